package io.nodelog.format.access;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an Apache {@code LogFormat}. The letters are a closed set, so that an unknown one is a
 * mistake.
 */
public final class ApacheLogFormat {
  /** Between percent and letter stand, in any order, statuses, {@code < > !} and an argument. */
  private static final Pattern DIRECTIVE =
      Pattern.compile("%([<>!,0-9]*)(?:\\{([^}]*)\\}([<>!,0-9]*))?(\\^[A-Za-z]{2}|[A-Za-z])");

  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\s*(?:LogFormat|CustomLog\\s+\\S+)\\s+\"((?:[^\"\\\\]|\\\\.)*)\".*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern START = Pattern.compile("%[<>!0-9{^]*[A-Za-z]");

  private final String format;
  private final ElementList elements = new ElementList();

  private ApacheLogFormat(String format) {
    this.format = format;
  }

  /** Returns whether a text has directives, as every format string of Apache does. */
  public static boolean looksLike(String text) {
    return START.matcher(text).find();
  }

  static CompiledFormat compile(String format) {
    Matcher statement = STATEMENT.matcher(format);
    String string = statement.matches() ? statement.group(1) : format;
    return new FormatCompiler(new ApacheLogFormat(string).elements(), FieldStyle.USUAL).compile();
  }

  private List<FormatElement> elements() {
    for (int i = 0; i < format.length(); ) {
      i = format.charAt(i) == '%' ? directive(i) : text(i);
    }
    return elements.finish();
  }

  /** In the server's configuration the string is quoted, so quotes have a backslash before them. */
  private int text(int i) {
    char c = format.charAt(i);
    int escape = c == '\\' && i + 1 < format.length() ? "\"\\nt".indexOf(format.charAt(i + 1)) : -1;
    elements.text(escape < 0 ? c : "\"\\\n\t".charAt(escape));
    return escape < 0 ? i + 1 : i + 2;
  }

  private int directive(int i) {
    if (format.startsWith("%%", i)) {
      elements.text('%');
      return i + 2;
    }
    Matcher directive = DIRECTIVE.matcher(format).region(i, format.length());
    if (!directive.lookingAt()) {
      throw new IllegalArgumentException(
          "Invalid format: incomplete directive at position " + (i + 1) + " of " + format);
    }
    return field(directive, i);
  }

  /** Returns where the text behind the directive starts. */
  private int field(Matcher directive, int i) {
    String letter = directive.group(4);
    String argument = Objects.requireNonNullElse(directive.group(2), "");
    if (letter.equals("t")) {
      return time(directive, i, argument);
    }
    String modifiers = directive.group(1) + Objects.requireNonNullElse(directive.group(3), "");
    boolean conditional = modifiers.chars().anyMatch(Character::isDigit);
    int rank = modifiers.contains(">") ? 0 : modifiers.contains("<") ? 2 : 1;
    elements.field(
        directive.group(),
        i,
        letter.equals("s")
            ? Meaning.status(rank, !conditional)
            : ApacheDirectives.meaning(directive.group(), i, letter, argument));
    return directive.end();
  }

  private int time(Matcher directive, int i, String argument) {
    if (ApacheTime.isBracketed(argument)) {
      elements.text('[');
      elements.field(directive.group(), i, ApacheTime.meaning(directive.group(), i, argument));
      elements.text(']');
      return directive.end();
    }
    TimeRun run = TimeRun.at(format, directive.end(), argument);
    String text = format.substring(i, run.end());
    elements.field(text, i, ApacheTime.meaning(text, i, run.argument()));
    return run.end();
  }
}
