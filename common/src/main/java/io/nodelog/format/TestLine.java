package io.nodelog.format;

import io.nodelog.format.access.AccessColumns;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A line and what a format must make of it.
 *
 * @param line the line without its end
 * @param expected by column; {@code outcome} is {@code record} unless it is given, {@code reason}
 *     that of a reject, and {@code null} stands for a column that must be absent
 */
record TestLine(String line, Map<String, String> expected) {
  private static final String OUTCOME = "outcome";
  private static final String REASON = "reason";

  /** Returns what differs from what is expected, a sentence each. */
  List<String> failures(LogFormat format) {
    LineParser parser = format.newLineParser(ParserSettings.none());
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    AccessRecord record = new AccessRecord();
    Outcome outcome = parser.parse(bytes, 0, bytes.length, record);
    List<String> failures = new ArrayList<>();
    compare(OUTCOME, expected.getOrDefault(OUTCOME, "record"), word(outcome), failures);
    expected.forEach(
        (column, value) -> {
          if (column.equals(REASON)) {
            compare(column, value, word(record.rejectReason()), failures);
          } else if (!column.equals(OUTCOME)) {
            String actual = outcome.counted() ? AccessColumns.of(record, column) : null;
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

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
