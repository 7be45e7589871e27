package io.nodelog.format.pattern;

import io.nodelog.format.access.Column;
import io.nodelog.format.access.ColumnFinder;
import io.nodelog.format.access.ColumnParser;
import io.nodelog.format.parser.AccessFormat;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.LogServer;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import java.util.List;

/** A format of requests that an expression describes: each named group is a column. */
public final class PatternFormat implements AccessFormat {
  private final LineExpression expression;
  private final List<Column> columns;
  private final LogServer server;

  /**
   * A format of an expression.
   *
   * @param columns of the groups, by their names
   * @param server whose lines they are
   * @throws IllegalArgumentException if none is the time, or two fill the same place
   */
  public PatternFormat(LineExpression expression, List<Column> columns, LogServer server) {
    this.expression = expression;
    this.server = server;
    this.columns = List.copyOf(columns);
    Column.check(this.columns);
  }

  @Override
  public List<FormatColumn> columns() {
    return columns.stream()
        .flatMap(column -> column.explain("(?P<" + column.name() + ">…)").stream())
        .toList();
  }

  @Override
  public boolean timeIsRequestEnd() {
    return columns.stream().anyMatch(Column::isRequestEnd);
  }

  @Override
  public boolean needsZone() {
    return columns.stream().anyMatch(Column::needsZone);
  }

  @Override
  public LineParser newParser(ParserSettings settings) {
    LineParser parser =
        new ColumnParser(new GroupFinder(expression.matcher(), columns), columns, server, settings);
    int longest = expression.longestLine();
    return (bytes, from, to, record) -> {
      if (to - from <= longest) {
        return parser.parse(bytes, from, to, record);
      }
      record.clear(bytes);
      Outcome outcome = record.reject(RejectReason.TOO_LONG);
      return ColumnParser.saysNothing(bytes, from, to) ? Outcome.EXCLUDED : outcome;
    };
  }

  /** Finds the values of columns by their groups. */
  private static final class GroupFinder implements ColumnFinder {
    private final LineMatch match;
    private final int[] groups;

    GroupFinder(LineMatch match, List<Column> columns) {
      this.match = match;
      groups = columns.stream().mapToInt(column -> match.group(column.name())).toArray();
    }

    @Override
    public boolean find(byte[] bytes, int from, int to) {
      return match.fits(bytes, from, to);
    }

    @Override
    public int from(int column) {
      return match.from(groups[column]);
    }

    @Override
    public int to(int column) {
      return match.to(groups[column]);
    }
  }
}
