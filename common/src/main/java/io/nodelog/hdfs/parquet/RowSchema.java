package io.nodelog.hdfs.parquet;

import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The columns of a table. A row is an {@code Object[]} with a value for each column, null only
 * where the column says so.
 *
 * @param table the name of the table
 * @param version of the columns; readers refuse a higher one
 * @param columns in their order
 */
public record RowSchema(String table, int version, List<Column> columns) {
  static final String TABLE_KEY = "nodelog.table";
  static final String VERSION_KEY = "nodelog.schema.version";

  public RowSchema {
    columns = List.copyOf(columns);
  }

  /** Returns the position of a column, or -1 if there is none of that name. */
  public int indexOf(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  MessageType parquetSchema() {
    return new MessageType(
        table,
        columns.stream()
            .<Type>map(column -> column.type().parquetType(column.name(), column.nullable()))
            .toList());
  }
}
