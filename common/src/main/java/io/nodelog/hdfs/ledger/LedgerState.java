package io.nodelog.hdfs.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is committed as of one version of the ledger. Does not change. */
public final class LedgerState {
  private final long version;
  private final String sha256;
  private final LedgerTables tables;

  LedgerState(long version, String sha256, LedgerTables tables) {
    this.version = version;
    this.sha256 = sha256;
    this.tables = tables;
  }

  /** A warehouse in which nothing was ever committed. */
  static LedgerState empty() {
    return new LedgerState(0, "", new LedgerTables());
  }

  /** The newest version; 0 if there is none. */
  public long version() {
    return version;
  }

  /** SHA-256 of the newest version's file, which names all versions before; empty if none. */
  public String sha256() {
    return sha256;
  }

  /** The settings that the summaries have; empty before the first were recorded. */
  public Optional<SettingsRecorded> settings() {
    return tables.settings;
  }

  /** What was taken from a source, every incarnation of its file in the order of their start. */
  public Collection<TakenStream> streams(String node, String source) {
    return Collections.unmodifiableCollection(ofSource(node, source).values());
  }

  /** How far a stream was taken; empty if it is new. */
  public Optional<TakenStream> stream(String node, String source, String stream) {
    return Optional.ofNullable(ofSource(node, source).get(stream));
  }

  /** The parts that no set has and that are not held, in the order of their batches. */
  public List<Part> waiting() {
    return tables.open.keySet().stream().filter(part -> !tables.held.containsKey(part)).toList();
  }

  /** The parts that are kept out of the summaries. */
  public List<HeldPart> held() {
    return List.copyOf(tables.held.values());
  }

  /**
   * What was taken of a part that waits or is held.
   *
   * @throws IllegalArgumentException if the part neither waits nor is held
   */
  public List<Ingested> ingested(Part part) {
    List<Ingested> rows = tables.open.get(part);
    if (rows == null) {
      throw new IllegalArgumentException("Cannot find " + part + ": it neither waits nor is held");
    }
    return Collections.unmodifiableList(rows);
  }

  /**
   * When a batch was committed: the instant that its accepted dates and its years are relative to.
   *
   * @throws IllegalArgumentException if there is no such batch
   */
  public Instant committed(String batch) {
    Instant committed = tables.batches.get(batch);
    if (committed == null) {
      throw new IllegalArgumentException("Cannot find batch " + batch);
    }
    return committed;
  }

  /** The dates that have summaries. */
  public SortedSet<String> summarizedDates() {
    return Collections.unmodifiableSortedSet(tables.summaries.navigableKeySet());
  }

  /** The sets that have summaries of a date. */
  public Set<String> sets(String date) {
    return Collections.unmodifiableSet(ofDate(date).keySet());
  }

  /** The summaries of a table for a date, of every set. */
  public List<SummaryFile> summaryFiles(String table, String date) {
    return ofDate(date).values().stream()
        .flatMap(List::stream)
        .filter(file -> file.table().equals(table))
        .toList();
  }

  /** All summaries. */
  public List<SummaryFile> summaryFiles() {
    List<SummaryFile> files = new ArrayList<>();
    tables.summaries.values().forEach(sets -> sets.values().forEach(files::addAll));
    return files;
  }

  /** The dates that have reports. */
  public SortedSet<String> publishedDates() {
    return Collections.unmodifiableSortedSet(tables.published.navigableKeySet());
  }

  /** The reports of a date, and what they were made from; empty if it never was published. */
  public Optional<Published> published(String date) {
    return Optional.ofNullable(tables.published.get(date));
  }

  /** The files of all reports of a date. */
  public List<ReportFile> reportFiles(String date) {
    return published(date).map(Published::files).orElse(List.of());
  }

  /** The files of a report, of all dates in order. */
  public List<ReportFile> reportFilesOf(String report) {
    return tables.published.values().stream()
        .flatMap(one -> one.files().stream())
        .filter(file -> file.report().equals(report))
        .toList();
  }

  /** Whether a date's reports are not made from exactly these sets. */
  public boolean stale(String date, Set<String> sets) {
    return published(date).map(one -> !Set.copyOf(one.sets()).equals(sets)).orElse(true);
  }

  /** The dates whose reports are not made from exactly the sets that there are. */
  public SortedSet<String> staleDates() {
    SortedSet<String> dates = new TreeSet<>(summarizedDates());
    dates.addAll(publishedDates());
    dates.removeIf(date -> !stale(date, sets(date)));
    return dates;
  }

  LedgerTables copyTables() {
    return new LedgerTables(tables);
  }

  private Map<String, TakenStream> ofSource(String node, String source) {
    return tables.streams.getOrDefault(new LedgerTables.Source(node, source), Map.of());
  }

  private Map<String, List<SummaryFile>> ofDate(String date) {
    return tables.summaries.getOrDefault(date, Map.of());
  }
}
