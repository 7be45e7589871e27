package io.nodelog.format.access;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the layout of a server whose fields are fixed, written down with the names of the server's
 * manual: {@code <elb_status_code=status>} is a field that is read as the status, {@code <elb>} one
 * that is read over, and {@code ...} at the end stands for fields that may be added behind.
 */
final class LayoutFormat {
  private static final Pattern FIELD = Pattern.compile("<([^<>=]+)(?:=([a-z_]+))?>");
  private static final String REST = " ...";

  private static final Map<String, Meaning> MEANINGS =
      Map.ofEntries(
          Map.entry("client", Meaning.of(Slot.CLIENT)),
          Map.entry("client_and_port", Meaning.of(Slot.CLIENT, Step.ADDRESS_PORT, 0)),
          Map.entry("user", Meaning.of(Slot.USER)),
          Map.entry("start_clf", Meaning.time(Step.CLF_TIME, Meaning.SECOND, 0, false)),
          Map.entry("start_iso", Meaning.time(Step.ISO_TIME, Meaning.SECOND, 0, false)),
          Map.entry("end_iso", Meaning.time(Step.ISO_TIME, Meaning.SECOND, 0, true)),
          Map.entry("request", Meaning.of(Slot.REQUEST)),
          Map.entry("request_or_none", Meaning.of(Slot.REQUEST, Step.REQUEST_OR_NONE, 0)),
          Map.entry("status", Meaning.of(Slot.STATUS, Step.STATUS_OR_NONE, 0)),
          Map.entry("bytes_sent", Meaning.of(Slot.BYTES_SENT)),
          Map.entry("bytes_received", Meaning.of(Slot.BYTES_RECEIVED)),
          Map.entry("duration_millis", duration(Meaning.MILLISECOND)),
          Map.entry("duration_seconds", duration(Meaning.SECOND)),
          Map.entry(
              "more_seconds",
              Meaning.of(Slot.DURATION_PART, Step.ADDED_DURATION, Meaning.SECOND, 0)),
          Map.entry(
              "more_header_seconds",
              Meaning.of(Slot.UPSTREAM_HEADER_TIME, Step.ADDED_DURATION, Meaning.SECOND, 0)),
          Map.entry("referrer", Meaning.of(Slot.REFERRER)),
          Map.entry("user_agent", Meaning.of(Slot.USER_AGENT)),
          Map.entry("virtual_host", Meaning.of(Slot.VIRTUAL_HOST)),
          Map.entry("request_id", Meaning.of(Slot.REQUEST_ID)),
          Map.entry("termination", Meaning.of(Slot.TERMINATION)),
          Map.entry("upstream_address", Meaning.of(Slot.UPSTREAM_ADDRESS)),
          Map.entry("upstream_status", Meaning.of(Slot.UPSTREAM_STATUS, Step.UPSTREAM_NUMBER, 0)));

  private LayoutFormat() {}

  private static Meaning duration(long scale) {
    return Meaning.of(Slot.DURATION, Step.SIGNED_DURATION, scale, 0);
  }

  static CompiledFormat compile(String format) {
    return new FormatCompiler(elements(format), FieldStyle.USUAL).compile();
  }

  private static List<FormatElement> elements(String format) {
    ElementList elements = new ElementList();
    boolean open = format.endsWith(REST);
    String closed = open ? format.substring(0, format.length() - REST.length()) : format;
    Matcher field = FIELD.matcher(closed);
    int from = 0;
    while (field.find()) {
      elements.text(closed.substring(from, field.start()));
      elements.field(field.group(1), field.start(), meaning(field));
      from = field.end();
    }
    elements.text(closed.substring(from));
    if (open) {
      elements.rest("...");
    }
    return elements.finish();
  }

  private static Meaning meaning(Matcher field) {
    String word = field.group(2);
    Meaning meaning = word == null ? Meaning.SKIPPED : MEANINGS.get(word);
    if (meaning == null) {
      throw new IllegalArgumentException(
          "Unknown meaning: %s at position %d".formatted(field.group(), field.start() + 1));
    }
    return meaning;
  }
}
