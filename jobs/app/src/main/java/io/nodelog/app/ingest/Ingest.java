package io.nodelog.app.ingest;

import io.nodelog.app.run.DataInterval;
import io.nodelog.app.run.Parallel;
import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerEntry;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.SourcesSeen;
import io.nodelog.hdfs.scan.Workers;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Takes what is new of all sources into the warehouse, as one batch and one commit.
 *
 * <p>Bytes are stored first and named by their content; only then does the ledger name them. So a
 * run that dies leaves nothing that counts, and the next one does the same work again.
 */
public final class Ingest {
  private static final int MAX_ATTEMPTS = 5;

  private final Run run;
  private final DataInterval asked;
  private final Optional<SourceFile> only;
  private final Optional<Workers> workers;
  private final LongConsumer progress;

  private Ingest(
      Run run,
      DataInterval asked,
      Optional<SourceFile> only,
      Optional<Workers> workers,
      LongConsumer progress) {
    this.run = run;
    this.asked = asked;
    this.only = only;
    this.workers = workers;
    this.progress = progress;
  }

  /**
   * What an ingest did.
   *
   * @param files how many files the sources have
   * @param unchanged how many of them had nothing new
   * @param taken what was committed
   * @param news what was committed of how the sources are; empty if nothing was
   * @param problems sentences about sources and files that could not be read
   * @param notes sentences about sources that have no files yet, files that were rotated just now,
   *     and equal files of two nodes
   */
  public record Result(
      int files,
      int unchanged,
      List<Ingested> taken,
      Optional<SourcesSeen> news,
      List<String> problems,
      List<String> notes) {
    public long lines() {
      return taken.stream().mapToLong(Ingested::lines).sum();
    }

    public long bytes() {
      return taken.stream().mapToLong(Ingested::bytes).sum();
    }

    private List<LedgerEntry> entries() {
      List<LedgerEntry> entries = new ArrayList<>(taken);
      news.ifPresent(entries::add);
      return entries;
    }
  }

  /**
   * Takes what is new and commits it.
   *
   * @throws LedgerConflict if other runs committed first again and again
   * @throws IOException if the warehouse fails
   */
  public static Result run(Run run) throws IOException, LedgerConflict, InterruptedException {
    return run(run, DataInterval.ALL, bytes -> {});
  }

  /**
   * Takes what is new and commits it.
   *
   * @param asked what is looked at of a landing area whose directories have dates
   * @param progress told how many bytes more of the sources were read, by several threads
   */
  public static Result run(Run run, DataInterval asked, LongConsumer progress)
      throws IOException, LedgerConflict, InterruptedException {
    return new Ingest(run, asked, Optional.empty(), Optional.empty(), progress).commit();
  }

  /**
   * Lets workers take what is new of the sources that they reach, and commits it.
   *
   * @param asked what is looked at of a landing area whose directories have dates
   * @param progress told how many bytes more of the sources were read
   * @throws io.nodelog.config.InvalidConfig if the workers do not reach the warehouse
   */
  public static Result run(Run run, DataInterval asked, Workers workers, LongConsumer progress)
      throws IOException, LedgerConflict, InterruptedException {
    WorkersIngest.requireReach(run, workers);
    return new Ingest(run, asked, Optional.empty(), Optional.of(workers), progress).commit();
  }

  /**
   * Takes what is new of standard input, and of nothing else, and commits it.
   *
   * @param progress told how many bytes more of it were taken
   */
  public static Result run(Run run, StandardInput input, LongConsumer progress)
      throws IOException, LedgerConflict, InterruptedException {
    Optional<SourceFile> file = Optional.of(input.store(run));
    return new Ingest(run, DataInterval.ALL, file, Optional.empty(), progress).commit();
  }

  private Result commit() throws IOException, LedgerConflict, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      LedgerState state = run.ledger().load();
      Result result = take(state);
      List<LedgerEntry> entries = result.entries();
      if (entries.isEmpty()) {
        return result;
      }
      try {
        run.commit(state, entries);
        return result;
      } catch (LedgerConflict e) {
        // The winner may have taken the same lines: look again. What was stored is found again.
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Result take(LedgerState state) throws IOException, InterruptedException {
    SourceListing listing =
        only.isPresent() ? SourceListing.of(run, only.get()) : SourceListing.of(run, asked);
    SourceLooks looks = listing.looks();
    List<String> problems = new ArrayList<>(listing.problems());
    List<String> notes = new ArrayList<>(listing.notes());
    List<Ingested> taken = new ArrayList<>();
    int unchanged = 0;
    for (TakenSource source : take(state, bySource(listing.files()))) {
      SourceLooks.Name name = new SourceLooks.Name(source.node(), source.source());
      taken.addAll(source.taken());
      problems.addAll(source.problems());
      source.problems().forEach(problem -> looks.failed(name, problem));
      notes.addAll(source.notes());
      unchanged += source.unchanged();
    }
    notes.addAll(EqualFiles.notes(taken));
    Optional<SourcesSeen> news = looks.news(state, today(), only.isEmpty());
    return new Result(listing.files().size(), unchanged, taken, news, problems, notes);
  }

  private String today() {
    return today(run);
  }

  static String today(Run run) {
    return LocalDate.ofInstant(run.started(), run.config().report().zone()).toString();
  }

  private List<TakenSource> take(LedgerState state, Collection<List<SourceFile>> sources)
      throws IOException, InterruptedException {
    if (workers.isPresent()) {
      return new WorkersIngest(run, workers.get(), progress).take(state, sources);
    }
    return Parallel.map(
        run.config().ingest().threads(),
        sources,
        files -> SourceIngest.take(run, SourceUnit.of(state, files), progress));
  }

  static Collection<List<SourceFile>> bySource(List<SourceFile> files) {
    TreeMap<SourceLooks.Name, List<SourceFile>> sources = new TreeMap<>();
    for (SourceFile file : files) {
      sources.computeIfAbsent(SourceLooks.Name.of(file), key -> new ArrayList<>()).add(file);
    }
    return sources.values();
  }
}
