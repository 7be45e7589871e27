package io.nodelog.format;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.nodelog.format.access.AccessColumns;
import io.nodelog.format.parser.AccessFormat;
import io.nodelog.format.parser.RecordFormat;
import io.nodelog.format.service.ServiceColumns;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads a test line of a format's file, so that what is wrong with it is told with its place. */
final class TestDefinition {
  private static final String LINE = "line";
  private static final String HEADER = "header";
  private static final String[] OUTCOMES = words(Outcome.values());
  private static final String[] REASONS = words(RejectReason.values());

  private TestDefinition() {}

  static TestLine read(Options test) {
    test.word(TestLine.OUTCOME, OUTCOMES);
    test.word(TestLine.REASON, REASONS);
    requireZone(test);
    requireInstant(test);
    String header = test.optionalText(HEADER).orElse("");
    return new TestLine(header, test.text(LINE), expected(test));
  }

  private static Map<String, String> expected(Options test) {
    Map<String, String> expected = new TreeMap<>();
    Config others = test.config().withoutPath(LINE).withoutPath(HEADER);
    for (Map.Entry<String, ConfigValue> entry : others.root().entrySet()) {
      ConfigValueType type = entry.getValue().valueType();
      if (type == ConfigValueType.OBJECT || type == ConfigValueType.LIST) {
        throw test.invalid(ConfigUtil.quoteString(entry.getKey()), "must be a text or null");
      }
      if (type != ConfigValueType.NULL || !TestLine.NO_COLUMNS.contains(entry.getKey())) {
        expected.put(entry.getKey(), String.valueOf(entry.getValue().unwrapped()));
      }
    }
    return expected;
  }

  private static String[] words(Enum<?>[] constants) {
    return Arrays.stream(constants).map(TestLine::word).toArray(String[]::new);
  }

  private static void requireZone(Options test) {
    try {
      test.optionalText(TestLine.ZONE).ifPresent(ZoneId::of);
    } catch (DateTimeException e) {
      throw test.invalid(TestLine.ZONE, "must be a time zone such as UTC or Europe/Berlin");
    }
  }

  private static void requireInstant(Options test) {
    try {
      test.optionalText(TestLine.AS_OF).ifPresent(Instant::parse);
    } catch (DateTimeException e) {
      throw test.invalid(TestLine.AS_OF, "must be an instant such as 2026-06-30T00:00:00Z");
    }
  }

  /**
   * Refuses a test of columns that lines of a format cannot have.
   *
   * @throws IllegalArgumentException that says which column, where, and which ones there are
   */
  static void requireColumns(Options test, RecordFormat format) {
    for (String column : test.keys()) {
      boolean isLine = column.equals(LINE) || column.equals(HEADER);
      if (!isLine && !TestLine.NO_COLUMNS.contains(column)) {
        test.make(ConfigUtil.quoteString(column), () -> requireColumn(column, format));
      }
    }
  }

  private static String requireColumn(String column, RecordFormat format) {
    boolean requests = format instanceof AccessFormat;
    try {
      return Objects.toString(
          requests
              ? AccessColumns.of(new AccessRecord(), column)
              : ServiceColumns.of(new ServiceRecord(), column));
    } catch (IllegalArgumentException e) {
      List<String> known = requests ? AccessColumns.NAMES : ServiceColumns.NAMES;
      throw new IllegalArgumentException(
          e.getMessage() + " (must be one of " + String.join(", ", known) + ")", e);
    }
  }
}
