package io.nodelog.format.access;

import io.nodelog.record.TextEscape;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a format string of Envoy's access log. Operators that records have no place for are read
 * over, because each version brings new ones.
 */
public final class EnvoyLogFormat {
  /** Name, argument and length limit between percent signs. */
  private static final Pattern OPERATOR =
      Pattern.compile("%([A-Z][A-Z0-9_]*)(?:\\(([^)]*)\\))?(?::[0-9]+)?%");

  /** Up to three letters between percent signs could be aliases of others. */
  private static final Pattern CHARACTERISTIC =
      Pattern.compile("%[A-Z][A-Z0-9_]{2,}(?:\\([^)]*\\)|[A-Z0-9_]{2})(?::[0-9]+)?%");

  private static final Pattern LINE_END = Pattern.compile("(?:\\\\n|\\s)+$");

  private static final Map<String, Meaning> MEANINGS =
      Map.ofEntries(
          Map.entry("DOWNSTREAM_REMOTE_ADDRESS", Meaning.of(Slot.CLIENT)),
          Map.entry("DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT", Meaning.of(Slot.CLIENT)),
          Map.entry("DOWNSTREAM_REMOTE_PORT", Meaning.PORT),
          Map.entry("DOWNSTREAM_DIRECT_REMOTE_ADDRESS", Meaning.of(Slot.PEER)),
          Map.entry("DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT", Meaning.of(Slot.PEER)),
          Map.entry("PROTOCOL", Meaning.of(Slot.PROTOCOL)),
          Map.entry("RESPONSE_CODE", Meaning.of(Slot.STATUS, Step.STATUS_OR_NONE, 0)),
          Map.entry("RESPONSE_FLAGS", Meaning.of(Slot.TERMINATION)),
          Map.entry("RESPONSE_FLAGS_LONG", Meaning.of(Slot.TERMINATION, 1)),
          Map.entry("BYTES_SENT", Meaning.of(Slot.BYTES_SENT)),
          Map.entry("BYTES_RECEIVED", Meaning.of(Slot.BYTES_RECEIVED)),
          Map.entry("DURATION", Meaning.duration(Meaning.MILLISECOND, 0, false)),
          Map.entry("REQUESTED_SERVER_NAME", Meaning.of(Slot.VIRTUAL_HOST, 1)),
          Map.entry("STREAM_ID", Meaning.of(Slot.REQUEST_ID, 1)),
          Map.entry("UPSTREAM_HOST", Meaning.of(Slot.UPSTREAM_ADDRESS)),
          Map.entry("UPSTREAM_REMOTE_ADDRESS", Meaning.of(Slot.UPSTREAM_ADDRESS, 1)));

  private EnvoyLogFormat() {}

  /** Returns whether a text has operators between percent signs, as only Envoy's have. */
  public static boolean looksLike(String text) {
    return CHARACTERISTIC.matcher(text).find();
  }

  static CompiledFormat compile(String format) {
    boolean utc = !format.contains("_LOCAL");
    String line = LINE_END.matcher(format).replaceFirst("");
    return new FormatCompiler(elements(line), new FieldStyle(false, TextEscape.NONE, utc))
        .compile();
  }

  private static List<FormatElement> elements(String format) {
    ElementList elements = new ElementList();
    Matcher operator = OPERATOR.matcher(format);
    int from = 0;
    while (operator.find()) {
      elements.text(plain(format, from, operator.start()));
      elements.field(operator.group(), operator.start(), meaning(operator));
      from = operator.end();
    }
    elements.text(plain(format, from, format.length()));
    return elements.finish();
  }

  private static String plain(String format, int from, int to) {
    String text = format.substring(from, to).replace("%%", "\0");
    int percent = text.indexOf('%');
    if (percent >= 0) {
      throw new IllegalArgumentException(
          "Invalid format: incomplete operator at position "
              + (from + percent + 1)
              + " of "
              + format);
    }
    return text.replace('\0', '%');
  }

  private static Meaning meaning(Matcher operator) {
    String argument = operator.group(2) == null ? "" : operator.group(2);
    return switch (operator.group(1)) {
      case "REQ" -> request(argument);
      case "RESP" ->
          argument.equalsIgnoreCase("X-ENVOY-UPSTREAM-SERVICE-TIME")
              ? Meaning.of(
                  Slot.UPSTREAM_RESPONSE_TIME, Step.UPSTREAM_NUMBER, Meaning.MILLISECOND, 0)
              : Meaning.SKIPPED;
      case "START_TIME", "START_TIME_LOCAL" -> EnvoyTime.meaning(operator, argument);
      default -> MEANINGS.getOrDefault(operator.group(1), Meaning.SKIPPED);
    };
  }

  /** Of {@code X?Y} the server writes Y where there is no X: a header's name and its stand-in. */
  private static Meaning request(String argument) {
    String[] names = argument.toUpperCase(Locale.ROOT).split("\\?", 2);
    Meaning first = header(names[0]);
    return first.equals(Meaning.SKIPPED) && names.length > 1 ? header(names[1]) : first;
  }

  private static Meaning header(String name) {
    return switch (name) {
      case ":METHOD" -> Meaning.of(Slot.METHOD);
      case ":PATH", "X-ENVOY-ORIGINAL-PATH" -> Meaning.of(Slot.TARGET);
      case ":AUTHORITY", "HOST" -> Meaning.of(Slot.VIRTUAL_HOST);
      case "REFERER" -> Meaning.of(Slot.REFERRER);
      case "USER-AGENT" -> Meaning.of(Slot.USER_AGENT);
      case "X-FORWARDED-FOR" -> Meaning.of(Slot.FORWARDED_FOR);
      case "X-REQUEST-ID" -> Meaning.of(Slot.REQUEST_ID);
      default -> Meaning.SKIPPED;
    };
  }
}
