package io.nodelog.app.publish;

import io.nodelog.app.run.CloseAll;
import io.nodelog.app.run.Run;
import io.nodelog.app.run.SummaryRows;
import io.nodelog.hdfs.ledger.KnownSource;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Published;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.parquet.ParquetRowWriter;
import io.nodelog.hdfs.parquet.RecordSchema;
import io.nodelog.report.HistoryReports;
import io.nodelog.report.Report;
import io.nodelog.report.ReportMaker;
import io.nodelog.report.SourceStatus;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;

/**
 * Makes all reports of one date out of the summaries of all batches. The files are named by their
 * content; nothing names them until the ledger does.
 */
final class DateReports implements Closeable {
  private final Run run;
  private final LedgerState state;
  private final String date;
  private final NodeHistory history;
  private final MadeWith with;
  private final SummaryRows summaries;
  private final Map<Report, Open> open = new EnumMap<>(Report.class);

  private record Open(Path temporary, RecordSchema schema, ParquetRowWriter writer) {}

  private DateReports(Run run, LedgerState state, String date, NodeHistory history) {
    this.run = run;
    this.state = state;
    this.date = date;
    this.history = history;
    this.with = MadeWith.of(run.config());
    this.summaries = SummaryRows.of(run, state, date);
  }

  /**
   * Makes the reports and returns what the ledger has to say of them. Where there is only news of
   * the sources, of the days before or of nodes, the reports that say nothing of them stay as they
   * are, unless the settings that they were made with have changed.
   */
  static Published make(Run run, LedgerState state, String date, NodeHistory history)
      throws IOException {
    Optional<Published> before =
        state.published(date).filter(one -> state.isMadeOf(one, state.sets(date)));
    try (DateReports reports = new DateReports(run, state, date, history)) {
      return before.isPresent() ? reports.update(before.get()) : reports.makeNew();
    }
  }

  private Published makeNew() throws IOException {
    makeAll();
    return finish(List.of(), state.window(date), run.storage()::commitOrTouch);
  }

  private Published update(Published before) throws IOException {
    Set<ReportMaker.Context> changed = changed(before);
    Published kept = before;
    for (ReportMaker maker : makers()) {
      if (!Collections.disjoint(maker.contexts(), changed)) {
        make(maker);
        for (Report report : maker.reports()) {
          kept = kept.without(report.tableName());
        }
      }
    }
    String window =
        changed.contains(ReportMaker.Context.WINDOW) ? state.window(date) : before.window();
    return finish(kept.files(), window, run.storage()::commitOrTouch);
  }

  private Set<ReportMaker.Context> changed(Published before) {
    Set<ReportMaker.Context> changed = EnumSet.noneOf(ReportMaker.Context.class);
    if (state.sourcesChanged(before)) {
      changed.add(ReportMaker.Context.SOURCES);
    }
    if (state.windowChanged(before)) {
      changed.add(ReportMaker.Context.WINDOW);
    }
    if (history.changed(state, date)) {
      changed.add(ReportMaker.Context.HISTORY);
    }
    if (!before.settings().equals(with.digest())) {
      changed.add(ReportMaker.Context.SETTINGS);
    }
    return changed;
  }

  /** Makes the reports, and puts them in place of files of the same names. */
  static Published replace(Run run, LedgerState state, String date, NodeHistory history)
      throws IOException {
    try (DateReports reports = new DateReports(run, state, date, history)) {
      reports.makeAll();
      return reports.finish(List.of(), state.window(date), run.storage()::replace);
    }
  }

  /**
   * Makes reports of a published date and throws them away: tells which ones are not what they
   * would be now. Those are left out that are made of something that is not there any more as it
   * was.
   */
  static List<String> unlike(Run run, LedgerState state, String date, NodeHistory history)
      throws IOException {
    Published before = state.published(date).orElseThrow();
    try (DateReports reports = new DateReports(run, state, date, history)) {
      return reports.unlike(before);
    }
  }

  private List<String> unlike(Published before) throws IOException {
    Set<ReportMaker.Context> gone = changed(before);
    if (!before.window().equals(state.window(date))) {
      gone.add(ReportMaker.Context.WINDOW);
    }
    if (before.sources() == 0) {
      gone.add(ReportMaker.Context.SOURCES);
    }
    Published compared = before;
    for (ReportMaker maker : makers()) {
      if (Collections.disjoint(maker.contexts(), gone)) {
        make(maker);
      } else {
        for (Report report : maker.reports()) {
          compared = compared.without(report.tableName());
        }
      }
    }
    Published made =
        finish(List.of(), before.window(), (temporary, name) -> run.storage().delete(temporary));
    Set<ReportFile> different = new TreeSet<>(Comparator.comparing(ReportFile::report));
    different.addAll(missing(made.files(), compared.files()));
    different.addAll(missing(compared.files(), made.files()));
    return different.stream().map(ReportFile::report).toList();
  }

  private static List<ReportFile> missing(List<ReportFile> files, List<ReportFile> among) {
    return files.stream().filter(file -> !among.contains(file)).toList();
  }

  /** Says what becomes of a finished file. */
  private interface Naming {
    void name(Path temporary, Path name) throws IOException;
  }

  private void makeAll() throws IOException {
    for (ReportMaker maker : makers()) {
      make(maker);
    }
  }

  private List<ReportMaker> makers() {
    List<ReportMaker> makers =
        new ArrayList<>(
            ReportMaker.all(
                with.settings(),
                sources(),
                with.inventory(),
                history.down(date),
                history.starts(date)));
    makers.add(HistoryReports.maker(history.rows(date)));
    return makers;
  }

  private void make(ReportMaker maker) throws IOException {
    try (summaries) {
      maker.make(summaries, this::write);
    }
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

  private Published finish(List<ReportFile> kept, String window, Naming naming) throws IOException {
    List<ReportFile> files = new ArrayList<>(kept);
    for (Map.Entry<Report, Open> entry : open.entrySet()) {
      files.add(finish(entry.getKey(), entry.getValue(), naming));
    }
    open.clear();
    return new Published(
        date,
        List.copyOf(state.sets(date)),
        files,
        state.sourcesVersion(date),
        window,
        Report.SCHEMA_VERSION,
        history.digest(date),
        with.digest(),
        history.silences(date));
  }

  private ReportFile finish(Report report, Open file, Naming naming) throws IOException {
    ParquetRowWriter.Written written = file.writer().finish();
    String name =
        "tables/" + report.tableName() + "/date=" + date + "/" + written.sha256() + ".parquet";
    naming.name(file.temporary(), run.path(name));
    return new ReportFile(
        report.tableName(), date, name, written.length(), written.sha256(), written.rows());
  }

  @Override
  public void close() throws IOException {
    CloseAll.of(open.values().stream().map(Open::writer).toList());
  }
}
