package io.nodelog.format.access;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code logformat} of squid. The codes are a closed set, so that an unknown one is a
 * mistake, but for those of modules ({@code ssl::}, {@code icap::}).
 */
public final class SquidLogFormat {
  /** Encoding, alignment, padding, width, then an argument before or behind the code. */
  private static final Pattern CODE =
      Pattern.compile(
          "%[\"\\[#'/\\\\]?(-?)(0?)([0-9]*)(?:\\.[0-9]+)?(?:\\{([^}]*)\\})?"
              + "((?:[a-z_]+::)?[<>]?[A-Za-z_]+)(?:\\{([^}]*)\\})?");

  private static final Pattern CHARACTERISTIC =
      Pattern.compile(
          "%[\"\\[#'/\\\\]?-?[0-9]*(?:\\{[^}]*\\})?"
              + "(?:[a-z]+::[<>]?[a-z_]+|[<>](?:[aAp]|l[ap]|Hs|ha?|s[thH]|[pt]t|r[mupv])"
              + "|t[sulg]|r[muv]|u[nlie]|S[sh]|mt)(?![A-Za-z])");

  private static final Pattern STATEMENT =
      Pattern.compile("\\s*logformat\\s+\\S+\\s+(.*?)\\s*", Pattern.DOTALL);

  private final String format;
  private final ElementList elements = new ElementList();
  private boolean paddingBehind;

  private SquidLogFormat(String format) {
    this.format = format;
  }

  /** Returns whether a text has codes that only squid knows. */
  public static boolean looksLike(String text) {
    return CHARACTERISTIC.matcher(text).find();
  }

  static CompiledFormat compile(String format) {
    Matcher statement = STATEMENT.matcher(format);
    String string = statement.matches() ? statement.group(1) : format;
    return new FormatCompiler(new SquidLogFormat(string).elements(), FieldStyle.USUAL).compile();
  }

  private List<FormatElement> elements() {
    for (int i = 0; i < format.length(); ) {
      if (format.charAt(i) == '%') {
        i = code(i);
      } else {
        elements.text(format.charAt(i++));
      }
    }
    return elements.finish();
  }

  private int code(int i) {
    if (format.startsWith("%%", i)) {
      elements.text('%');
      return i + 2;
    }
    Matcher code = CODE.matcher(format).region(i, format.length());
    if (!code.lookingAt()) {
      throw new IllegalArgumentException(
          "Invalid format: incomplete code at position " + (i + 1) + " of " + format);
    }
    String argument = code.group(4) == null ? code.group(6) : code.group(4);
    Meaning meaning =
        SquidCodes.meaning(code.group(), i, code.group(5), argument == null ? "" : argument);
    boolean width = !code.group(3).isEmpty() && code.group(2).isEmpty();
    boolean left = !code.group(1).isEmpty();
    if (paddingBehind || (width && !left)) {
      elements.field("", i, Meaning.of(Slot.NONE, Step.PADDING, 0));
    }
    elements.field(code.group(), i, meaning);
    paddingBehind = width && left;
    return code.end();
  }
}
