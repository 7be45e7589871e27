package io.nodelog.format;

import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.service.ServiceColumns;
import io.nodelog.record.Outcome;
import io.nodelog.record.ServiceRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A parsed event, as tests look at it. */
record Event(
    boolean starts, Outcome outcome, ServiceRecord record, Map<String, @Nullable String> columns) {
  private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");

  static Event parse(String format, String lines) {
    byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
    return parse(parser(LogFormat.of(format), "UTC"), bytes, 0, bytes.length);
  }

  static EventParser parser(LogFormat format, String zone) {
    return format.newEventParser(new ParserSettings(Optional.of(ZoneId.of(zone)), AS_OF));
  }

  static Event parse(EventParser parser, byte[] bytes, int from, int to) {
    int firstLineTo = from;
    while (firstLineTo < to && bytes[firstLineTo] != '\n') {
      firstLineTo++;
    }
    boolean starts = parser.starts(bytes, from, firstLineTo);
    ServiceRecord record = new ServiceRecord();
    Outcome outcome = parser.parse(bytes, from, firstLineTo, to, record);
    Map<String, @Nullable String> columns = new LinkedHashMap<>();
    if (outcome.counted()) {
      ServiceColumns.NAMES.forEach(name -> columns.put(name, ServiceColumns.of(record, name)));
    }
    return new Event(starts, outcome, record, columns);
  }

  @Nullable String get(String column) {
    return columns.get(column);
  }

  /** The outcome, and the reason of a reject, as in {@code REJECT TIME}. */
  String verdict() {
    return outcome == Outcome.REJECT ? outcome + " " + record.rejectReason() : outcome.toString();
  }
}
