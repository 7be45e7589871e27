package io.nodelog.spark;

import io.nodelog.hdfs.parquet.RowSchema;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A report as a view.
 *
 * @param name of the view
 * @param directory above the directories {@code date=YYYY-MM-DD}
 * @param files that the ledger names; none if nothing was published
 * @param schema the columns of the files, without the date
 */
public record ReportView(String name, String directory, List<String> files, RowSchema schema) {
  void register(SparkSession spark) {
    rows(spark).createOrReplaceTempView(name);
  }

  private Dataset<Row> rows(SparkSession spark) {
    if (files.isEmpty()) {
      return spark.createDataFrame(List.<Row>of(), columns());
    }
    return spark
        .read()
        .schema(columns())
        .option("basePath", directory)
        .parquet(files.toArray(new String[0]));
  }

  private StructType columns() {
    String columns =
        schema.columns().stream()
            .map(column -> column.name() + " " + column.type().sqlName())
            .collect(Collectors.joining(", "));
    return StructType.fromDDL(columns + ", date date");
  }
}
