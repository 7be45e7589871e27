package io.nodelog.app.summarize;

import io.nodelog.app.run.Run;
import io.nodelog.config.InvalidConfig;
import io.nodelog.config.SettingsFingerprint;
import io.nodelog.hdfs.ledger.HeldPart;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Part;
import io.nodelog.hdfs.ledger.SettingsRecorded;
import io.nodelog.hdfs.ledger.Summarized;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.scan.Engine;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/**
 * Scans every batch that has no summaries yet, checks that each line is accounted for, and commits
 * the summaries of a batch at once.
 */
public final class Summarize {
  private static final int MAX_ATTEMPTS = 5;
  private static final Set<String> TELL_OF_BATCHES =
      Arrays.stream(SummaryTable.values())
          .filter(SummaryTable::tellsOfBatches)
          .map(SummaryTable::tableName)
          .collect(Collectors.toUnmodifiableSet());

  private final Run run;
  private final Engine engine;
  private final Options options;
  private final List<String> batches = new ArrayList<>();
  private final List<HeldPart> held = new ArrayList<>();
  private final AuditTotals totals = new AuditTotals();

  /**
   * What may be done beyond the usual.
   *
   * @param accepted batches whose held parts are summarized in spite of their rejects
   * @param rebuild whether changed settings void the summaries so far
   */
  public record Options(Set<String> accepted, boolean rebuild) {
    /** Nothing beyond the usual. */
    public static final Options NONE = new Options(Set.of(), false);
  }

  /**
   * What a summarize did.
   *
   * @param batches that were summarized
   * @param held parts that had too many rejects in this run
   * @param totals what became of the lines
   */
  public record Result(List<String> batches, List<HeldPart> held, AuditTotals totals) {}

  private Summarize(Run run, Engine engine, Options options) {
    this.run = run;
    this.engine = engine;
    this.options = options;
  }

  /**
   * Checks, without any change, that what waits can be summarized.
   *
   * @throws SettingsChanged if the settings differ from those of the summaries that there are
   * @throws InvalidConfig if there is no format any more that lines were taken with
   * @throws IOException if the warehouse fails
   */
  public static void check(Run run, Options options) throws IOException, SettingsChanged {
    new Readiness(run, run.ledger().load(), options).require();
  }

  /**
   * Summarizes what waits.
   *
   * @throws InvalidConfig if there is no format any more that lines were taken with
   * @throws SettingsChanged if the settings differ from those of the summaries that there are
   * @throws LedgerConflict if other runs committed first again and again
   * @throws IOException if raw logs cannot be read, lines are not accounted for, or the warehouse
   *     fails
   */
  public static Result run(Run run, Engine engine, Options options)
      throws IOException, LedgerConflict, InterruptedException, SettingsChanged {
    Summarize step = new Summarize(run, engine, options);
    step.summarizeAll();
    return new Result(step.batches, step.held, step.totals);
  }

  private void summarizeAll()
      throws IOException, LedgerConflict, InterruptedException, SettingsChanged {
    LedgerState state = settle(run.ledger().load());
    for (String batch : waitingBatches(state)) {
      MDC.put("batch", batch);
      try {
        summarize(state, batch);
      } finally {
        MDC.remove("batch");
      }
      state = run.ledger().refresh(state);
    }
  }

  /** Makes sure that the summaries to come have the settings of those that there are. */
  private LedgerState settle(LedgerState state)
      throws IOException, LedgerConflict, SettingsChanged {
    new Readiness(run, state, options).require();
    SettingsFingerprint settings = run.config().settingsFingerprint();
    String earlier = Readiness.earlierSettings(state);
    boolean rebuild = !settings.changesSince(earlier).isEmpty();
    SettingsFingerprint wanted = rebuild ? settings : settings.withThoseOf(earlier);
    if (wanted.text().equals(earlier) || (!rebuild && waitingBatches(state).isEmpty())) {
      return state;
    }
    return record(state, new SettingsRecorded(wanted.sha256(), wanted.text(), rebuild));
  }

  private LedgerState record(LedgerState state, SettingsRecorded settings)
      throws IOException, LedgerConflict {
    return run.commit(state, List.of(settings));
  }

  private Set<String> waitingBatches(LedgerState state) {
    Set<String> waiting = new LinkedHashSet<>();
    state.waiting().forEach(part -> waiting.add(part.batch()));
    state.held().stream()
        .map(one -> one.part().batch())
        .filter(options.accepted()::contains)
        .forEach(waiting::add);
    return waiting;
  }

  private void summarize(LedgerState state, String batch)
      throws IOException, LedgerConflict, InterruptedException {
    List<Part> parts = parts(state, batch);
    if (parts.isEmpty()) {
      return; // another run was faster
    }
    BatchScan scan = new BatchScan(run, engine, batch, state);
    List<SummaryFile> files = scan.run(parts);
    Accounting accounting = Accounting.read(run, files);
    requireAllSeen(accounting, parts, state);
    if (wereHeld(parts, state)) {
      files = dataOf(files); // the scan that held them has told what became of the lines
    }
    List<HeldPart> heldNow =
        options.accepted().contains(batch)
            ? List.of()
            : accounting.overLimit(parts, run.config().rejects().maxShare());
    if (!heldNow.isEmpty()) {
      parts.removeAll(heldNow.stream().map(HeldPart::part).toList());
      files = withoutHeld(scan, files, parts);
    }
    commit(state, new Summarized(setName(batch), parts, heldNow, files));
    scan.deleteBut(files);
    batches.add(batch);
    held.addAll(heldNow);
    totals.add(accounting.totals());
  }

  private List<Part> parts(LedgerState state, String batch) {
    List<Part> parts = new ArrayList<>(state.waiting());
    if (options.accepted().contains(batch)) {
      state.held().forEach(one -> parts.add(one.part()));
    }
    parts.removeIf(part -> !part.batch().equals(batch));
    return parts;
  }

  private static void requireAllSeen(Accounting accounting, List<Part> parts, LedgerState state)
      throws IOException {
    List<Ingested> taken = new ArrayList<>();
    for (Part part : parts) {
      taken.addAll(state.ingested(part));
    }
    List<String> findings = accounting.findings(taken);
    if (!findings.isEmpty()) {
      throw new IOException(String.join("; ", findings));
    }
  }

  private static boolean wereHeld(List<Part> parts, LedgerState state) {
    return heldParts(state).containsAll(parts);
  }

  /** The summaries of what lines say, without those of what became of them. */
  static List<SummaryFile> dataOf(List<SummaryFile> files) {
    return files.stream().filter(file -> !TELL_OF_BATCHES.contains(file.table())).toList();
  }

  /** Scans the good parts alone; what is known of the lines of all of them stays. */
  private static List<SummaryFile> withoutHeld(
      BatchScan scan, List<SummaryFile> files, List<Part> good)
      throws IOException, InterruptedException {
    List<SummaryFile> kept = new ArrayList<>(files);
    kept.removeAll(dataOf(files));
    if (!good.isEmpty()) {
      kept.addAll(dataOf(scan.run(good)));
    }
    return kept;
  }

  private String setName(String batch) {
    return batch + "-by-" + run.id();
  }

  /**
   * Commits after whatever others have committed meanwhile, unless they summarized the same parts.
   */
  private void commit(LedgerState base, Summarized entry) throws IOException, LedgerConflict {
    LedgerState state = base;
    for (int attempt = 1; ; attempt++) {
      try {
        run.commit(state, List.of(entry));
        return;
      } catch (LedgerConflict e) {
        state = run.ledger().refresh(state);
        if (attempt == MAX_ATTEMPTS || !standsAsBefore(base, state, entry)) {
          throw e;
        }
      }
    }
  }

  /**
   * Whether what was scanned still waits, or is still held, as it did, and under the same settings.
   */
  private static boolean standsAsBefore(LedgerState base, LedgerState now, Summarized entry) {
    List<Part> parts = new ArrayList<>(entry.parts());
    entry.held().forEach(one -> parts.add(one.part()));
    return now.settings().equals(base.settings())
        && among(now.waiting(), parts).equals(among(base.waiting(), parts))
        && among(heldParts(now), parts).equals(among(heldParts(base), parts));
  }

  private static Set<Part> among(List<Part> all, List<Part> parts) {
    Set<Part> common = new HashSet<>(all);
    common.retainAll(Set.copyOf(parts));
    return common;
  }

  private static List<Part> heldParts(LedgerState state) {
    return state.held().stream().map(HeldPart::part).toList();
  }
}
