package io.nodelog.app.cli;

import io.nodelog.app.view.CsvRows;
import io.nodelog.app.view.TextCells;
import io.nodelog.hdfs.parquet.Column;
import io.nodelog.hdfs.parquet.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints rows in one of the forms of {@code show} and {@code sql}. */
interface RowPrinter {
  /** Prints a row; returns whether it wants more. */
  boolean print(@Nullable Object[] row);

  /**
   * Prints what the rows have together that are not shown, if people read it.
   *
   * @param index of the column that it is the sum of
   */
  default void printOther(int index, String sum) {}

  /** Prints what is left. */
  void finish();

  static RowPrinter of(ShowVerb.Output output, Console console, List<Column> columns) {
    return switch (output) {
      case TABLE -> new Table(console, columns);
      case CSV -> new Csv(console, columns);
      case JSON -> new JsonLines(console, columns);
    };
  }

  /** Columns as wide as they must be, hence of a bounded number of rows. */
  final class Table implements RowPrinter {
    private static final int MAX_ROWS = 1_000;

    private final Console console;
    private final List<Column> columns;
    private final List<Integer> shown = new ArrayList<>();
    private final TextTable table;
    private int rows;
    private boolean more;

    Table(Console console, List<Column> columns) {
      this.console = console;
      this.columns = columns;
      for (int i = 0; i < columns.size(); i++) {
        ColumnType type = columns.get(i).type();
        if (type != ColumnType.BYTES && type != ColumnType.HISTOGRAM) {
          shown.add(i);
        }
      }
      table = new TextTable(shown.stream().map(i -> columns.get(i).name()).toArray(String[]::new));
      for (int i = 0; i < shown.size(); i++) {
        if (columns.get(shown.get(i)).type().isNumber()) {
          table.numbers(i);
        }
      }
    }

    @Override
    public boolean print(@Nullable Object[] row) {
      if (rows == MAX_ROWS) {
        more = true;
        return false;
      }
      rows++;
      table.row(
          shown.stream()
              .map(i -> TextCells.of(row[i], columns.get(i).type()))
              .toArray(String[]::new));
      return true;
    }

    @Override
    public void printOther(int index, String sum) {
      int at = shown.indexOf(index);
      String[] cells = new String[shown.size()];
      Arrays.fill(cells, "");
      cells[0] = "(other)";
      if (at > 0) {
        cells[at] = sum;
        table.row(cells);
      }
    }

    @Override
    public void finish() {
      table.print(console.out());
      if (more) {
        console
            .err()
            .println("Only the first " + MAX_ROWS + " rows are shown (--output csv shows all)");
      }
    }
  }

  /** CSV with a head. */
  final class Csv implements RowPrinter {
    private final CsvRows rows;

    Csv(Console console, List<Column> columns) {
      rows = new CsvRows(console.out(), columns);
    }

    @Override
    public boolean print(@Nullable Object[] row) {
      rows.write(row);
      return true;
    }

    @Override
    public void finish() {}
  }

  /** One JSON object a line. */
  final class JsonLines implements RowPrinter {
    private final Console console;
    private final List<Column> columns;
    private final Json json = new Json();

    JsonLines(Console console, List<Column> columns) {
      this.console = console;
      this.columns = columns;
    }

    @Override
    public boolean print(@Nullable Object[] row) {
      json.clear();
      json.beginObject();
      for (int i = 0; i < row.length; i++) {
        member(columns.get(i), row[i]);
      }
      console.out().append(json.endObject().toString()).append('\n');
      return true;
    }

    private void member(Column column, @Nullable Object value) {
      if (value instanceof Long || value instanceof Integer) {
        json.member(column.name(), ((Number) value).longValue());
      } else if (value instanceof Double number) {
        json.member(column.name(), number);
      } else if (value instanceof Boolean truth) {
        json.member(column.name(), truth.booleanValue());
      } else if (value instanceof Map<?, ?> histogram) {
        json.beginObject(column.name());
        histogram.forEach((bucket, count) -> json.member(bucket.toString(), (Long) count));
        json.endObject();
      } else {
        json.member(column.name(), value == null ? null : TextCells.of(value, column.type()));
      }
    }

    @Override
    public void finish() {}
  }
}
