package io.nodelog.app.view;

import io.nodelog.hdfs.parquet.Column;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Some columns of rows, in an order of their own. */
public final class ChosenColumns {
  private final List<Column> columns;
  private final int[] indexes;

  private ChosenColumns(List<Column> columns, int[] indexes) {
    this.columns = columns;
    this.indexes = indexes;
  }

  /**
   * Chooses columns by name.
   *
   * @param names of the columns; empty for all of them
   * @throws IllegalArgumentException with a sentence if there is no such column
   */
  public static ChosenColumns of(List<String> names, List<Column> columns) {
    int[] indexes =
        names.isEmpty()
            ? IntStream.range(0, columns.size()).toArray()
            : names.stream().mapToInt(name -> indexOf(name, columns)).toArray();
    return new ChosenColumns(IntStream.of(indexes).mapToObj(columns::get).toList(), indexes);
  }

  static int indexOf(String name, List<Column> columns) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "Unknown column: "
            + name
            + " (must be one of "
            + String.join(", ", columns.stream().map(Column::name).toList())
            + ")");
  }

  /** The chosen columns. */
  public List<Column> columns() {
    return columns;
  }

  /** The values of a row in the chosen columns. */
  public @Nullable Object[] of(@Nullable Object[] row) {
    @Nullable Object[] values = new @Nullable Object[indexes.length];
    for (int i = 0; i < indexes.length; i++) {
      values[i] = row[indexes[i]];
    }
    return values;
  }
}
