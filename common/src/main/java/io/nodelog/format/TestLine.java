package io.nodelog.format;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.format.access.AccessColumns;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.service.ServiceColumns;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line and what a format must make of it.
 *
 * @param header a line that stands before it and says how it is to be read; mostly empty
 * @param line the line without its end; of events all lines, with LF between them
 * @param expected by column; {@code outcome} is {@code record} unless it is given, {@code reason}
 *     that of a reject, and {@code null} stands for a column that must be absent. Lines are read
 *     with {@code zone} (UTC unless it is given) and {@code as_of} (2026-06-30)
 */
record TestLine(String header, String line, Map<String, String> expected) {
  static final String OUTCOME = "outcome";
  static final String REASON = "reason";
  static final String ZONE = "zone";
  static final String AS_OF = "as_of";

  /** What may be expected besides columns. */
  static final Set<String> NO_COLUMNS = Set.of(OUTCOME, REASON, ZONE, AS_OF);

  /** Returns whether the line must be understood wholly. */
  boolean isRecord() {
    return !expected.containsKey(OUTCOME);
  }

  /** Returns what differs from what is expected, a sentence each. */
  List<String> failures(LogFormat format) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return format.hasRequests()
        ? requestFailures(format.newLineParser(settings()), bytes)
        : eventFailures(format.newEventParser(settings()), bytes);
  }

  private List<String> requestFailures(LineParser parser, byte[] bytes) {
    AccessRecord record = new AccessRecord();
    byte[] above = header.getBytes(StandardCharsets.UTF_8);
    parser.parse(above, 0, above.length, record);
    Outcome outcome = parser.parse(bytes, 0, bytes.length, record);
    return compare(outcome, record.rejectReason(), column -> AccessColumns.of(record, column));
  }

  /** An event may have more than one line; none but the first may start one. */
  private List<String> eventFailures(EventParser parser, byte[] bytes) {
    int firstLineTo = lineTo(bytes, 0);
    for (int from = firstLineTo; from < bytes.length; from = lineTo(bytes, from + 1)) {
      if (parser.starts(bytes, from + 1, lineTo(bytes, from + 1))) {
        return List.of("Another event starts in: " + line);
      }
    }
    ServiceRecord record = new ServiceRecord();
    for (String above : header.lines().toList()) {
      byte[] one = above.getBytes(StandardCharsets.UTF_8);
      parser.parse(one, 0, one.length, one.length, record);
    }
    Outcome outcome = parser.parse(bytes, 0, firstLineTo, bytes.length, record);
    List<String> failures =
        compare(outcome, record.rejectReason(), column -> ServiceColumns.of(record, column));
    if (outcome.counted() && !parser.starts(bytes, 0, firstLineTo)) {
      failures.add("No event starts in: " + line);
    }
    return failures;
  }

  private static int lineTo(byte[] bytes, int from) {
    int end = ByteSearch.indexOf(bytes, from, bytes.length, (byte) '\n');
    return end == ByteSearch.NOT_FOUND ? bytes.length : end;
  }

  private ParserSettings settings() {
    return new ParserSettings(
        Optional.of(ZoneId.of(expected.getOrDefault(ZONE, "UTC"))),
        Instant.parse(expected.getOrDefault(AS_OF, "2026-06-30T00:00:00Z")));
  }

  private List<String> compare(
      Outcome outcome, RejectReason reason, Function<String, @Nullable String> columns) {
    List<String> failures = new ArrayList<>();
    compare(OUTCOME, expected.getOrDefault(OUTCOME, "record"), word(outcome), failures);
    expected.forEach(
        (column, value) -> {
          if (column.equals(REASON)) {
            compare(column, value, word(reason), failures);
          } else if (!NO_COLUMNS.contains(column)) {
            String actual = outcome.counted() ? columns.apply(column) : null;
            compare(column, value, Objects.toString(actual), failures);
          }
        });
    return failures;
  }

  private void compare(String column, String wanted, String actual, List<String> failures) {
    if (!wanted.equals(actual)) {
      failures.add("%s is %s but must be %s in: %s".formatted(column, actual, wanted, line));
    }
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
