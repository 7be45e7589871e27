package io.nodelog.app.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads a log of combined lines with DuckDB, as its users do: one regular expression, grouped by
 * client. Prints the requests of each client.
 */
final class DuckDbScan {
  static final String DRIVER = "org.duckdb.DuckDBDriver";

  private static final String QUERY =
      """
      SELECT line.client, count(*), sum(try_cast(line.size AS BIGINT)),
             count(*) FILTER (line.status >= '400'),
             min(strptime(line.time, '%d/%b/%Y:%H:%M:%S %z')),
             max(strptime(line.time, '%d/%b/%Y:%H:%M:%S %z'))
      FROM (
        SELECT regexp_extract(
            text,
            '^(\\S+) \\S+ \\S+ \\[([^]]+)\\] "((?:[^"\\\\]|\\\\.)*)" (\\d{3}) (\\S+) "((?:[^"\\\\]|\\\\.)*)" "((?:[^"\\\\]|\\\\.)*)"',
            ['client', 'time', 'request', 'status', 'size', 'referrer', 'agent']) AS line
        FROM read_csv(?, columns = {'text': 'VARCHAR'}, delim = '\\t', quote = '', escape = '',
                      header = false, auto_detect = false))
      GROUP BY line.client
      """;

  private DuckDbScan() {}

  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement query = connection.prepareStatement(QUERY);
        PrintStream out =
            new PrintStream(
                new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8)) {
      query.setString(1, args[0]);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          out.println(rows.getString(1) + " " + rows.getLong(2));
        }
      }
    }
  }
}
