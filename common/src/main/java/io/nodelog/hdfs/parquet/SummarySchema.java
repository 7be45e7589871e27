package io.nodelog.hdfs.parquet;

import io.nodelog.summary.KeyColumn;
import io.nodelog.summary.KeyType;
import io.nodelog.summary.Measure;
import io.nodelog.summary.MergeRule;
import io.nodelog.summary.SummaryTable;
import java.util.ArrayList;
import java.util.List;

/** The columns of a summary table's files, as they follow from its declaration. */
public final class SummarySchema {
  /** Version of the columns of all summary files. */
  static final int VERSION = 1;

  private SummarySchema() {}

  public static RowSchema of(SummaryTable table) {
    List<Column> columns = new ArrayList<>();
    for (KeyColumn key : table.keys()) {
      columns.add(new Column(key.name(), type(key.type()), false, ""));
      if (key.type() == KeyType.CLIENT) {
        columns.add(new Column(key.name() + "_kind", ColumnType.TEXT, false, ""));
      }
    }
    for (Measure measure : table.measures()) {
      boolean nullable = measure.rule() != MergeRule.SUM;
      columns.add(new Column(measure.name(), type(measure.rule()), nullable, ""));
    }
    return new RowSchema(table.tableName() + "_summary", VERSION, columns);
  }

  private static ColumnType type(KeyType type) {
    return switch (type) {
      case INSTANT -> ColumnType.TIMESTAMP;
      case INTEGER -> ColumnType.INT;
      case LONG -> ColumnType.LONG;
      case TEXT, CLIENT -> ColumnType.TEXT;
    };
  }

  private static ColumnType type(MergeRule rule) {
    return switch (rule) {
      case SUM, MIN, MAX -> ColumnType.LONG;
      case HISTOGRAM -> ColumnType.HISTOGRAM;
      case DISTINCT, LEAST -> ColumnType.BYTES;
    };
  }
}
