package io.nodelog.summary;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/**
 * Applies the masks of a site to the first {@value #LONGEST} bytes of a message's first line, one
 * after the other, each to what the ones before have left.
 */
final class OwnMasks {
  /** What stands further back is as good as never kept. */
  static final int LONGEST = 1024;

  private final Pattern[] patterns;
  private final byte[][] replacements;
  private final GrowingBytes masked = new GrowingBytes();

  OwnMasks(List<MaskRule> rules) {
    patterns = rules.stream().map(MaskRule::pattern).toArray(Pattern[]::new);
    replacements = rules.stream().map(MaskRule::replacement).toArray(byte[][]::new);
  }

  boolean areNone() {
    return patterns.length == 0;
  }

  /** Returns the first line with what the masks find replaced; valid until the next call. */
  GrowingBytes of(byte[] bytes, int from, int to) {
    int end = from;
    while (end < Math.min(to, from + LONGEST) && bytes[end] != '\n') {
      end++;
    }
    masked.clear();
    masked.putBytes(bytes, from, end);
    for (int i = 0; i < patterns.length; i++) {
      replace(patterns[i], replacements[i]);
    }
    return masked;
  }

  private void replace(Pattern pattern, byte[] replacement) {
    byte[] line = masked.copy();
    Matcher matcher = pattern.matcher(line);
    masked.clear();
    int at = 0;
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) { // \b and the like find places without text
        masked.putBytes(line, at, matcher.start());
        masked.putBytes(replacement, 0, replacement.length);
        at = matcher.end();
      }
    }
    masked.putBytes(line, at, line.length);
  }
}
