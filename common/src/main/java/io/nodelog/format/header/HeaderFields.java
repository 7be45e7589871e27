package io.nodelog.format.header;

import io.nodelog.format.access.Column;
import io.nodelog.format.access.ColumnParser;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.LogServer;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Compiles what stands behind {@code #Fields:} to a parser of the lines below it. */
final class HeaderFields {
  /** Servers offer some fifty fields; a header of more than this is read by nobody. */
  private static final int MOST_FIELDS = 256;

  private static final int SKIPPED = -1;

  /** The column that the time of a line is. */
  private static final String TIME = "time";

  private final HeaderNames names;
  private final HeaderOptions options;
  private final ParserSettings settings;

  HeaderFields(HeaderOptions options, ParserSettings settings) {
    names = new HeaderNames(options.durationUnit());
    this.options = options;
    this.settings = settings;
  }

  /** Refuses fields whose lines would all be rejects. */
  static void requireTime(String fields, HeaderOptions options) {
    String[] list = split(fields);
    HeaderFields headerFields = new HeaderFields(options, ParserSettings.none());
    if (list.length > MOST_FIELDS || timeField(list, headerFields.choose(list)) == SKIPPED) {
      throw new IllegalArgumentException(
          "Missing field: time (must have date and time, or x-timestamp, and at most "
              + MOST_FIELDS
              + " fields)");
    }
  }

  /** Returns the parser of lines with these fields; it rejects all if there can be none. */
  LineParser parser(String fields) {
    String[] list = split(fields);
    if (fields.isBlank() || list.length > MOST_FIELDS) {
      return rejecting(RejectReason.SHAPE);
    }
    Map<String, Integer> chosen = choose(list);
    int time = timeField(list, chosen);
    if (time == SKIPPED) {
      return rejecting(RejectReason.TIME);
    }
    boolean dated = list[time].equalsIgnoreCase(HeaderNames.TIME);
    return parser(list, chosen, dated ? indexOf(list, HeaderNames.DATE) : SKIPPED);
  }

  private static String[] split(String fields) {
    return fields.strip().split("[ \t]+", MOST_FIELDS + 1);
  }

  /** A time of the day alone is none. */
  private static int timeField(String[] list, Map<String, Integer> chosen) {
    int time = chosen.getOrDefault(TIME, SKIPPED);
    boolean ofDay = time != SKIPPED && list[time].equalsIgnoreCase(HeaderNames.TIME);
    return ofDay && indexOf(list, HeaderNames.DATE) == SKIPPED ? SKIPPED : time;
  }

  private LineParser parser(String[] list, Map<String, Integer> chosen, int date) {
    int[] columnOfField = new int[list.length];
    Arrays.fill(columnOfField, SKIPPED);
    List<Column> columns = new ArrayList<>();
    for (int field : chosen.values()) {
      columnOfField[field] = columns.size();
      columns.add(names.column(list[field]));
    }
    if (date >= 0) {
      columnOfField[date] = columns.size();
    }
    return new ColumnParser(
        new FieldSplitter(columnOfField, columns.size() + 1),
        columns,
        LogServer.OTHER,
        options.escape(),
        settings,
        date >= 0 ? columns.size() : SKIPPED);
  }

  /** Finds the best field for each column; of equal ones the first. */
  private Map<String, Integer> choose(String[] list) {
    Map<String, Integer> chosen = new TreeMap<>();
    for (int i = 0; i < list.length; i++) {
      String field = list[i];
      if (names.knows(field)) {
        String column = names.column(field).name();
        Integer before = chosen.get(column);
        if (before == null || names.rank(field) < names.rank(list[before])) {
          chosen.put(column, i);
        }
      }
    }
    return chosen;
  }

  private static int indexOf(String[] list, String name) {
    for (int i = 0; i < list.length; i++) {
      if (list[i].toLowerCase(Locale.ROOT).equals(name)) {
        return i;
      }
    }
    return SKIPPED;
  }

  private static LineParser rejecting(RejectReason reason) {
    return new LineParser() {
      @Override
      public Outcome parse(byte[] bytes, int from, int to, AccessRecord record) {
        return ColumnParser.saysNothing(bytes, from, to) ? Outcome.EXCLUDED : record.reject(reason);
      }
    };
  }
}
