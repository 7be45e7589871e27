package io.nodelog.app.summarize;

import io.nodelog.hdfs.ledger.HeldPart;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.Ledger;
import io.nodelog.hdfs.ledger.LedgerEntry;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Part;
import io.nodelog.hdfs.ledger.SettingsRecorded;
import io.nodelog.hdfs.ledger.Summarized;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which sets there are and what was taken for them. The state of the ledger does not keep this, so
 * that it stays small: whoever reads raw logs a second time reads all versions.
 */
final class History {
  private final Ledger ledger;
  private final LedgerState state;
  private final Map<String, Set<Part>> sets = new LinkedHashMap<>();
  private final Map<String, Set<String>> setsByBatch = new LinkedHashMap<>();

  private History(Ledger ledger, LedgerState state) {
    this.ledger = ledger;
    this.state = state;
  }

  /** Reads the versions up to a state. */
  static History read(Ledger ledger, LedgerState state) throws IOException {
    History history = new History(ledger, state);
    history.forEachEntry(history::add);
    return history;
  }

  /** Is shown one entry after the other. */
  interface EntryReader {
    void read(LedgerEntry entry);
  }

  /** Looks at every entry up to the state, in order. */
  void forEachEntry(EntryReader reader) throws IOException {
    ledger.forEachVersion(
        version -> {
          if (version.version() <= state.version()) {
            version.entries().forEach(reader::read);
          }
        });
  }

  private void add(LedgerEntry entry) {
    if (entry instanceof Summarized summarized) {
      Set<Part> parts = new LinkedHashSet<>(summarized.parts());
      summarized.held().stream().map(HeldPart::part).forEach(parts::add);
      summarized.replaces().forEach(sets::remove);
      sets.put(summarized.set(), parts);
      for (Part part : parts) {
        setsByBatch
            .computeIfAbsent(part.batch(), batch -> new LinkedHashSet<>())
            .add(summarized.set());
      }
    } else if (entry instanceof SettingsRecorded settings && settings.rebuild()) {
      sets.clear();
    }
  }

  /** The batches of some sets. */
  Set<String> batchesOf(Collection<String> names) {
    Set<String> batches = new LinkedHashSet<>();
    names.forEach(name -> parts(name).forEach(part -> batches.add(part.batch())));
    return batches;
  }

  /** Every batch that was read. */
  Set<String> batches() {
    return setsByBatch.keySet();
  }

  /** The sets that have something of a batch, or hold something of it. */
  List<String> setsOf(String batch) {
    return setsByBatch.getOrDefault(batch, Set.of()).stream().filter(sets::containsKey).toList();
  }

  /** What a set was made from, held parts included. */
  Set<Part> parts(String set) {
    return sets.getOrDefault(set, Set.of());
  }

  /** Every part of a batch that was read: it is in a set, or it is held. */
  Set<Part> partsOf(String batch) {
    Set<Part> parts = new LinkedHashSet<>();
    setsOf(batch).forEach(set -> parts.addAll(parts(set)));
    return parts;
  }

  /** Looks at everything that was taken and read. */
  void forEachTaken(Consumer<Ingested> reader) throws IOException {
    forEachEntry(
        entry -> {
          if (entry instanceof Ingested row && partsOf(row.batch()).contains(row.part())) {
            reader.accept(state.current(row));
          }
        });
  }

  /** What was taken and read of batches, by batch, in the order in which it was taken. */
  Map<String, List<Ingested>> taken(Set<String> batches) throws IOException {
    Map<String, List<Ingested>> taken = new LinkedHashMap<>();
    forEachTaken(
        row -> {
          if (batches.contains(row.batch())) {
            taken.computeIfAbsent(row.batch(), batch -> new ArrayList<>()).add(row);
          }
        });
    return taken;
  }
}
