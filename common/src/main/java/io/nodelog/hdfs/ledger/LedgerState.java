package io.nodelog.hdfs.ledger;

import io.nodelog.report.Report;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is committed as of one version of the ledger. Does not change. */
public final class LedgerState {
  private final long version;
  private final String sha256;
  private final LedgerTables tables;
  private final RowReader rows;
  private final CheckpointMark checkpoint;

  LedgerState(
      long version, String sha256, LedgerTables tables, RowReader rows, CheckpointMark checkpoint) {
    this.version = version;
    this.sha256 = sha256;
    this.tables = tables;
    this.rows = rows;
    this.checkpoint = checkpoint;
  }

  /** A warehouse in which nothing was ever committed. */
  static LedgerState empty(LedgerFiles files) {
    return new LedgerState(0, "", new LedgerTables(), new RowReader(files), CheckpointMark.NONE);
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

  /**
   * What was taken from a source, every incarnation of its file, in no order that means anything.
   * They are made anew whenever they are looked at, so that they need no memory.
   */
  public Collection<TakenStream> streams(String node, String source) {
    return ofSource(node, source).map(StreamTable::all).orElse(List.of());
  }

  /** What the lines of all sources were read with last. */
  public SortedSet<String> formats() {
    SortedSet<String> formats = new TreeSet<>();
    each(tables.streams)
        .flatMap(source -> source.getValue().all().stream())
        .forEach(stream -> formats.add(stream.format()));
    return formats;
  }

  /** The nodes that anything was taken from. */
  public SortedSet<String> nodes() {
    SortedSet<String> nodes = new TreeSet<>();
    tables.streams.forEach(source -> nodes.add(source.getKey().node()));
    return nodes;
  }

  /** How far a stream was taken; empty if it is new. */
  public Optional<TakenStream> stream(String node, String source, String stream) {
    return ofSource(node, source).flatMap(table -> table.get(stream));
  }

  /** The parts that no set has and that are not held, in the order of their batches. */
  public List<Part> waiting() {
    return each(tables.open)
        .map(Map.Entry::getKey)
        .filter(part -> !tables.held.contains(part))
        .toList();
  }

  /** The parts that are kept out of the summaries. */
  public List<HeldPart> held() {
    return each(tables.held).map(Map.Entry::getValue).toList();
  }

  /**
   * What was taken of a part that waits or is held. Reads the versions that say so.
   *
   * @throws IllegalArgumentException if the part neither waits nor is held
   * @throws IOException if a version cannot be read
   */
  public List<Ingested> ingested(Part part) throws IOException {
    OpenPart open =
        tables
            .open
            .get(part)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Cannot find " + part + ": it neither waits nor is held"));
    return rows.read(part, open).stream().map(this::current).toList();
  }

  /**
   * What was taken, as it lies there now: lines that were erased are in other files than those that
   * the entry was committed with.
   */
  public Ingested current(Ingested entry) {
    List<Segment> now = entry.segments().stream().map(tables::current).toList();
    return now.equals(entry.segments()) ? entry : entry.lyingIn(now);
  }

  /** This state as if segments were replaced already. It is not committed. */
  public LedgerState after(Erased erased) {
    LedgerTables replaced = copyTables();
    replaced.erase(erased);
    return new LedgerState(version, sha256, replaced, rows, checkpoint);
  }

  /** The files that an entry names and that still count, see {@link LedgerEntry#paths}. */
  public List<String> paths(LedgerEntry entry) {
    if (entry instanceof Ingested ingested) {
      return current(ingested).paths();
    } else if (entry instanceof Erased erased) {
      return erased.segments().stream().map(one -> tables.current(one.now()).path()).toList();
    }
    return entry.paths();
  }

  /**
   * When a batch was committed: the instant that its accepted dates and its years are relative to.
   *
   * @throws IllegalArgumentException if there is no such batch
   */
  public Instant committed(String batch) {
    return tables
        .batches
        .get(batch)
        .map(LedgerTables.Batch::committed)
        .orElseThrow(() -> new IllegalArgumentException("Cannot find batch " + batch));
  }

  /** Whether a batch of this name was committed. */
  public boolean hasBatch(String batch) {
    return tables.batches.contains(batch);
  }

  /** What a part is read with, if that is not what it was taken with. */
  public Optional<String> format(Part part) {
    return tables.formats.get(part);
  }

  /** The first date of which something was not given up; empty if nothing was. */
  public Optional<String> expiredBefore(Expired.What what) {
    return tables.expired.get(what);
  }

  /** Whether the raw logs of a batch were given up: they are old, and every part was summarized. */
  public boolean rawExpired(String batch) {
    return tables
            .batches
            .get(batch)
            .map(one -> LocalDate.ofInstant(one.committed(), ZoneOffset.UTC).toString())
            .filter(date -> tables.isExpired(Expired.What.RAW, date))
            .isPresent()
        && each(tables.open).noneMatch(open -> open.getKey().batch().equals(batch));
  }

  /** Whether there is a set of this name. */
  public boolean hasSet(String set) {
    return tables.summaries.contains(set);
  }

  /** The dates that have summaries. */
  public SortedSet<String> summarizedDates() {
    return keys(tables.summaries.files());
  }

  /** The sets that have summaries of a date. */
  public Set<String> sets(String date) {
    Set<String> sets = new LinkedHashSet<>();
    tables.summaries.ofDate(date).forEach(set -> sets.add(set.getKey()));
    return Collections.unmodifiableSet(sets);
  }

  /** The summaries that a set has of a date. */
  public List<SummaryFile> summaryFilesOf(String date, String set) {
    return tables.summaries.ofDate(date).get(set).orElse(List.of());
  }

  /** What was merged of the summaries of a date. */
  public List<Compacted> compacted(String date) {
    return tables.summaries.mergedOf(date);
  }

  /** The files that have the summaries of a table for a date, of every set once. */
  public List<SummaryFile> summaryFiles(String table, String date) {
    List<SummaryFile> files = new ArrayList<>();
    Set<String> merged = new HashSet<>();
    for (Compacted one : compacted(date)) {
      files.addAll(one.files());
      merged.addAll(one.sets());
    }
    for (Map.Entry<String, List<SummaryFile>> set : tables.summaries.ofDate(date)) {
      if (!merged.contains(set.getKey())) {
        files.addAll(set.getValue());
      }
    }
    return files.stream().filter(file -> file.table().equals(table)).toList();
  }

  /** The files that have the summaries of a table, of every date and set once. */
  public List<SummaryFile> summaryFiles(String table) {
    return summarizedDates().stream().flatMap(date -> summaryFiles(table, date).stream()).toList();
  }

  /** What was merged of summaries, of every date. */
  public List<Compacted> compacted() {
    return each(tables.summaries.merged()).flatMap(date -> date.getValue().stream()).toList();
  }

  /**
   * All files that are named now, but raw logs: summaries, what was merged of them, and reports.
   * Relative to the warehouse.
   */
  public List<String> paths() {
    List<String> paths = new ArrayList<>();
    summaryFiles().forEach(file -> paths.add(file.path()));
    compacted().forEach(one -> paths.addAll(one.paths()));
    each(tables.published).forEach(date -> paths.addAll(date.getValue().paths()));
    return paths;
  }

  /** The summaries of sets. */
  public List<SummaryFile> summaryFiles(Set<String> ofSets) {
    return each(tables.summaries.files())
        .flatMap(date -> each(date.getValue()))
        .filter(set -> ofSets.contains(set.getKey()))
        .flatMap(set -> set.getValue().stream())
        .toList();
  }

  /** All summaries, as the sets have them. */
  public List<SummaryFile> summaryFiles() {
    List<SummaryFile> files = new ArrayList<>();
    for (Map.Entry<String, ArrivalMap<String, List<SummaryFile>>> date : tables.summaries.files()) {
      date.getValue().forEach(set -> files.addAll(set.getValue()));
    }
    return files;
  }

  /** The dates that have reports. */
  public SortedSet<String> publishedDates() {
    return keys(tables.published);
  }

  /** The reports of a date, and what they were made from; empty if it never was published. */
  public Optional<Published> published(String date) {
    return tables.published.get(date);
  }

  /** The files of all reports of a date. */
  public List<ReportFile> reportFiles(String date) {
    return published(date).map(Published::files).orElse(List.of());
  }

  /** The files of a report, of all dates in order. */
  public List<ReportFile> reportFilesOf(String report) {
    return each(tables.published)
        .flatMap(one -> one.getValue().files().stream())
        .filter(file -> file.report().equals(report))
        .toList();
  }

  /** How the sources were as of a date, in the order of node and source. */
  public List<KnownSource> sources(String date) {
    return tables.sources.asOf(date);
  }

  /** The last version that tells how the sources were as of a date; 0 if none does. */
  public long sourcesVersion(String date) {
    return tables.sources.version(date);
  }

  /** The last date on which an ingest looked at the sources. */
  public Optional<String> lastLook() {
    return tables.sources.last();
  }

  /** What the days before a date have, of which its reports tell too: a digest of their sets. */
  public String window(String date) {
    return new Windows(tables).of(date);
  }

  /** Whether a date's reports are not made from exactly these sets, or not from what there is. */
  public boolean stale(String date, Set<String> sets) {
    return stale(date, sets, new Windows(tables));
  }

  private boolean stale(String date, Set<String> sets, Windows windows) {
    return published(date)
        .map(one -> !isMadeOf(one, sets) || sourcesChanged(one) || windows.changed(one))
        .orElse(true);
  }

  /** Whether reports are the present ones, made from exactly these sets of their date. */
  public boolean isMadeOf(Published reports, Set<String> sets) {
    return reports.schema() >= Report.SCHEMA_VERSION && Set.copyOf(reports.sets()).equals(sets);
  }

  /** Whether reports look back on summaries that have changed since. */
  public boolean windowChanged(Published reports) {
    return new Windows(tables).changed(reports);
  }

  /** Whether there is news of the sources since reports were made, if they say anything of them. */
  public boolean sourcesChanged(Published reports) {
    return reports.sources() != 0 && reports.sources() != sourcesVersion(reports.date());
  }

  /**
   * The dates whose reports are not made from exactly the sets that there are, of their own date
   * and of the days that they look back on, or from what is known of the sources, but those whose
   * summaries or reports have expired. A date on which an ingest looked at the sources has reports,
   * also without any line.
   */
  public SortedSet<String> staleDates() {
    SortedSet<String> dates = new TreeSet<>(summarizedDates());
    dates.addAll(publishedDates());
    dates.addAll(tables.sources.dates());
    Windows windows = new Windows(tables);
    dates.removeIf(date -> isFrozen(date) || !stale(date, sets(date), windows));
    return dates;
  }

  /**
   * Whether the reports of a date stay as they are, because what they are made from has expired.
   */
  public boolean isFrozen(String date) {
    return tables.isExpired(Expired.What.SUMMARIES, date)
        || tables.isExpired(Expired.What.REPORTS, date);
  }

  LedgerTables copyTables() {
    return new LedgerTables(tables);
  }

  RowReader rows() {
    return rows;
  }

  /** Which checkpoints there are, as far as is known. */
  CheckpointMark checkpoint() {
    return checkpoint;
  }

  /** The same state, with another knowledge of checkpoints. */
  LedgerState with(CheckpointMark known) {
    return new LedgerState(version, sha256, tables, rows, known);
  }

  private Optional<StreamTable> ofSource(String node, String source) {
    return tables.streams.get(new LedgerTables.Source(node, source));
  }

  private static <V> SortedSet<String> keys(SharedMap<String, V> map) {
    SortedSet<String> keys = new TreeSet<>();
    map.forEach(entry -> keys.add(entry.getKey()));
    return Collections.unmodifiableSortedSet(keys);
  }

  private static <T> Stream<T> each(Iterable<T> all) {
    return StreamSupport.stream(all.spliterator(), false);
  }
}
