package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.check.WarehouseCheck;
import io.nodelog.app.view.ReportRows;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerCheck;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.parquet.Column;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a warehouse says once it is at rest.
 *
 * @param requests the sum of {@code ip_access}
 * @param lines the sum of {@code input_audit}
 * @param rejected likewise
 * @param rows of every report but those that tell of batches, which are named by runs
 */
public record Outcome(long requests, long lines, long rejected, Map<Report, List<String>> rows) {

  /** Of many warehouses that should say the same, every so many is checked against its raw logs. */
  private static final int THOROUGH = 4;

  /** Reads all reports of a warehouse, which has to be sound. */
  public static Outcome of(Run run) throws IOException {
    assertThat(WarehouseCheck.findings(run)).isEmpty();
    return read(run);
  }

  /**
   * Reads all reports of one of many warehouses that should say the same. The ledger and its files
   * have to be sound; whether reports follow from summaries and these from raw logs, which takes
   * longer than all else, is checked of every fourth.
   *
   * @param number of the warehouse
   */
  static Outcome ofMany(Run run, int number) throws IOException {
    if (number % THOROUGH == 0) {
      return of(run);
    }
    assertThat(LedgerCheck.findings(run.storage(), run.warehouse())).isEmpty();
    return read(run);
  }

  private static Outcome read(Run run) throws IOException {
    LedgerState state = run.ledger().load();
    assertThat(state.staleDates()).isEmpty();
    requireExported(run, state);
    assertThat(named(run, state)).noneMatch(path -> path.startsWith("tmp/"));
    Map<Report, List<String>> rows = new EnumMap<>(Report.class);
    long[] sums = new long[3];
    for (Report report : Report.values()) {
      ReportRows all = new ReportRows(run, state, report);
      List<String> columns = all.columns().stream().map(Column::name).toList();
      List<String> texts = new ArrayList<>();
      all.forEach(
          null,
          null,
          row -> {
            if (report == Report.INPUT_AUDIT) {
              sums[1] += (Long) row[columns.indexOf("lines")];
              sums[2] += (Long) row[columns.indexOf("rejected")];
            }
            if (report.tellsOfBatches()) {
              return true;
            } else if (report == Report.IP_ACCESS) {
              sums[0] += (Long) row[columns.indexOf("requests")];
            }
            return texts.add(Arrays.deepToString(row));
          });
      rows.put(report, texts);
    }
    return new Outcome(sums[0], sums[1], sums[2], rows);
  }

  /** Nothing is lost, nothing is there twice. */
  public Outcome requireLines(long expected) {
    assertThat(lines).describedAs("lines of input_audit").isEqualTo(expected);
    assertThat(requests).describedAs("requests of ip_access").isEqualTo(expected - rejected);
    return this;
  }

  /** Whoever knows nothing of the ledger finds the same bytes. */
  private static void requireExported(Run run, LedgerState state) throws IOException {
    for (String date : state.publishedDates()) {
      for (ReportFile file : state.reportFiles(date)) {
        String plain = "reports/" + file.report() + "/date=" + date + "/part-00000.parquet";
        assertThat(bytes(run, plain)).describedAs(plain).isEqualTo(bytes(run, file.path()));
      }
      String marker = "reports/_dates/date=" + date + "/_SUCCESS";
      assertThat(run.storage().status(run.path(marker))).describedAs(marker).isPresent();
    }
  }

  private static byte[] bytes(Run run, String path) throws IOException {
    try (Storage.Input in = run.storage().open(run.path(path))) {
      byte[] bytes = new byte[Math.toIntExact(in.length())];
      for (int at = 0; at < bytes.length; ) {
        at += in.read(bytes, at, bytes.length);
      }
      return bytes;
    }
  }

  private static List<String> named(Run run, LedgerState state) throws IOException {
    List<String> named = new ArrayList<>();
    state.summaryFiles().stream().map(SummaryFile::path).forEach(named::add);
    for (Report report : Report.values()) {
      state.reportFilesOf(report.tableName()).stream().map(ReportFile::path).forEach(named::add);
    }
    run.ledger()
        .forEachVersion(
            version -> {
              for (var entry : version.entries()) {
                if (entry instanceof Ingested ingested) {
                  ingested.segments().forEach(segment -> named.add(segment.path()));
                }
              }
            });
    return named;
  }
}
