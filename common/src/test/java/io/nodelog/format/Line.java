package io.nodelog.format;

import io.nodelog.format.access.AccessColumns;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A parsed line, as tests look at it. */
record Line(Outcome outcome, AccessRecord record, Map<String, @Nullable String> columns) {
  static final List<String> COLUMNS =
      List.of(
          "client_kind",
          "client_ip",
          "client_host",
          "peer_ip",
          "user",
          "time",
          "request",
          "method",
          "target",
          "protocol",
          "status",
          "bytes_sent",
          "bytes_received",
          "duration_micros",
          "referrer",
          "user_agent",
          "virtual_host",
          "forwarded_for",
          "request_id",
          "termination",
          "upstream[].address",
          "upstream[].status",
          "upstream[].connect_micros",
          "upstream[].header_micros",
          "upstream[].response_micros",
          "upstream[].bytes");

  /** Times without a zone are UTC. */
  static final ParserSettings SETTINGS =
      new ParserSettings(Optional.of(ZoneOffset.UTC), Instant.parse("2026-06-30T00:00:00Z"));

  static Line parse(String format, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    return parse(LogFormat.of(format).newLineParser(SETTINGS), bytes, 0, bytes.length);
  }

  static Line parse(LineParser parser, byte[] bytes, int from, int to) {
    AccessRecord record = new AccessRecord();
    return of(parser.parse(bytes, from, to, record), record);
  }

  static Line of(Outcome outcome, AccessRecord record) {
    Map<String, @Nullable String> columns = new LinkedHashMap<>();
    if (outcome.counted()) {
      COLUMNS.forEach(column -> columns.put(column, AccessColumns.of(record, column)));
    }
    return new Line(outcome, record, columns);
  }

  @Nullable String get(String column) {
    return columns.get(column);
  }

  /** The outcome, and the reason of a reject, as in {@code REJECT TIME}. */
  String verdict() {
    return outcome == Outcome.REJECT ? outcome + " " + record.rejectReason() : outcome.toString();
  }
}
