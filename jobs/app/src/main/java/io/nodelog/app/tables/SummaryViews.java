package io.nodelog.app.tables;

import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.summary.SummaryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements that make summaries views of Spark's catalog. Beside the files that count lie
 * others that no longer do, so that a view names each of its files: it is right for one version of
 * the ledger.
 */
public final class SummaryViews {
  private static final Dialect SPARK = Dialect.SPARK;

  private final String database;
  private final String warehouse;

  /**
   * @param database that the views are in
   * @param warehouse as Spark reaches it
   */
  public SummaryViews(String database, String warehouse) {
    this.database = database;
    this.warehouse = warehouse;
  }

  /** Makes the views of all summaries that have rows, in place of those that were made before. */
  public List<String> create(LedgerState state) {
    List<String> views = new ArrayList<>();
    for (SummaryTable table : SummaryTable.values()) {
      List<String> dates = new ArrayList<>();
      for (String date : state.summarizedDates()) {
        List<SummaryFile> files = state.summaryFiles(table.tableName(), date);
        if (!files.isEmpty()) {
          dates.add(select(date, files));
        }
      }
      if (!dates.isEmpty()) {
        views.add(
            "CREATE OR REPLACE VIEW "
                + SPARK.identifier(database)
                + '.'
                + SPARK.identifier(table.tableName() + "_summary")
                + " AS\n"
                + String.join("\nUNION ALL\n", dates));
      }
    }
    return views;
  }

  /** All files of a date at once: Spark reads a list in braces as it reads a pattern. */
  private String select(String date, List<SummaryFile> files) {
    String paths = files.stream().map(SummaryFile::path).collect(Collectors.joining(",", "{", "}"));
    return "SELECT DATE'"
        + date
        + "' AS `date`, * FROM parquet."
        + SPARK.identifier(warehouse + '/' + paths);
  }
}
