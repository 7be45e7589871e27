package io.nodelog.format.json;

import io.nodelog.bytes.JsonPaths;
import io.nodelog.format.access.Column;
import io.nodelog.format.access.ColumnParser;
import io.nodelog.format.parser.AccessFormat;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.LogServer;
import java.util.List;

/**
 * A format whose lines are JSON objects. The keys come in any order; keys that no column asks for
 * are read over.
 */
public final class JsonFormat implements AccessFormat {
  private final List<JsonColumn> columns;
  private final LogServer server;
  private final JsonPaths paths = new JsonPaths();
  private final int[][] pathsOfColumn;

  /**
   * A format of columns.
   *
   * @param server whose lines they are
   * @throws IllegalArgumentException if a path is none, no column is the time, or two columns fill
   *     the same place
   */
  public JsonFormat(List<JsonColumn> columns, LogServer server) {
    this.server = server;
    this.columns = List.copyOf(columns);
    pathsOfColumn =
        columns.stream()
            .map(column -> column.paths().stream().mapToInt(paths::add).toArray())
            .toArray(int[][]::new);
    Column.check(this.columns.stream().map(JsonColumn::column).toList());
  }

  @Override
  public List<FormatColumn> columns() {
    return columns.stream()
        .flatMap(column -> column.column().explain(String.join(" or ", column.paths())).stream())
        .toList();
  }

  @Override
  public boolean timeIsRequestEnd() {
    return columns.stream().anyMatch(column -> column.column().isRequestEnd());
  }

  @Override
  public boolean needsZone() {
    return columns.stream().anyMatch(column -> column.column().needsZone());
  }

  @Override
  public LineParser newParser(ParserSettings settings) {
    return new ColumnParser(
        new JsonFinder(paths.reader(), pathsOfColumn),
        columns.stream().map(JsonColumn::column).toList(),
        server,
        settings);
  }
}
