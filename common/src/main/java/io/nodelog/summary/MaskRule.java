package io.nodelog.summary;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.nodelog.bytes.ExpressionSize;
import java.nio.charset.StandardCharsets;

/**
 * A mask of the site's own: what it finds in a message becomes its name between angle brackets.
 *
 * @param name as {@link #NAME_RULE} says
 * @param regex an expression of RE2, which takes time in proportion to the message
 */
public record MaskRule(String name, String regex) {
  /** What a name may be, as the end of "must be". */
  public static final String NAME_RULE = "1 to 32 letters, _ and -";

  private static final java.util.regex.Pattern NAME =
      java.util.regex.Pattern.compile("[A-Za-z_-]{1,32}");
  private static final int LONGEST_REGEX = 1000;

  /**
   * Checks the rule.
   *
   * @throws IllegalArgumentException with what the expression must be, as "must …" says it
   */
  public MaskRule {
    if (!isName(name)) {
      throw new IllegalArgumentException("Invalid name: " + name + " (must be " + NAME_RULE + ")");
    }
    if (regex.isEmpty() || regex.length() > LONGEST_REGEX) {
      throw new IllegalArgumentException("must have 1 to " + LONGEST_REGEX + " characters");
    }
    if (ExpressionSize.of(regex) > ExpressionSize.LARGEST) {
      throw new IllegalArgumentException("must repeat less");
    }
    if (compiled(regex).matches("")) {
      throw new IllegalArgumentException("must not match a text of no length");
    }
  }

  /** Whether a rule may have this name. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private static Pattern compiled(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "must be an expression of RE2; " + e.getDescription() + ": " + e.getPattern(), e);
    }
  }

  /** The expression, ready to be used. */
  Pattern pattern() {
    return compiled(regex);
  }

  /** What stands for what was found. */
  byte[] replacement() {
    return ("<" + name + ">").getBytes(StandardCharsets.US_ASCII);
  }
}
