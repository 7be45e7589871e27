package io.nodelog.format.service;

import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.ServiceFormat;
import io.nodelog.format.parser.TimeForms;
import java.util.ArrayList;
import java.util.List;

/** A file that somebody keeps of what failed: a row a failure, its columns with a delimiter. */
public final class FailureFormat implements ServiceFormat {
  private final FailureColumns columns;
  private final List<String> times;

  /**
   * @param times how its times are written, as {@link TimeForms} has them
   */
  public FailureFormat(FailureColumns columns, List<String> times) {
    this.columns = columns;
    this.times = List.copyOf(times);
  }

  @Override
  public List<FormatColumn> columns() {
    List<FormatColumn> all = new ArrayList<>();
    add(all, "host", "string", columns.subject());
    add(all, "time", "timestamp", columns.start());
    add(all, "duration_micros", "long", columns.end());
    add(all, "logger", "string", columns.reason());
    return all;
  }

  private void add(List<FormatColumn> all, String name, String type, int column) {
    if (column != FailureColumns.NONE) {
      String unit = type.equals("string") ? "" : "microseconds";
      all.add(new FormatColumn(name, type, unit, columns.names().get(column), ""));
    }
  }

  @Override
  public boolean needsZone() {
    return times.stream().anyMatch(TimeForms::needsZone);
  }

  @Override
  public EventParser newParser(ParserSettings settings) {
    return new FailureRows(columns, new TimeForms(times, settings));
  }
}
