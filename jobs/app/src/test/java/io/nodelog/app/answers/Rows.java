package io.nodelog.app.answers;

import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.publish.Publish;
import io.nodelog.app.run.Run;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.app.view.ReportRows;
import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.parquet.Column;
import io.nodelog.hdfs.parquet.ColumnType;
import io.nodelog.hdfs.scan.SerialEngine;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The rows of all published reports as text, by the names of their columns. */
public final class Rows {
  private final Map<Report, List<Map<String, String>>> byReport = new EnumMap<>(Report.class);

  private Rows() {}

  /** Reads the rows that the newest version of the ledger names. */
  public static Rows read(Run run) throws IOException {
    LedgerState state = run.ledger().load();
    Rows rows = new Rows();
    for (Report report : Report.values()) {
      rows.byReport.put(report, rows(new ReportRows(run, state, report), report));
    }
    return rows;
  }

  /** The rows that one thread gives, in memory, without any cluster. */
  public static Rows expected(NodelogConfig config) throws Exception {
    Path root = new Path("/warehouse");
    MemoryStorage memory = new MemoryStorage();
    Run run = new Run(config, new Configuration(), memory, root, "expected", Instant.now());
    Ingest.run(run);
    Summarize.run(run, new SerialEngine(memory, root), Summarize.Options.NONE);
    Publish.run(run);
    return read(run);
  }

  private static List<Map<String, String>> rows(ReportRows source, Report report)
      throws IOException {
    List<Column> columns = source.columns();
    List<Map<String, String>> rows = new ArrayList<>();
    source.forEach(
        null,
        null,
        row -> {
          Map<String, String> cells = new LinkedHashMap<>();
          for (int i = 0; i < row.length; i++) {
            cells.put(columns.get(i).name(), text(row[i], columns.get(i).type()));
          }
          cells.keySet().removeAll(whenItWasRun(report));
          return rows.add(cells);
        });
    return rows;
  }

  /** Columns that say when and in what batches lines were taken, and not what they say. */
  private static List<String> whenItWasRun(Report report) {
    if (report == Report.COVERAGE) {
      return List.of("last_taken", "lag_min_millis", "lag_max_millis");
    }
    return report.tellsOfBatches() ? List.of("date", "batch") : List.of();
  }

  private static String text(Object value, ColumnType type) {
    if (value instanceof byte[] bytes) {
      return type == ColumnType.TEXT
          ? new String(bytes, StandardCharsets.UTF_8)
          : HexFormat.of().formatHex(bytes);
    }
    return String.valueOf(value);
  }

  /** The rows of a report. */
  public List<Map<String, String>> of(Report report) {
    return byReport.get(report);
  }

  /** The sum of a column of whole numbers. */
  long sum(Report report, String column) {
    return of(report).stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
  }

  /** The sums of the requests by the value of a column. */
  Map<String, Long> requestsBy(Report report, String column) {
    Map<String, Long> sums = new LinkedHashMap<>();
    of(report)
        .forEach(
            row -> sums.merge(row.get(column), Long.parseLong(row.get("requests")), Long::sum));
    return sums;
  }
}
