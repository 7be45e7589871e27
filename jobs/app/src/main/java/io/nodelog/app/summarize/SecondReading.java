package io.nodelog.app.summarize;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.HeldPart;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Part;
import io.nodelog.hdfs.ledger.PartFormat;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Summarized;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.scan.Engine;
import io.nodelog.hdfs.storage.FileEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/**
 * Reads a batch again, all of it, and lets one new set take the place of the sets that it has. One
 * commit does both, so that no line is missing or there twice at any moment.
 */
final class SecondReading {
  private static final int MAX_ATTEMPTS = 5;

  private final Run run;
  private final String batch;
  private final LedgerState state;
  private final List<String> replaced;
  private final List<Ingested> rows;
  private final Set<Part> parts = new LinkedHashSet<>();
  private final BatchScan scan;

  /**
   * What reading a batch gave.
   *
   * @param formats what was read otherwise than before
   * @param files the summaries, which nothing names yet
   */
  record Reading(Map<Part, String> formats, List<SummaryFile> files, Accounting accounting) {}

  /**
   * Prepares to read.
   *
   * @param rows all that was taken and read of the batch
   * @throws IOException if a raw log is not there any more
   */
  SecondReading(
      Run run, Engine engine, String batch, LedgerState state, History history, List<Ingested> rows)
      throws IOException {
    this.run = run;
    this.batch = batch;
    this.state = state;
    this.replaced = history.setsOf(batch);
    this.rows = rows;
    rows.forEach(row -> parts.add(row.part()));
    this.scan = new BatchScan(run, engine, batch, state);
    requireRaw();
  }

  private void requireRaw() throws IOException {
    if (state.rawExpired(batch)) {
      throw new IOException(
          "Cannot read batch " + batch + " again: its raw logs have expired (nothing was changed)");
    }
    for (Ingested row : rows) {
      for (Segment segment : row.segments()) {
        Path file = segment.referenced() ? new Path(segment.path()) : run.path(segment.path());
        Optional<FileEntry> there = run.storage().status(file);
        if (there.isEmpty() || there.get().length() != segment.storedLength()) {
          throw new IOException(
              "Cannot read batch "
                  + batch
                  + " again: its raw log "
                  + file
                  + (there.isEmpty() ? " is not there any more" : " has another length")
                  + " (nothing was changed)");
        }
      }
    }
  }

  /**
   * Reads the batch.
   *
   * @param formats what to read parts with, where that is not what they were read with last
   * @throws IOException if it cannot be read or a line is not accounted for
   */
  Reading read(Map<Part, String> formats) throws IOException, InterruptedException {
    List<SummaryFile> files = scan.run(rows, formats);
    Accounting accounting = Accounting.read(run, files);
    List<String> findings = accounting.findings(rows);
    if (!findings.isEmpty()) {
      throw new IOException(String.join("; ", findings));
    }
    return new Reading(formats, files, accounting);
  }

  /**
   * Commits what was read. A part that was held stays so while it has too many rejects; one that
   * was not stays in.
   *
   * @return the parts that are still held
   */
  List<HeldPart> commit(Reading reading) throws IOException, LedgerConflict, InterruptedException {
    Summarized entry = entry(reading);
    commit(entry);
    deleteBut(entry.files());
    return entry.held();
  }

  /** Deletes what was written for nothing, see {@link BatchScan#deleteBut}. */
  void deleteBut(List<SummaryFile> named) throws IOException {
    scan.deleteBut(named);
  }

  /** What the ledger has to say of what was read. */
  Summarized entry(Reading reading) throws IOException, InterruptedException {
    List<Part> wereHeld =
        state.held().stream().map(HeldPart::part).filter(parts::contains).toList();
    List<HeldPart> held =
        reading.accounting().overLimit(wereHeld, run.config().rejects().maxShare());
    Set<Part> good = new LinkedHashSet<>(parts);
    held.forEach(one -> good.remove(one.part()));
    List<SummaryFile> files = held.isEmpty() ? reading.files() : filesOf(good, reading);
    List<PartFormat> formats = new ArrayList<>();
    reading.formats().forEach((part, format) -> formats.add(new PartFormat(part, format)));
    String set = batch + "-again-by-" + run.id();
    return new Summarized(set, List.copyOf(good), held, files, replaced, formats);
  }

  /** Scans the good parts alone; what is known of the lines of all of them stays. */
  private List<SummaryFile> filesOf(Set<Part> good, Reading reading)
      throws IOException, InterruptedException {
    List<SummaryFile> files = new ArrayList<>(reading.files());
    files.removeAll(Summarize.dataOf(reading.files()));
    List<Ingested> goodRows = rows.stream().filter(row -> good.contains(row.part())).toList();
    if (!goodRows.isEmpty()) {
      files.addAll(Summarize.dataOf(scan.run(goodRows, reading.formats())));
    }
    return files;
  }

  private void commit(Summarized entry) throws IOException, LedgerConflict {
    LedgerState base = state;
    for (int attempt = 1; ; attempt++) {
      try {
        run.commit(base, List.of(entry));
        return;
      } catch (LedgerConflict e) {
        base = run.ledger().refresh(base);
        if (attempt == MAX_ATTEMPTS || !standsAsBefore(base)) {
          throw e;
        }
      }
    }
  }

  /**
   * Whether nobody has replaced the sets or accepted a held part meanwhile, or changed settings.
   */
  private boolean standsAsBefore(LedgerState now) {
    return now.settings().equals(state.settings())
        && replaced.stream().allMatch(now::hasSet)
        && heldOf(now).equals(heldOf(state));
  }

  private Set<Part> heldOf(LedgerState at) {
    Set<Part> held = new HashSet<>(parts);
    held.retainAll(at.held().stream().map(HeldPart::part).toList());
    return held;
  }
}
