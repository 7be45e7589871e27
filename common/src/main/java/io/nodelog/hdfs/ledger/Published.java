package io.nodelog.hdfs.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.nodelog.report.Report;
import io.nodelog.report.reliability.TrafficSilence;
import java.util.List;

/**
 * The reports of a date were made anew. They replace those of the date before.
 *
 * @param date {@code YYYY-MM-DD}
 * @param sets the summaries they were made from
 * @param files the reports
 * @param sources the version of the ledger that last told how the sources were as of the date; 0 if
 *     the reports were made without that, and do not change when it does
 * @param window what the summaries of the days before were that reports look back on, as {@link
 *     LedgerState#window} tells; empty if there were none
 * @param schema the version of the reports
 * @param history SHA-256 of the rows of those reports that depend on what was said of nodes on
 *     other dates; empty if there were none
 * @param settings SHA-256 of the settings and the inventory that they were made with; empty if they
 *     were made when this was not written down yet
 * @param silences of traffic that ended on the date, as its summaries have them
 */
public record Published(
    String date,
    List<String> sets,
    List<ReportFile> files,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY) long sources,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) String window,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY) int schema,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) String history,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) String settings,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<TrafficSilence> silences)
    implements LedgerEntry {

  public Published {
    EntryFields.date(date);
    sets = List.copyOf(sets);
    files = List.copyOf(files);
    silences = List.copyOf(silences);
    if (!history.isEmpty()) {
      EntryFields.sha256("history", history);
    }
    if (!settings.isEmpty()) {
      EntryFields.sha256("settings", settings);
    }
  }

  /** Reports that were made of nothing but the summaries of their date. */
  public Published(String date, List<String> sets, List<ReportFile> files) {
    this(date, sets, files, 0, "", Report.SCHEMA_VERSION);
  }

  /** Reports of which none depends on what was said of nodes on other dates. */
  public Published(
      String date,
      List<String> sets,
      List<ReportFile> files,
      long sources,
      String window,
      int schema) {
    this(date, sets, files, sources, window, schema, "", "", List.of());
  }

  @Override
  public List<String> paths() {
    return files.stream().map(ReportFile::path).toList();
  }

  @Override
  public boolean lastsWithState() {
    return true;
  }

  /** The same without the files of a report. */
  public Published without(String report) {
    return with(sets, files.stream().filter(file -> !file.report().equals(report)).toList());
  }

  /** The same with other names of the same sets. */
  Published withSets(List<String> names) {
    return with(names, files);
  }

  private Published with(List<String> names, List<ReportFile> rest) {
    return new Published(date, names, rest, sources, window, schema, history, settings, silences);
  }
}
