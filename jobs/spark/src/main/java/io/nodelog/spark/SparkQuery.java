package io.nodelog.spark;

import io.nodelog.hdfs.parquet.Column;
import io.nodelog.hdfs.parquet.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/** The rows of a query over reports, which come to the driver one partition at a time. */
public final class SparkQuery implements Iterator<@Nullable Object[]>, AutoCloseable {
  private static final int LONGEST_MESSAGE = 1_000;

  private final Iterator<Row> rows;
  private final List<Column> columns;

  /** The query is not valid SQL over the reports; the message says where. */
  public static final class InvalidQuery extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidQuery(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private SparkQuery(Dataset<Row> result) {
    rows = result.toLocalIterator();
    columns = Arrays.stream(result.schema().fields()).map(SparkQuery::column).toList();
  }

  /**
   * Runs a query.
   *
   * @throws InvalidQuery if Spark does not understand it
   */
  @SuppressWarnings("ThrowSpecificity") // Spark's analysis errors are checked, and hidden by Scala
  public static SparkQuery run(SparkSession spark, List<ReportView> views, String query)
      throws InvalidQuery {
    spark.conf().set("spark.sql.session.timeZone", "UTC");
    views.forEach(view -> view.register(spark));
    Dataset<Row> result;
    try {
      result = spark.sql(query);
    } catch (Exception e) {
      if (e.getClass().getName().startsWith("org.apache.spark.sql.")) {
        throw new InvalidQuery("Invalid query: " + firstLines(e), e);
      }
      throw e;
    }
    return new SparkQuery(result);
  }

  private static String firstLines(Exception e) {
    String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
  }

  /** The columns of the rows. */
  public List<Column> columns() {
    return columns;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public @Nullable Object[] next() {
    Row row = rows.next();
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < row.length(); i++) {
      Object value = row.get(i);
      values.add(
          value != null && columns.get(i).type() == ColumnType.TEXT ? value.toString() : value);
    }
    return values.toArray(new @Nullable Object[0]);
  }

  /** Nothing is left open: Spark frees a query's memory by itself. */
  @Override
  public void close() {}

  private static Column column(StructField field) {
    return new Column(field.name(), type(field.dataType()), field.nullable(), "");
  }

  private static ColumnType type(DataType type) {
    if (type.equals(DataTypes.LongType)) {
      return ColumnType.LONG;
    } else if (type.equals(DataTypes.IntegerType)) {
      return ColumnType.INT;
    } else if (type.equals(DataTypes.DoubleType)) {
      return ColumnType.DOUBLE_FLOAT;
    } else if (type.equals(DataTypes.BooleanType)) {
      return ColumnType.TRUTH;
    } else if (type.equals(DataTypes.BinaryType)) {
      return ColumnType.BYTES;
    }
    return ColumnType.TEXT;
  }
}
