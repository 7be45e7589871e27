package io.nodelog.app.summarize;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Expired;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.parquet.ParquetRowReader;
import io.nodelog.hdfs.parquet.RecordSchema;
import io.nodelog.hdfs.parquet.RowSchema;
import io.nodelog.hdfs.parquet.SummarySchema;
import io.nodelog.hdfs.scan.Erasable;
import io.nodelog.report.Report;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The dates of summaries and reports that name somebody, and cannot be made anew without them: the
 * raw logs are gone, or the summaries that reports were made from.
 */
final class NamedWithoutRaw {
  private static final List<SummaryTable> TELLING_TABLES =
      List.of(SummaryTable.IP_NODE_ACCESS, SummaryTable.QUARANTINE, SummaryTable.ERROR_TEMPLATES);

  private static final List<Report> TELLING_REPORTS =
      List.of(Report.IP_ACCESS, Report.QUARANTINE, Report.ERROR_TEMPLATES, Report.TEMPLATE_CHANGES);

  private final Run run;
  private final LedgerState state;
  private final Erasable erasable;
  private final SortedSet<String> dates = new TreeSet<>();

  private NamedWithoutRaw(Run run, LedgerState state, Erasable erasable) {
    this.run = run;
    this.state = state;
    this.erasable = erasable;
  }

  /**
   * Refuses to erase if there are such dates.
   *
   * @param unreadable batches whose raw logs cannot be read, though they have not expired
   * @throws IOException if there are
   */
  static void refuse(Run run, LedgerState state, Set<String> unreadable, Erasable erasable)
      throws IOException {
    NamedWithoutRaw named = new NamedWithoutRaw(run, state, erasable);
    named.lookIntoSummaries(unreadable);
    named.lookIntoReports();
    if (!named.dates.isEmpty()) {
      throw new IOException(
          "Cannot erase: summaries or reports of %s tell of them, and what these were made from is"
                  .formatted(String.join(", ", named.dates))
              + " gone (nothing was changed; give these dates up with retention.summaries,"
              + " retention.reports, retention.quarantine and nodelog expire, then erase again)");
    }
  }

  private void lookIntoSummaries(Set<String> unreadable) throws IOException {
    History history = History.read(run.ledger(), state);
    Set<String> sets = new HashSet<>();
    for (String batch : history.batches()) {
      if (unreadable.contains(batch) || state.rawExpired(batch)) {
        sets.addAll(history.setsOf(batch));
      }
    }
    for (SummaryFile file : state.summaryFiles(sets)) {
      for (SummaryTable table : TELLING_TABLES) {
        if (table.tableName().equals(file.table())) {
          look(file.date(), file.path(), file.length(), SummarySchema.of(table));
        }
      }
    }
  }

  /** Reports whose summaries have expired stay as they are. */
  private void lookIntoReports() throws IOException {
    String before = state.expiredBefore(Expired.What.SUMMARIES).orElse("");
    for (String date : state.publishedDates()) {
      if (date.compareTo(before) < 0) {
        for (ReportFile file : state.reportFiles(date)) {
          lookIntoReport(file);
        }
      }
    }
  }

  private void lookIntoReport(ReportFile file) throws IOException {
    for (Report report : TELLING_REPORTS) {
      if (report.tableName().equals(file.report())) {
        RecordSchema schema =
            RecordSchema.of(report.tableName(), Report.SCHEMA_VERSION, report.rowType());
        look(file.date(), file.path(), file.length(), schema.schema());
      }
    }
  }

  private void look(String date, String path, long length, RowSchema schema) throws IOException {
    if (dates.contains(date)) {
      return;
    }
    try (ParquetRowReader reader =
        new ParquetRowReader(run.storage(), run.path(path), length, schema)) {
      for (@Nullable Object[] row = reader.read(); row != null; row = reader.read()) {
        if (names(row)) {
          dates.add(date);
          return;
        }
      }
    }
  }

  private boolean names(@Nullable Object[] row) {
    for (Object cell : row) {
      if (cell instanceof byte[] text && erasable.isNamedIn(text)) {
        return true;
      }
    }
    return false;
  }
}
