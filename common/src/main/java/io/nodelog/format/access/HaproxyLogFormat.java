package io.nodelog.format.access;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a HAProxy {@code log-format}. Aliases are a closed set, so that an unknown one is a
 * mistake; samples in brackets are read over but for a few.
 */
public final class HaproxyLogFormat {
  /** Name, flags, then an alias or a sample. */
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "%(?:\\(([^)]*)\\))?(?:\\{([^}]*)\\})?(?:\\[((?:[^\\]\\\\(]|\\\\.|\\([^)]*\\))*)\\]|([A-Za-z]+))");

  private static final Pattern CHARACTERISTIC =
      Pattern.compile(
          "%(?:\\([^)]*\\))?(?:\\{[+-][QXE][^}]*\\}|\\[[^\\]%\\[ ]+\\]"
              + "|(?:ci|cp|ft|ST|TR|Tw|tsc|tr[gl]|CC|CS|H[MUVPQ]O?|h[rs]l)(?![A-Za-z]))");

  private static final Pattern CAPTURES =
      Pattern.compile("(?:[\\s\\\\]|%(?:\\{[^}]*\\})?h[rs]l?(?![A-Za-z]))*");

  private static final Pattern STATEMENT =
      Pattern.compile("\\s*log-format(?:-sd)?\\s+(.*)", Pattern.DOTALL);

  private final String format;
  private final ElementList elements = new ElementList();
  private boolean quotesAll;
  private String lastAlias = "";

  private HaproxyLogFormat(String format) {
    this.format = format;
  }

  /** Returns whether a text has an alias or a flag that only HAProxy knows, or a sample. */
  public static boolean looksLike(String text) {
    return CHARACTERISTIC.matcher(text).find();
  }

  static CompiledFormat compile(String format) {
    Matcher statement = STATEMENT.matcher(format);
    String string = statement.matches() ? unquoted(statement.group(1).strip()) : format;
    return new FormatCompiler(new HaproxyLogFormat(string).elements(), FieldStyle.HAPROXY)
        .compile();
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && "\"'".indexOf(text.charAt(0)) >= 0;
    return quoted && text.endsWith(text.substring(0, 1))
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private List<FormatElement> elements() {
    int i = 0;
    while (i < format.length()) {
      i = format.charAt(i) == '%' ? directive(i) : text(i);
    }
    return elements.finish();
  }

  /** In the server's configuration spaces and quotes have a backslash before them. */
  private int text(int i) {
    boolean escaped = format.charAt(i) == '\\' && i + 1 < format.length();
    elements.text(format.charAt(escaped ? i + 1 : i));
    return escaped ? i + 2 : i + 1;
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
    String flags = directive.group(2) == null ? "" : directive.group(2);
    if (directive.group(3) != null) {
      field(directive.group(), i, HaproxyAliases.sample(directive.group(3)), flags);
      return directive.end();
    }
    return alias(directive, i, flags);
  }

  private int alias(Matcher directive, int i, String flags) {
    String alias = directive.group(4);
    if (alias.equals("o")) {
      quotesAll = flags.contains("+Q") || (quotesAll && !flags.contains("-Q"));
      return skipSpace(directive.end());
    }
    boolean captures = alias.startsWith("h");
    if (captures && isCapturesOnly(directive.end())) {
      elements.rest(format.substring(i));
      return format.length();
    }
    if (alias.equals("hrl") || alias.equals("hsl")) {
      // How many texts there are is not known, so nothing can be read behind them.
      throw new IllegalArgumentException(
          "Invalid format: %s at position %d (must come last)".formatted(directive.group(), i + 1));
    }
    // The milliseconds are those of the connection, as are the seconds of %Ts.
    boolean foreignFraction = alias.equals("ms") && !lastAlias.equals("Ts");
    Meaning meaning = foreignFraction ? Meaning.SKIPPED : HaproxyAliases.meaning(alias, i, format);
    lastAlias = alias;
    field(directive.group(), i, meaning, HaproxyAliases.isQuotable(alias) ? flags : "-Q");
    return captures ? skipSpace(directive.end()) : directive.end();
  }

  private int skipSpace(int i) {
    boolean escaped = format.startsWith("\\ ", i);
    return escaped ? i + 2 : format.startsWith(" ", i) ? i + 1 : i;
  }

  private boolean isCapturesOnly(int i) {
    return CAPTURES.matcher(format).region(i, format.length()).matches();
  }

  private void field(String directive, int i, Meaning meaning, String flags) {
    boolean quoted = flags.contains("+Q") || (quotesAll && !flags.contains("-Q"));
    elements.text(quoted ? "\"" : "");
    elements.field(directive, i, meaning);
    elements.text(quoted ? "\"" : "");
  }
}
