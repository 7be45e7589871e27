package io.nodelog.app.bench;

import static org.apache.spark.sql.functions.expr;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads a log of combined lines with Spark SQL, as its users do: a regular expression for each
 * column, grouped by client. Prints the requests of each client.
 */
final class SparkSqlScan {
  private static final String LINE =
      "'^(\\\\S+) \\\\S+ \\\\S+ \\\\[([^]]+)\\\\] \"([^\"]*)\" (\\\\d{3}) (\\\\S+) \"([^\"]*)\" \"([^\"]*)\"'";

  private SparkSqlScan() {}

  public static void main(String[] args) throws IOException {
    try (SparkSession spark =
            SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
        PrintStream out =
            new PrintStream(
                new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8)) {
      spark
          .read()
          .text(args[0])
          .select(group(1, "client"), group(2, "time"), group(4, "status"), group(5, "size"))
          .groupBy("client")
          .agg(
              expr("count(*)"),
              expr("sum(try_cast(size AS BIGINT))"),
              expr("count_if(status >= '400')"),
              expr("min(to_timestamp(time, 'dd/MMM/yyyy:HH:mm:ss Z'))"),
              expr("max(to_timestamp(time, 'dd/MMM/yyyy:HH:mm:ss Z'))"))
          .toLocalIterator()
          .forEachRemaining((Row row) -> out.println(row.getString(0) + " " + row.getLong(1)));
    }
  }

  private static org.apache.spark.sql.Column group(int number, String name) {
    return expr("regexp_extract(value, " + LINE + ", " + number + ")").as(name);
  }
}
