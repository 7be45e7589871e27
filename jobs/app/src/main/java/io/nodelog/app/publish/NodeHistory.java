package io.nodelog.app.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Published;
import io.nodelog.hdfs.ledger.Sha256;
import io.nodelog.report.HistoryReports;
import io.nodelog.report.load.KnownDown;
import io.nodelog.report.reliability.FleetHistory;
import io.nodelog.report.reliability.OutageStart;
import io.nodelog.report.reliability.TrafficSilence;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What follows for each date from what was said of nodes on all dates: the rows of some reports,
 * and which nodes were down. It is known before any report is written: a date is made anew only if
 * its own part changes. Does not change.
 */
final class NodeHistory {
  private static final NodeHistory NONE = new NodeHistory(new TreeMap<>(), new TreeMap<>());

  private final SortedMap<String, OfDate> dates;
  private final SortedMap<String, List<TrafficSilence>> silences;

  private NodeHistory(
      SortedMap<String, OfDate> dates, SortedMap<String, List<TrafficSilence>> silences) {
    this.dates = dates;
    this.silences = silences;
  }

  /**
   * What is known of a date.
   *
   * @param digest SHA-256 of all of it; empty if there is nothing
   */
  private record OfDate(
      List<HistoryReports.Row> rows, KnownDown down, List<OutageStart> starts, String digest) {
    static OfDate of(List<HistoryReports.Row> rows, KnownDown down, List<OutageStart> starts) {
      StringBuilder text = new StringBuilder();
      rows.forEach(row -> text.append(row).append('\n'));
      new TreeMap<>(down.downtimes()).forEach((node, times) -> text.append(node).append(times));
      starts.forEach(text::append);
      String all = text.toString();
      return new OfDate(rows, down, starts, all.isEmpty() ? "" : Sha256.of(all.getBytes(UTF_8)));
    }
  }

  /** Reads what was said of nodes on all dates; costs little if nothing ever was. */
  static NodeHistory of(Run run, LedgerState state) throws IOException {
    SortedMap<String, List<TrafficSilence>> silences = new TrafficFiles(run, state).all();
    Optional<HistoryReports> reports = reports(run, state, silences);
    if (reports.isEmpty()) {
      return NONE;
    }
    SortedMap<String, OfDate> dates = new TreeMap<>();
    for (String date : state.summarizedDates()) {
      LocalDate day = LocalDate.parse(date);
      HistoryReports all = reports.get();
      dates.put(date, OfDate.of(all.rows(day), all.down(day), all.starts(day)));
    }
    return new NodeHistory(dates, silences);
  }

  /** The reports on all dates; empty if nothing was ever said of nodes, nor were any silent. */
  static Optional<HistoryReports> reports(
      Run run, LedgerState state, SortedMap<String, List<TrafficSilence>> silences)
      throws IOException {
    try (NodeEventFiles files = new NodeEventFiles(run, state)) {
      if (files.isEmpty() && silences.isEmpty()) {
        return Optional.empty();
      }
      FleetHistory history =
          FleetHistory.of(
              files.events(),
              silences.values().stream().flatMap(List::stream).toList(),
              files.fleet(),
              files.rules(),
              files.signs());
      return Optional.of(
          new HistoryReports(
              history,
              files.fleet(),
              files.rules(),
              run.config().report().zone(),
              files.watchedTo()));
    }
  }

  List<HistoryReports.Row> rows(String date) {
    return dates.containsKey(date) ? dates.get(date).rows() : List.of();
  }

  /** When nodes were down on a date. */
  KnownDown down(String date) {
    return dates.containsKey(date) ? dates.get(date).down() : KnownDown.NOTHING;
  }

  /** The outages that began on a date and before, if any began on it. */
  List<OutageStart> starts(String date) {
    return dates.containsKey(date) ? dates.get(date).starts() : List.of();
  }

  /** The silences of traffic that ended on a date. */
  List<TrafficSilence> silences(String date) {
    return silences.getOrDefault(date, List.of());
  }

  /** What the ledger keeps of the part of a date; empty if there is none. */
  String digest(String date) {
    return dates.containsKey(date) ? dates.get(date).digest() : "";
  }

  /** Whether the reports of a date were made with another part. */
  boolean changed(LedgerState state, String date) {
    String before = state.published(date).map(Published::history).orElse("");
    return !before.equals(digest(date));
  }

  /** The dates whose reports were made with another part, but those that stay as they are. */
  SortedSet<String> changedDates(LedgerState state) {
    SortedSet<String> changed = new TreeSet<>(state.publishedDates());
    changed.removeIf(date -> state.isFrozen(date) || !changed(state, date));
    return changed;
  }
}
