package io.nodelog.app.check;

import io.nodelog.app.gc.Gc;
import io.nodelog.app.ingest.TakenAgain;
import io.nodelog.app.publish.Publish;
import io.nodelog.app.publish.Republish;
import io.nodelog.app.run.Run;
import io.nodelog.app.summarize.Rebuild;
import io.nodelog.app.summarize.SettingsChanged;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerCheck;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.scan.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Mends what can be mended, each thing from what it was made of: raw logs from their sources,
 * summaries from raw logs, merged summaries and reports from summaries, plain copies from reports.
 * Nothing is given up: what cannot be mended stays as it is. A repair that dies is repeated.
 */
public final class Repair {
  private final Run run;
  private final Engine engine;
  private final Republish republish;
  private final List<String> done = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private Set<String> damaged = Set.of();

  /**
   * What came of it, a sentence each.
   *
   * @param done what was mended
   * @param lost what could not be
   */
  public record Result(List<String> done, List<String> lost) {}

  private Repair(Run run, Engine engine) {
    this.run = run;
    this.engine = engine;
    this.republish = new Republish(run);
  }

  /**
   * Mends a warehouse.
   *
   * @throws LedgerConflict if other runs committed meanwhile
   * @throws IOException if the warehouse fails
   */
  public static Result run(Run run, Engine engine)
      throws IOException, LedgerConflict, InterruptedException {
    Repair repair = new Repair(run, engine);
    repair.repair();
    return new Result(repair.done, repair.lost);
  }

  private void repair() throws IOException, LedgerConflict, InterruptedException {
    if (!LedgerCheck.isChained(run.storage(), run.warehouse())) {
      lost.add(
          "Cannot repair "
              + run.path("ledger")
              + ": a version is missing or damaged, and nothing else says what it said (put it back"
              + " from a copy)");
      return;
    }
    collectGarbage();
    LedgerCheck check = LedgerCheck.of(run.storage(), run.warehouse());
    done.addAll(check.mend(run.id()));
    damaged = check.damaged();
    takeRawAgain();
    summarizeAgain();
    mergeAgain();
    removeUnnamed();
    makeReportsAgain();
    export();
  }

  /** What a gc that died had moved aside comes back, and leftovers go. */
  private void collectGarbage() throws IOException {
    Gc.Result gc = Gc.remove(run);
    if (gc.putBack() > 0) {
      done.add("Put " + gc.putBack() + " files back that a gc had moved aside");
    }
    if (gc.files().size() > gc.putBack()) {
      done.add("Removed " + (gc.files().size() - gc.putBack()) + " files that nothing names");
    }
  }

  private void takeRawAgain() throws IOException, InterruptedException {
    LedgerState state = run.ledger().load();
    List<Ingested> rows = new ArrayList<>();
    run.ledger()
        .forEachVersion(
            version ->
                version.entries().stream()
                    .filter(Ingested.class::isInstance)
                    .map(Ingested.class::cast)
                    .filter(row -> !state.rawExpired(row.batch()))
                    .filter(row -> isDamaged(row) || isDamaged(state.current(row)))
                    .forEach(rows::add));
    if (rows.isEmpty()) {
      return;
    }
    TakenAgain sources = TakenAgain.of(run);
    for (Ingested row : rows) {
      if (isDamaged(row)) {
        takeAgain(sources, row);
      }
      state.current(row).segments().stream()
          .filter(segment -> !row.segments().contains(segment))
          .filter(segment -> damaged.contains(segment.path()))
          .forEach(segment -> lose(row, segment, "lines were erased from it"));
    }
  }

  private boolean isDamaged(Ingested row) {
    return row.paths().stream().anyMatch(damaged::contains);
  }

  private void takeAgain(TakenAgain sources, Ingested row) throws IOException {
    boolean referenced = row.segments().stream().anyMatch(Segment::referenced);
    Optional<String> from = referenced ? Optional.empty() : sources.take(row, damaged);
    for (Segment segment : row.segments()) {
      if (damaged.contains(segment.path())) {
        from.ifPresentOrElse(
            file ->
                done.add(
                    "Took " + name(segment) + " again from " + file + ": " + range(row, segment)),
            () -> lose(row, segment, "no file of the source has these bytes any more"));
      }
    }
  }

  private void lose(Ingested row, Segment segment, String why) {
    lost.add(
        "Cannot repair %s: %s. Lost are %s, %d lines of batch %s; what was summarized of them stays"
            .formatted(name(segment), why, range(row, segment), segment.lines(), row.batch()));
  }

  private static String range(Ingested row, Segment segment) {
    return "bytes %d to %d of %s of %s/%s"
        .formatted(
            segment.offset(),
            segment.offset() + segment.length(),
            row.file(),
            row.node(),
            row.source());
  }

  private String name(Segment segment) {
    return segment.referenced() ? segment.path() : run.path(segment.path()).toString();
  }

  private void summarizeAgain() throws IOException, LedgerConflict, InterruptedException {
    LedgerState state = run.ledger().load();
    Set<String> sets = new HashSet<>();
    for (String date : state.summarizedDates()) {
      for (String set : state.sets(date)) {
        if (state.summaryFilesOf(date, set).stream()
            .anyMatch(file -> damaged.contains(file.path()))) {
          sets.add(set);
        }
      }
    }
    for (String batch : Rebuild.batchesOf(run, state, sets)) {
      try {
        Summarize.check(run, Summarize.Options.NONE);
        Rebuild.batch(run, engine, batch);
        done.add("Summarized batch " + batch + " again from its raw logs");
      } catch (IOException | SettingsChanged e) {
        lost.add("Cannot repair the summaries of batch " + batch + ": " + e.getMessage());
      }
    }
  }

  private void mergeAgain() throws LedgerConflict {
    try {
      republish
          .merge(damaged)
          .forEach(date -> done.add("Merged the summaries of " + date + " again"));
    } catch (IOException e) {
      lost.add("Cannot merge summaries again: " + e.getMessage());
    }
  }

  /**
   * What is damaged and was replaced by now must not be found under a name that says its content.
   */
  private void removeUnnamed() throws IOException {
    Set<String> named = new HashSet<>(run.ledger().load().paths());
    for (String name : damaged) {
      if (!named.contains(name) && !Segment.isReferenced(name) && !name.startsWith("raw/")) {
        run.storage().delete(run.path(name));
      }
    }
  }

  private void makeReportsAgain() throws IOException, LedgerConflict {
    for (String date : republish.wrongDates(damaged)) {
      try {
        republish.date(date, damaged);
        done.add("Made the reports of " + date + " again");
      } catch (IOException e) {
        lost.add("Cannot repair the reports of " + date + ": " + e.getMessage());
      }
    }
  }

  private void export() throws LedgerConflict, InterruptedException {
    try {
      republish.removeWrongCopies();
      Publish.Result result = Publish.run(run);
      result.dates().forEach(date -> done.add("Made the reports of " + date + " anew"));
      if (result.exported() > 0) {
        done.add("Wrote " + result.exported() + " files to " + run.path("reports") + " again");
      }
    } catch (IOException e) {
      lost.add("Cannot publish: " + e.getMessage());
    }
  }
}
