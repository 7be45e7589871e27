package io.nodelog.hdfs.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the entries so far add up to. Refuses an entry that contradicts those before it, so that no
 * byte is ever counted twice.
 *
 * <p>Each table is a value that never changes, and an entry puts another one in its place: a copy
 * of all tables costs nothing, and an entry what it says itself.
 */
final class LedgerTables {
  static final Comparator<Source> BY_SOURCE =
      Comparator.comparing(Source::node).thenComparing(Source::name);
  private static final Comparator<Part> BY_PART =
      Comparator.comparing(Part::batch).thenComparing(Part::node).thenComparing(Part::source);

  SharedMap<Source, StreamTable> streams = SharedMap.empty(BY_SOURCE);

  /** The parts that no set has: each waits, or is held. */
  ArrivalMap<Part, OpenPart> open = ArrivalMap.empty(BY_PART);

  ArrivalMap<Part, HeldPart> held = ArrivalMap.empty(BY_PART);

  /** When each batch was committed. */
  SharedMap<String, Batch> batches = SharedMap.empty();

  /** What parts are read with, of those that are read otherwise than they were taken. */
  SharedMap<Part, String> formats = SharedMap.empty(BY_PART);

  /** The first dates of which things were not given up. */
  SharedMap<Expired.What, String> expired = SharedMap.empty();

  /** How the sources were. */
  SourceHistory sources = SourceHistory.NONE;

  /** What lies in the place of erased bytes, by {@link Erased.Replacement#key}. */
  SharedMap<String, Erased.Replacement> erased = SharedMap.empty();

  SummarySets summaries = SummarySets.NONE;

  SharedMap<String, Published> published = SharedMap.empty();
  Optional<SettingsRecorded> settings = Optional.empty();

  /** How many rows were added: entries, and the files that they name. */
  long rows;

  /** No entries. */
  LedgerTables() {}

  /** A copy that changes alone. */
  LedgerTables(LedgerTables other) {
    streams = other.streams;
    open = other.open;
    held = other.held;
    batches = other.batches;
    formats = other.formats;
    expired = other.expired;
    sources = other.sources;
    erased = other.erased;
    summaries = other.summaries;
    published = other.published;
    settings = other.settings;
    rows = other.rows;
  }

  /** One source of one node. */
  record Source(String node, String name) {}

  /** A batch and when it was committed. */
  record Batch(String name, Instant committed) {}

  /** Whether an entry makes all summaries so far void. */
  boolean voids(LedgerEntry entry) {
    return entry instanceof SettingsRecorded recorded && recorded.rebuild();
  }

  /** Adds an entry of a version. */
  void add(LedgerEntry entry, LedgerVersion version) {
    rows++;
    if (entry instanceof Ingested ingested) {
      take(ingested);
      begin(ingested.batch(), version.committed());
      reopen(ingested, version.version());
    } else if (entry instanceof Summarized summarized) {
      summarize(summarized);
    } else if (entry instanceof Published one) {
      publish(one);
    } else if (entry instanceof SettingsRecorded recorded) {
      settings = Optional.of(recorded);
    } else if (entry instanceof Expired one) {
      expire(one);
    } else if (entry instanceof Compacted one) {
      rows += one.files().size();
      summaries = summaries.with(one);
    } else if (entry instanceof SourcesSeen seen) {
      rows += seen.sources().size();
      sources = sources.with(seen, version.version());
    } else if (entry instanceof Erased one) {
      erase(one);
    }
  }

  /** Puts segments in the place of others. */
  void erase(Erased entry) {
    entry.segments().forEach(this::erase);
  }

  /** Where the bytes of a segment lie now: in another file, if some of them were erased. */
  Segment current(Segment segment) {
    Segment now = segment;
    for (Optional<Erased.Replacement> next = replacement(now);
        next.isPresent();
        next = replacement(now)) {
      now = next.get().now().withHeaders(segment.headers());
    }
    return now;
  }

  private Optional<Erased.Replacement> replacement(Segment segment) {
    return erased.get(Erased.Replacement.key(segment));
  }

  private void erase(Erased.Replacement one) {
    rows++;
    if (erased.contains(one.key()) || current(one.now()).storedSha256().equals(one.sha256())) {
      throw new IllegalArgumentException(
          "Cannot put " + one.now().path() + " in the place of other bytes: it was done before");
    }
    erased = erased.with(one.key(), one);
  }

  /** Whether what is of this date was given up. */
  boolean isExpired(Expired.What what, String date) {
    return expired.get(what).filter(before -> date.compareTo(before) < 0).isPresent();
  }

  private boolean isExpired(SummaryFile file) {
    return isExpired(Expired.What.of(file), file.date());
  }

  private void expire(Expired entry) {
    if (isExpired(entry.what(), entry.before())) {
      throw new IllegalArgumentException(
          "Cannot expire " + entry.what() + " before " + entry.before() + ": more is expired");
    }
    expired = expired.with(entry.what(), entry.before());
    summaries = summaries.without(entry.before(), this::isExpired);
    for (Map.Entry<String, Published> date : published) {
      if (isExpired(Expired.What.REPORTS, date.getKey())) {
        published = published.without(date.getKey());
      } else if (isExpired(Expired.What.QUARANTINE, date.getKey())) {
        Published rest = date.getValue().without(Expired.QUARANTINE_TABLE);
        published = published.with(date.getKey(), rest);
      }
    }
  }

  /** Forgets all summaries. The parts are opened again one by one, by {@link #reopen}. */
  void voidSummaries() {
    summaries = SummarySets.NONE;
    held = ArrivalMap.empty(BY_PART);
    open = ArrivalMap.empty(BY_PART);
  }

  /** Lets a part wait; the version says what was taken. */
  void reopen(Ingested entry, long version) {
    Part part = shared(entry.part());
    open = open.with(part, open.get(part).orElse(OpenPart.NONE).with(version));
  }

  /** A part whose texts are those that the other tables have: there may be a million. */
  Part shared(Part part) {
    StreamTable table = streams.get(new Source(part.node(), part.source())).orElseThrow();
    Batch batch = batches.get(part.batch()).orElseThrow();
    return new Part(batch.name(), table.source().node(), table.source().name());
  }

  private void begin(String batch, Instant committed) {
    if (!batches.contains(batch)) {
      batches = batches.with(batch, new Batch(batch, committed));
    }
  }

  private void take(Ingested entry) {
    Source source = new Source(entry.node(), entry.source());
    Optional<StreamTable> table = streams.get(source);
    Optional<TakenStream> before = table.flatMap(found -> found.get(entry.stream()));
    long taken = before.map(TakenStream::length).orElse(0L);
    if (entry.from() != taken) {
      throw new IllegalArgumentException(
          "Cannot take bytes from %s on of stream %s of %s/%s: %s bytes were taken so far"
              .formatted(entry.from(), entry.stream(), entry.node(), entry.source(), taken));
    }
    TakenStream after = TakenStream.after(before.map(TakenStream::lines).orElse(0L), entry);
    streams =
        streams.with(
            source, table.orElseGet(() -> StreamTable.empty(StreamCodec.like(after))).with(after));
  }

  private void summarize(Summarized entry) {
    summaries = summaries.with(entry.set());
    entry.replaces().forEach(set -> summaries = summaries.without(set));
    for (Part part : entry.parts()) {
      if (!open.contains(part) && entry.replaces().isEmpty()) {
        throw new IllegalArgumentException("Cannot summarize " + part + ": it does not wait");
      }
      open = open.without(part);
      held = held.without(part);
    }
    for (HeldPart part : entry.held()) {
      if (!open.contains(part.part())) {
        throw new IllegalArgumentException("Cannot hold " + part.part() + ": it does not wait");
      }
      held = held.with(part.part(), part);
    }
    entry.files().stream()
        .filter(file -> !isExpired(file))
        .forEach(file -> addSummary(entry.set(), file));
    entry.formats().forEach(one -> formats = formats.with(shared(one.part()), one.format()));
  }

  private void addSummary(String set, SummaryFile file) {
    rows++;
    summaries = summaries.with(set, file.date(), List.of(file));
  }

  private void publish(Published entry) {
    for (String set : entry.sets()) {
      if (!summaries.contains(set)) {
        throw new IllegalArgumentException(
            "Cannot publish " + entry.date() + ": there is no set " + set);
      }
    }
    rows += entry.files().size();
    published = published.with(entry.date(), entry);
  }
}
