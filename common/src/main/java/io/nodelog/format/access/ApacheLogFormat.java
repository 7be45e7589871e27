package io.nodelog.format.access;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an Apache {@code LogFormat}. The letters are a closed set, so that an unknown one is a
 * mistake.
 */
public final class ApacheLogFormat {
  /** Modifiers, status condition and argument of a directive stand between percent and letter. */
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "%([<>]?)(!?[0-9]{3}(?:,[0-9]{3})*)?([<>]?)(?:\\{([^}]*)\\})?(\\^?[A-Za-z]+)");

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
    return new FormatCompiler(new ApacheLogFormat(format).elements(), false).compile();
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
    int end = letterEnd(directive);
    field(directive, i, end);
    return end;
  }

  /** A letter is one character, apart from {@code ^FB}, {@code ^ti} and {@code ^to}. */
  private static int letterEnd(Matcher directive) {
    int length = directive.group(5).startsWith("^") ? 3 : 1;
    return Math.min(directive.start(5) + length, directive.end(5));
  }

  private void field(Matcher directive, int i, int end) {
    String letter = format.substring(directive.start(5), end);
    String text = format.substring(i, end);
    String argument = directive.group(4) == null ? "" : directive.group(4);
    if (letter.equals("t") && ApacheTime.isBracketed(argument)) {
      elements.text('[');
      elements.field(text, i, ApacheTime.meaning(text, i, argument));
      elements.text(']');
    } else if (letter.equals("t")) {
      elements.field(text, i, ApacheTime.meaning(text, i, argument));
    } else {
      boolean original = (directive.group(1) + directive.group(3)).contains("<");
      boolean last = (directive.group(1) + directive.group(3)).contains(">");
      boolean conditional = directive.group(2) != null;
      elements.field(
          text,
          i,
          letter.equals("s")
              ? Meaning.status(last ? 0 : original ? 2 : 1, !conditional)
              : ApacheDirectives.meaning(text, i, letter, argument));
    }
  }
}
