package io.nodelog.format.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.nodelog.bytes.ExpressionSize;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A regular expression of RE2 over the bytes of a line, which it must fit from its start on. It
 * takes time linear in the line's length, whatever expression and line are.
 *
 * <p>To the expression each byte is a character. Text that is not ASCII stands for its UTF-8 bytes,
 * so it can be matched as it is, but not within brackets.
 */
public final class LineExpression {
  /** The longest line that is read if nothing else is said. */
  public static final int LONGEST_LINE = 16 * 1024;

  private final String text;
  private final Pattern pattern;
  private final int longestLine;

  /**
   * Reads an expression.
   *
   * @param longestLine in bytes; the time a line takes is bounded by this
   * @throws IllegalArgumentException if it is no expression of RE2, is too large, or has no group
   *     with a name
   */
  public LineExpression(String text, int longestLine) {
    this.text = text;
    this.longestLine = longestLine;
    if (ExpressionSize.of(text) > ExpressionSize.LARGEST) {
      throw new IllegalArgumentException(
          "Invalid expression: too large (must have at most " + ExpressionSize.LARGEST + " parts)");
    }
    try {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      pattern = Pattern.compile(new String(utf8, StandardCharsets.ISO_8859_1));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "Invalid expression: " + e.getMessage() + " (must be one of RE2)", e);
    }
    if (pattern.namedGroups().isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid expression: no group has a name (must have groups such as (?P<time>…))");
    }
  }

  /** The names of the groups, in the order of the expression. */
  public List<String> groups() {
    return pattern.namedGroups().entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** In bytes. */
  public int longestLine() {
    return longestLine;
  }

  /** Returns a matcher for one thread. */
  public LineMatch matcher() {
    return new LineMatch(pattern);
  }

  @Override
  public String toString() {
    return text;
  }
}
