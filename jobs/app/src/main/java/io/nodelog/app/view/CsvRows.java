package io.nodelog.app.view;

import io.nodelog.hdfs.parquet.Column;
import io.nodelog.hdfs.parquet.ColumnType;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as CSV (RFC 4180, LF). Text is always quoted, and text that a spreadsheet would take
 * for a formula gets an apostrophe before it: log lines are written by strangers.
 */
public final class CsvRows {
  private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

  private final PrintStream out;
  private final List<Column> columns;

  /** Writes the heads. */
  public CsvRows(PrintStream out, List<Column> columns) {
    this.out = out;
    this.columns = columns;
    out.append(String.join(",", columns.stream().map(Column::name).toList())).append('\n');
  }

  public void write(@Nullable Object[] row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      boolean isText = columns.get(i).type() == ColumnType.TEXT;
      String cell = Cells.shown(row[i], isText);
      line.append(i == 0 ? "" : ",").append(isText ? quoted(cell) : cell);
    }
    out.append(line).append('\n');
  }

  static String quoted(String text) {
    String guard = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" : "";
    return '"' + guard + text.replace("\"", "\"\"") + '"';
  }
}
