package io.nodelog.app.view;

import io.nodelog.hdfs.parquet.ColumnType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cells of tables for people. */
public final class TextCells {
  private TextCells() {}

  /** The value as text; shares with four digits, a missing value as nothing. */
  public static String of(@Nullable Object value, ColumnType type) {
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, "%.4f", number);
    }
    return Cells.shown(value, type == ColumnType.TEXT);
  }
}
