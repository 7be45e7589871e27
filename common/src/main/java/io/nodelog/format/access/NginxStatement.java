package io.nodelog.format.access;

import io.nodelog.record.TextEscape;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An nginx format string as people paste it: bare, behind {@code escape=json}, or as the whole
 * {@code log_format} statement with its name and strings.
 *
 * @param format the string itself
 * @param style how values are written
 */
record NginxStatement(String format, FieldStyle style) {
  private static final Pattern START =
      Pattern.compile(
          "\\s*(?:log_format\\s+([^\\s'\"]+)\\s+)?(?:escape\\s*=\\s*(json|default|none)\\s+)?");

  /** A string in quotes, or a word without. */
  private static final Pattern STRING =
      Pattern.compile("\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s;]+))");

  private static final Pattern END = Pattern.compile("\\s*;?\\s*");
  private static final FieldStyle UNESCAPED = new FieldStyle(true, TextEscape.NONE, false);

  static NginxStatement of(String text) {
    Matcher start = START.matcher(text);
    boolean found = start.lookingAt();
    String escape = found ? start.group(2) : null;
    boolean statement = found && start.group(1) != null;
    String rest = found && (statement || escape != null) ? text.substring(start.end()) : text;
    String format = statement || rest.stripLeading().startsWith("'") ? strings(rest) : rest;
    return new NginxStatement(format, style(escape == null ? "" : escape, format));
  }

  /** Only {@code escape=default} writes a dash for what is unknown, and it is the default. */
  private static FieldStyle style(String escape, String format) {
    return switch (escape) {
      case "json" -> FieldStyle.JSON;
      case "none" -> UNESCAPED;
      case "default" -> FieldStyle.USUAL;
      default -> format.stripLeading().startsWith("{") ? FieldStyle.JSON : FieldStyle.USUAL;
    };
  }

  private static String strings(String text) {
    StringBuilder joined = new StringBuilder();
    Matcher string = STRING.matcher(text);
    int at = 0;
    while (string.region(at, text.length()).lookingAt()) {
      joined.append(plain(string));
      at = string.end();
    }
    if (!END.matcher(text).region(at, text.length()).matches()) {
      throw new IllegalArgumentException(
          "Invalid format: "
              + text.substring(at)
              + " (must be strings in quotes, then a semicolon)");
    }
    return joined.toString();
  }

  private static String plain(Matcher string) {
    if (string.group(1) != null) {
      return unescape(string.group(1));
    }
    return string.group(2) == null ? string.group(3) : unescape(string.group(2));
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int escape = c == '\\' ? "\"'\\tn".indexOf(text.charAt(i + 1)) : -1;
      plain.append(escape < 0 ? c : "\"'\\\t\n".charAt(escape));
      i += escape < 0 ? 0 : 1;
    }
    return plain.toString();
  }
}
