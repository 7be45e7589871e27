package io.nodelog.app.publish;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.KnownSource;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Published;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.parquet.ParquetRowWriter;
import io.nodelog.hdfs.parquet.RecordSchema;
import io.nodelog.hdfs.parquet.SummaryFileRows;
import io.nodelog.report.Report;
import io.nodelog.report.ReportMaker;
import io.nodelog.report.SourceStatus;
import io.nodelog.summary.MergedRows;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Makes all reports of one date out of the summaries of all batches. The files are named by their
 * content; nothing names them until the ledger does.
 */
final class DateReports implements Closeable {
  private final Run run;
  private final LedgerState state;
  private final String date;
  private final Map<Report, Open> open = new EnumMap<>(Report.class);
  private final List<SummaryFileRows> inputs = new ArrayList<>();

  private record Open(Path temporary, RecordSchema schema, ParquetRowWriter writer) {}

  private DateReports(Run run, LedgerState state, String date) {
    this.run = run;
    this.state = state;
    this.date = date;
  }

  /**
   * Makes the reports and returns what the ledger has to say of them. Where there is only news of
   * the sources, the reports that say nothing of them stay as they are.
   */
  static Published make(Run run, LedgerState state, String date) throws IOException {
    Optional<Published> before =
        state.published(date).filter(one -> Set.copyOf(one.sets()).equals(state.sets(date)));
    try (DateReports reports = new DateReports(run, state, date)) {
      if (before.isPresent()) {
        reports.make(ReportMaker.coverage(reports.sources()));
      } else {
        reports.makeAll();
      }
      List<ReportFile> kept =
          before.map(one -> one.without(Report.COVERAGE.tableName()).files()).orElse(List.of());
      return reports.finish(kept, run.storage()::commitOrTouch);
    }
  }

  /** Makes the reports, and puts them in place of files of the same names. */
  static Published replace(Run run, LedgerState state, String date) throws IOException {
    try (DateReports reports = new DateReports(run, state, date)) {
      reports.makeAll();
      return reports.finish(List.of(), run.storage()::replace);
    }
  }

  /** Makes the reports and throws them away: tells what they would be. */
  static Published remake(Run run, LedgerState state, String date) throws IOException {
    try (DateReports reports = new DateReports(run, state, date)) {
      reports.makeAll();
      return reports.finish(List.of(), (temporary, name) -> run.storage().delete(temporary));
    }
  }

  /** Says what becomes of a finished file. */
  private interface Naming {
    void name(Path temporary, Path name) throws IOException;
  }

  private void makeAll() throws IOException {
    int bucketSeconds = run.config().report().bucketSeconds();
    for (ReportMaker maker : ReportMaker.all(bucketSeconds, sources())) {
      make(maker);
    }
  }

  private void make(ReportMaker maker) throws IOException {
    maker.make(this::rows, this::write);
    closeInputs();
  }

  private List<SourceStatus> sources() {
    return state.sources(date).stream().map(DateReports::status).toList();
  }

  private static SourceStatus status(KnownSource source) {
    return new SourceStatus(
        source.seen().node(),
        source.seen().source(),
        source.seen().expected(),
        source.seen().state().name().toLowerCase(Locale.ROOT),
        source.since(),
        source.seen().files(),
        source.seen().problem());
  }

  private SortedRows rows(SummaryTable table) throws IOException {
    List<SummaryFileRows> files = new ArrayList<>();
    for (SummaryFile file : state.summaryFiles(table.tableName(), date)) {
      SummaryFileRows rows =
          new SummaryFileRows(run.storage(), run.path(file.path()), file.length(), table);
      inputs.add(rows);
      files.add(rows);
    }
    return new MergedRows(table, files);
  }

  private void write(Report report, Record row) throws IOException {
    Open file = open.get(report);
    if (file == null) {
      file = create(report);
      open.put(report, file);
    }
    file.writer().write(file.schema().values(row));
  }

  private Open create(Report report) throws IOException {
    RecordSchema schema =
        RecordSchema.of(report.tableName(), Report.SCHEMA_VERSION, report.rowType());
    Path temporary = run.path(run.temporary(report.tableName() + "-" + date));
    return new Open(
        temporary, schema, new ParquetRowWriter(run.storage(), temporary, schema.schema()));
  }

  private Published finish(List<ReportFile> kept, Naming naming) throws IOException {
    List<ReportFile> files = new ArrayList<>(kept);
    for (Map.Entry<Report, Open> entry : open.entrySet()) {
      files.add(finish(entry.getKey(), entry.getValue(), naming));
    }
    open.clear();
    return new Published(date, List.copyOf(state.sets(date)), files, state.sourcesVersion(date));
  }

  private ReportFile finish(Report report, Open file, Naming naming) throws IOException {
    ParquetRowWriter.Written written = file.writer().finish();
    String name =
        "tables/" + report.tableName() + "/date=" + date + "/" + written.sha256() + ".parquet";
    naming.name(file.temporary(), run.path(name));
    return new ReportFile(
        report.tableName(), date, name, written.length(), written.sha256(), written.rows());
  }

  private void closeInputs() throws IOException {
    closeAll(inputs);
    inputs.clear();
  }

  @Override
  public void close() throws IOException {
    List<Closeable> all = new ArrayList<>(inputs);
    open.values().forEach(file -> all.add(file.writer()));
    closeAll(all);
  }

  /** Closes every one, also behind one that fails: on a full disk each of them may. */
  private static void closeAll(List<? extends Closeable> all) throws IOException {
    @Nullable IOException failure = null;
    for (Closeable one : all) {
      try {
        one.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
