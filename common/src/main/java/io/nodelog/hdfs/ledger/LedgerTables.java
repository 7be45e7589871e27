package io.nodelog.hdfs.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What the entries so far add up to. Refuses an entry that contradicts those before it, so that no
 * byte is ever counted twice.
 */
final class LedgerTables {
  /** By source, then by stream. */
  final Map<Source, Map<String, TakenStream>> streams;

  /** The rows of each part that no set has: it waits, or it is held. */
  final Map<Part, List<Ingested>> open;

  final Map<Part, HeldPart> held;

  /** When each batch was committed. */
  final Map<String, Instant> batches;

  /** Every set there is, also one without files. */
  final Set<String> sets;

  /** By date, then by set. */
  final TreeMap<String, Map<String, List<SummaryFile>>> summaries;

  final TreeMap<String, Published> published;
  Optional<SettingsRecorded> settings;

  /** No entries. */
  LedgerTables() {
    streams = new LinkedHashMap<>();
    open = new LinkedHashMap<>();
    held = new LinkedHashMap<>();
    batches = new LinkedHashMap<>();
    sets = new LinkedHashSet<>();
    summaries = new TreeMap<>();
    published = new TreeMap<>();
    settings = Optional.empty();
  }

  /** A copy that changes alone. */
  LedgerTables(LedgerTables other) {
    streams = copy(other.streams, new LinkedHashMap<>(), LinkedHashMap::new);
    open = copy(other.open, new LinkedHashMap<>(), ArrayList::new);
    held = new LinkedHashMap<>(other.held);
    batches = new LinkedHashMap<>(other.batches);
    sets = new LinkedHashSet<>(other.sets);
    summaries = copy(other.summaries, new TreeMap<>(), LinkedHashMap::new);
    published = new TreeMap<>(other.published);
    settings = other.settings;
  }

  private static <K, V, M extends Map<K, V>> M copy(M from, M to, UnaryOperator<V> value) {
    from.forEach((key, old) -> to.put(key, value.apply(old)));
    return to;
  }

  /** One source of one node. */
  record Source(String node, String name) {}

  /** Whether an entry makes all summaries so far void. */
  boolean voids(LedgerEntry entry) {
    return entry instanceof SettingsRecorded recorded && recorded.rebuild();
  }

  void add(LedgerEntry entry, Instant committed) {
    if (entry instanceof Ingested ingested) {
      take(ingested);
      batches.putIfAbsent(ingested.batch(), committed);
    } else if (entry instanceof Summarized summarized) {
      summarize(summarized);
    } else if (entry instanceof Published one) {
      publish(one);
    } else if (entry instanceof SettingsRecorded recorded) {
      settings = Optional.of(recorded);
    }
  }

  /** Forgets all summaries. The parts are opened again one by one, by {@link #reopen}. */
  void voidSummaries() {
    sets.clear();
    summaries.clear();
    held.clear();
    open.clear();
  }

  void reopen(Ingested entry) {
    open.computeIfAbsent(entry.part(), part -> new ArrayList<>()).add(entry);
  }

  private void take(Ingested entry) {
    Map<String, TakenStream> ofSource =
        streams.computeIfAbsent(
            new Source(entry.node(), entry.source()), source -> new LinkedHashMap<>());
    TakenStream before = ofSource.get(entry.stream());
    long taken = before == null ? 0 : before.length();
    if (entry.from() != taken) {
      throw new IllegalArgumentException(
          "Cannot take bytes from %s on of stream %s of %s/%s: %s bytes were taken so far"
              .formatted(entry.from(), entry.stream(), entry.node(), entry.source(), taken));
    }
    ofSource.put(entry.stream(), TakenStream.after(before == null ? 0 : before.lines(), entry));
    reopen(entry);
  }

  private void summarize(Summarized entry) {
    if (!sets.add(entry.set())) {
      throw new IllegalArgumentException("Cannot add set " + entry.set() + ": there is one");
    }
    for (Part part : entry.parts()) {
      if (open.remove(part) == null) {
        throw new IllegalArgumentException("Cannot summarize " + part + ": it does not wait");
      }
      held.remove(part);
    }
    for (HeldPart part : entry.held()) {
      if (!open.containsKey(part.part())) {
        throw new IllegalArgumentException("Cannot hold " + part.part() + ": it does not wait");
      }
      held.put(part.part(), part);
    }
    for (SummaryFile file : entry.files()) {
      summaries
          .computeIfAbsent(file.date(), date -> new LinkedHashMap<>())
          .computeIfAbsent(entry.set(), set -> new ArrayList<>())
          .add(file);
    }
  }

  private void publish(Published entry) {
    for (String set : entry.sets()) {
      if (!sets.contains(set)) {
        throw new IllegalArgumentException(
            "Cannot publish " + entry.date() + ": there is no set " + set);
      }
    }
    published.put(entry.date(), entry);
  }
}
