package io.nodelog.format.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;

/** Matches lines with an expression, for one thread. */
public final class LineMatch {
  private final Matcher matcher;
  private final Pattern pattern;
  private final ByteChars chars = new ByteChars();

  LineMatch(Pattern pattern) {
    this.pattern = pattern;
    matcher = pattern.matcher("");
  }

  /** The number of a group. */
  public int group(String name) {
    return pattern.namedGroups().getOrDefault(name, 0);
  }

  /** Returns whether the expression fits the line from its start on. */
  public boolean fits(byte[] bytes, int from, int to) {
    chars.set(bytes, from, to);
    return matcher.reset(chars).lookingAt();
  }

  /** Where a group of the line that fitted last starts; negative if it took no part. */
  public int from(int group) {
    int start = matcher.start(group);
    return start < 0 ? start : chars.from + start;
  }

  /** Where a group of the line that fitted last ends (exclusive); group 0 is all that fitted. */
  public int to(int group) {
    return chars.from + matcher.end(group);
  }

  /** A range of bytes, each as a character. */
  private static final class ByteChars implements CharSequence {
    private byte[] bytes = new byte[0];
    private int from;
    private int to;

    void set(byte[] line, int start, int end) {
      bytes = line;
      from = start;
      to = end;
    }

    @Override
    public int length() {
      return to - from;
    }

    @Override
    public char charAt(int index) {
      return (char) (bytes[from + index] & 0xFF);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      ByteChars part = new ByteChars();
      part.set(bytes, from + start, from + end);
      return part;
    }

    @Override
    public String toString() {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
  }
}
