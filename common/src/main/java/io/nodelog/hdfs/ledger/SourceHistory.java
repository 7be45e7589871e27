package io.nodelog.hdfs.ledger;

import io.nodelog.hdfs.ledger.LedgerTables.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the sources were, day by day: of each day on which an ingest looked only what was news then.
 * Does not change.
 */
final class SourceHistory {
  static final SourceHistory NONE = new SourceHistory(SharedMap.empty(), "", "");

  private final SharedMap<String, Day> days;
  private final String first;
  private final String last;

  private SourceHistory(SharedMap<String, Day> days, String first, String last) {
    this.days = days;
    this.first = first;
    this.last = last;
  }

  /** The last version that told of a day, and the last news of each source on it. */
  private record Day(long version, SharedMap<Source, SourceSeen> news) {}

  /** The same with what a version tells. */
  SourceHistory with(SourcesSeen entry, long version) {
    if (entry.date().compareTo(last) < 0) {
      throw new IllegalArgumentException(
          "Cannot add how sources were on " + entry.date() + ": it is known for " + last);
    }
    SharedMap<Source, SourceSeen> news =
        days.get(entry.date()).map(Day::news).orElse(SharedMap.empty(LedgerTables.BY_SOURCE));
    for (SourceSeen seen : entry.sources()) {
      news = news.with(new Source(seen.node(), seen.source()), seen);
    }
    return new SourceHistory(
        days.with(entry.date(), new Day(version, news)),
        first.isEmpty() ? entry.date() : first,
        entry.date());
  }

  /** The days on which an ingest looked. */
  SortedSet<String> dates() {
    SortedSet<String> dates = new TreeSet<>();
    days.forEach(day -> dates.add(day.getKey()));
    return dates;
  }

  /** The newest of them. */
  Optional<String> last() {
    return last.isEmpty() ? Optional.empty() : Optional.of(last);
  }

  /**
   * How the sources were as of a date, in the order of node and source. Of dates before the first
   * look the first day tells.
   */
  List<KnownSource> asOf(String date) {
    String until = until(date);
    SortedMap<Source, KnownSource> known = new TreeMap<>(LedgerTables.BY_SOURCE);
    for (Map.Entry<String, Day> day : days) {
      if (day.getKey().compareTo(until) > 0) {
        break;
      }
      for (Map.Entry<Source, SourceSeen> one : day.getValue().news()) {
        known.put(one.getKey(), new KnownSource(one.getValue(), day.getKey()));
      }
    }
    return List.copyOf(known.values());
  }

  /** The last version that says something of how the sources were as of a date; 0 if none does. */
  long version(String date) {
    return days.floor(until(date)).map(day -> day.getValue().version()).orElse(0L);
  }

  private String until(String date) {
    return date.compareTo(first) < 0 ? first : date;
  }

  /** What each day tells, as entries that give the same history. */
  List<Checkpoint.SourcesRow> rows() {
    List<Checkpoint.SourcesRow> rows = new ArrayList<>();
    for (Map.Entry<String, Day> day : days) {
      List<SourceSeen> news = new ArrayList<>();
      day.getValue().news().forEach(one -> news.add(one.getValue()));
      rows.add(
          new Checkpoint.SourcesRow(day.getValue().version(), new SourcesSeen(day.getKey(), news)));
    }
    return rows;
  }
}
