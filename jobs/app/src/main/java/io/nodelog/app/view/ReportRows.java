package io.nodelog.app.view;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.parquet.Column;
import io.nodelog.hdfs.parquet.ColumnType;
import io.nodelog.hdfs.parquet.ParquetRowReader;
import io.nodelog.hdfs.parquet.RecordSchema;
import io.nodelog.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a report in the order of date and key, read from the files that one version of the
 * ledger names. The first column is the date, as text.
 */
public final class ReportRows {
  /** The name of the first column. */
  public static final String DATE = "date";

  private final Run run;
  private final LedgerState state;
  private final Report report;
  private final RecordSchema schema;

  public ReportRows(Run run, LedgerState state, Report report) {
    this.run = run;
    this.state = state;
    this.report = report;
    this.schema = RecordSchema.of(report.tableName(), Report.SCHEMA_VERSION, report.rowType());
  }

  /** Takes rows; returns whether it wants more. */
  @FunctionalInterface
  public interface RowTaker {
    boolean take(@Nullable Object[] row) throws IOException;
  }

  /** The columns of the rows. */
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(DATE, ColumnType.TEXT, false, "the day in report.zone"));
    columns.addAll(schema.schema().columns());
    return columns;
  }

  /**
   * Hands on the rows of the dates from {@code from} to {@code to}, both included.
   *
   * @param from {@code YYYY-MM-DD}; null for the first there is
   * @param to {@code YYYY-MM-DD}; null for the last there is
   */
  public void forEach(@Nullable String from, @Nullable String to, RowTaker taker)
      throws IOException {
    for (ReportFile file : state.reportFilesOf(report.tableName())) {
      boolean wanted =
          (from == null || file.date().compareTo(from) >= 0)
              && (to == null || file.date().compareTo(to) <= 0);
      if (wanted && !readFile(file, taker)) {
        return;
      }
    }
  }

  private boolean readFile(ReportFile file, RowTaker taker) throws IOException {
    try (ParquetRowReader reader =
        new ParquetRowReader(
            run.storage(), run.path(file.path()), file.length(), schema.schema())) {
      @Nullable Object[] row = reader.read();
      while (row != null) {
        @Nullable Object[] dated = new @Nullable Object[row.length + 1];
        dated[0] = file.date();
        System.arraycopy(row, 0, dated, 1, row.length);
        if (!taker.take(dated)) {
          return false;
        }
        row = reader.read();
      }
    }
    return true;
  }
}
