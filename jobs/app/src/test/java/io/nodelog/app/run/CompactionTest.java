package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.check.WarehouseCheck;
import io.nodelog.app.expire.Expire;
import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.publish.Publish;
import io.nodelog.app.summarize.Rebuild;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.hdfs.ledger.Compacted;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.ledger.Summarized;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.scan.SerialEngine;
import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.FaultyStorage.Died;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Turns;
import io.nodelog.report.Report;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Merged summaries stand in for those of many batches, and nothing else shows. */
class CompactionTest {
  private static final org.apache.hadoop.fs.Path WAREHOUSE =
      new org.apache.hadoop.fs.Path("memory:/warehouse");
  private static final String DATE = "2026-11-21";
  private static final String OFTEN = "summary.compaction.min-files = 3";
  private static final String NEVER = "summary.compaction.min-files = 1000000";
  private static final int LINES_A_BATCH = 7;

  /** Changes that a compaction made when this was written; the rest is publish's. */
  private static final int CALLS = 24;

  private static final int INTERLEAVINGS = 40;

  @TempDir Path logs;

  private Site site(String compaction) {
    return new Site(logs)
        .with("rejects.max-share = 0.5, ingest.threads = 1, publish.threads = 1")
        .with(compaction);
  }

  /** Takes and publishes so many batches of one date, each with a reject. */
  private static void work(Site site, Storage storage, int from, int to) throws Exception {
    for (int batch = from; batch < to; batch++) {
      summarize(site, storage, batch);
      Publish.run(site.run(storage, WAREHOUSE));
    }
  }

  private static void summarize(Site site, Storage storage, int batch) throws Exception {
    int first = batch * LINES_A_BATCH;
    site.write(
        "web-1", "access.log." + batch, Site.lines(1, first, first + LINES_A_BATCH) + "garbage\n");
    Run run = site.run(storage, WAREHOUSE);
    assertThat(Ingest.run(run).problems()).isEmpty();
    Site.summarize(run, Summarize.Options.NONE);
  }

  private static LedgerState state(Site site, Storage storage) throws IOException {
    return site.run(storage, WAREHOUSE).ledger().load();
  }

  private static List<ReportFile> reports(Site site, Storage storage) throws IOException {
    return state(site, storage).reportFiles(DATE);
  }

  @Test
  void leavesEveryReportIdentical() throws Exception {
    Site site = site(NEVER);
    MemoryStorage plain = new MemoryStorage();
    work(site, plain, 0, 12);
    deleteLogs();
    MemoryStorage merging = new MemoryStorage();
    Site same = site(OFTEN);
    work(same, merging, 0, 12);

    assertThat(reports(same, merging))
        .extracting(ReportFile::report)
        .contains("ip_access", "node_load", "request_failures", "slo_burn", "quarantine");
    assertThat(reports(same, merging)).isEqualTo(reports(site, plain));
    assertThat(state(site, plain).compacted()).isEmpty();
    LedgerState state = state(same, merging);
    assertThat(state.compacted()).hasSize(1);
    assertThat(state.sets(DATE)).hasSize(12);
    assertThat(state.summaryFiles("quarantine", DATE)).hasSizeLessThan(3);
    Outcome.of(same.run(merging, WAREHOUSE)).requireLines(12 * (LINES_A_BATCH + 1));
  }

  private void deleteLogs() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(logs.resolve("web-1"))) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  @Test
  void opensFewFilesHoweverManyBatchesADateHas() throws Exception {
    MemoryStorage memory = new MemoryStorage();
    Set<String> opened = Collections.synchronizedSet(new HashSet<>());
    Storage counted = counted(memory, opened);
    Site site = site("");
    summarize(site, memory, 0);
    int most = 0;
    for (int set = 1; set < 120; set++) {
      addSets(site, memory, set, set + 1);
      opened.clear();
      Publish.run(site.run(counted, WAREHOUSE));
      most = Math.max(most, opened.size());
    }

    System.out.println("At most " + most + " summaries of a table were opened");
    assertThat(state(site, memory).sets(DATE)).hasSize(120);
    assertThat(most).describedAs("8 to merge, and the merged one").isBetween(8, 9);
  }

  @Test
  void mergesAnyNumberOfFilesThatWereNeverMerged() throws Exception {
    MemoryStorage memory = new MemoryStorage();
    Site site = site(NEVER);
    summarize(site, memory, 0);
    addSets(site, memory, 1, 200);
    MemoryStorage plain = memory.copy();
    Publish.run(site.run(plain, WAREHOUSE));
    Publish.run(site.with(OFTEN).run(memory, WAREHOUSE));

    assertThat(reports(site, memory)).isEqualTo(reports(site, plain));
    assertThat(state(site, memory).compacted()).hasSize(1);
    assertThat(memory.files()).noneMatch(name -> name.startsWith("/warehouse/tmp/"));
  }

  /** Adds sets that have a copy of each of the first set's files. */
  private static void addSets(Site site, MemoryStorage memory, int from, int to) throws Exception {
    Run run = site.run(memory, WAREHOUSE);
    LedgerState state = run.ledger().load();
    List<SummaryFile> files = state.summaryFilesOf(DATE, state.sets(DATE).iterator().next());
    List<Summarized> sets = new ArrayList<>();
    for (int set = from; set < to; set++) {
      List<SummaryFile> copies = new ArrayList<>();
      for (SummaryFile file : files) {
        String copy = file.path() + "-" + set;
        memory.put(run.path(copy), memory.get(run.path(file.path())));
        copies.add(
            new SummaryFile(file.table(), DATE, copy, file.length(), file.sha256(), file.rows()));
      }
      sets.add(new Summarized("set-" + set, List.of(), List.of(), copies));
    }
    run.ledger().commit(state, run.id(), run.started(), sets);
  }

  private static Storage counted(Storage storage, Set<String> opened) {
    return (Storage)
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (proxy, method, arguments) -> {
              String name = String.valueOf(arguments[0]);
              if (method.getName().equals("open") && name.matches(".*/summaries/.*/node_load/.*")) {
                opened.add(name);
              }
              try {
                return method.invoke(storage, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void readsTheBatchesAgainWhenOneWasReplaced() throws Exception {
    MemoryStorage memory = new MemoryStorage();
    Site site = site(OFTEN);
    work(site, memory, 0, 5);
    Outcome before = Outcome.of(site.run(memory, WAREHOUSE));
    List<Compacted> compacted = state(site, memory).compacted();

    Run run = site.run(memory, WAREHOUSE);
    Rebuild.run(run, new SerialEngine(memory, WAREHOUSE), Set.of(DATE));

    assertThat(compacted).isNotEmpty();
    assertThat(state(site, memory).compacted()).isEmpty();
    Publish.run(run);
    assertThat(state(site, memory).compacted()).hasSize(1).doesNotContainAnyElementsOf(compacted);
    assertThat(Outcome.of(run)).isEqualTo(before);
  }

  @Test
  void leavesNothingOfWhatHasExpired() throws Exception {
    MemoryStorage memory = new MemoryStorage();
    Site site = site(OFTEN);
    work(site, memory, 0, 5);
    Outcome before = Outcome.of(site.run(memory, WAREHOUSE));

    Run run = later(site.with("retention.quarantine = 1d").run(memory, WAREHOUSE));
    Expire.run(run);
    assertThat(memory.files()).noneMatch(name -> name.startsWith("/warehouse/quarantine/"));
    assertThat(state(site, memory).compacted()).isEmpty();
    Publish.run(run);
    assertThat(Outcome.of(run)).isEqualTo(before);

    Expire.run(later(site.with("retention.summaries = 1d").run(memory, WAREHOUSE)));
    assertThat(memory.files()).noneMatch(name -> name.startsWith("/warehouse/summaries/"));
  }

  private static Run later(Run run) {
    return new Run(
        run.config(),
        run.hadoop(),
        run.storage(),
        run.warehouse(),
        run.id(),
        run.started().plus(java.time.Duration.ofDays(3)));
  }

  @Test
  void isCheckedAgainstTheSummariesOfTheBatches() throws Exception {
    MemoryStorage memory = new MemoryStorage();
    Site site = site(OFTEN);
    work(site, memory, 0, 3);
    Run run = site.run(memory, WAREHOUSE);
    LedgerState state = run.ledger().load();
    Compacted merged = state.compacted().get(0);
    Compacted less =
        new Compacted(DATE, merged.sets(), state.summaryFilesOf(DATE, merged.sets().get(0)));
    run.ledger().commit(state, run.id(), run.started(), List.of(less));

    assertThat(WarehouseCheck.findings(run))
        .anyMatch(
            one ->
                one.equals(
                    "The merged node_load of 2026-11-21 is not what the summaries of its sets"
                        + " give"));
  }

  @ParameterizedTest
  @EnumSource
  void leavesOnlyGarbageWhereverItBreaks(Fault fault) throws Exception {
    MemoryStorage start = new MemoryStorage();
    Site site = site(NEVER);
    work(site, start, 0, 3);
    summarize(site.with(OFTEN), start, 3);
    MemoryStorage memory = start.copy();
    FaultyStorage counting = FaultyStorage.counting(memory);
    Run whole = site.run(counting, WAREHOUSE);
    Publish.run(whole);
    int calls = callsOfCompaction(counting.trace());
    assertThat(calls).isGreaterThanOrEqualTo(CALLS);
    assertThat(state(site, memory).compacted()).hasSize(1);
    Outcome expected = Outcome.of(whole).requireLines(4 * (LINES_A_BATCH + 1));
    List<String> names = new ArrayList<>();
    List<CrashPoints.Point> all = new ArrayList<>();
    for (int call = 1; call <= calls; call++) {
      int broken = call;
      names.add(fault + " at call " + call + " of " + calls);
      all.add(() -> breakAt(broken, fault, start.copy(), site, expected));
    }
    CrashPoints.checkAll(names, all);
  }

  /** Up to where the hint was written after the first commit. */
  private static int callsOfCompaction(List<String> trace) {
    int commit = 0;
    while (!trace.get(commit).startsWith("commit memory:/warehouse/ledger/v")) {
      commit++;
    }
    return commit + 1 + 3;
  }

  private static void breakAt(
      int call, Fault fault, MemoryStorage memory, Site site, Outcome expected) throws Exception {
    List<String> published = CrashPoints.published(site.run(memory, WAREHOUSE));
    try {
      Publish.run(site.run(new FaultyStorage(memory, call, fault), WAREHOUSE));
    } catch (Died | IOException e) {
      assertThat(e).isNotNull();
    }
    memory.crash(new Random(call));
    assertThat(CrashPoints.published(site.run(memory, WAREHOUSE)))
        .isIn(published, expected.rows().get(Report.IP_ACCESS));
    Run next = site.run(memory, WAREHOUSE);
    Publish.run(next);
    assertThat(Outcome.of(next)).isEqualTo(expected);
    assertThat(state(site, memory).compacted()).hasSize(1);
  }

  @Test
  void givesTheSameHoweverRunsInterleave() throws Exception {
    MemoryStorage start = new MemoryStorage();
    Site site = site(NEVER);
    work(site, start, 0, 3);
    summarize(site.with(OFTEN), start, 3);
    MemoryStorage alone = start.copy();
    Publish.run(site.run(alone, WAREHOUSE));
    Outcome expected = Outcome.of(site.run(alone, WAREHOUSE));
    List<String> names = new ArrayList<>();
    List<CrashPoints.Point> points = new ArrayList<>();
    for (int seed = 1; seed <= INTERLEAVINGS; seed++) {
      long one = seed;
      names.add("Seed " + seed);
      points.add(() -> interleave(site, start.copy(), one, expected));
    }
    CrashPoints.checkAll(names, points);
  }

  /** Two runs publish, and one reads a batch again. */
  private static void interleave(Site site, MemoryStorage memory, long seed, Outcome expected)
      throws Exception {
    Turns turns = new Turns(seed);
    List<Callable<Boolean>> together = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Turns.Turn turn = turns.join(memory);
      Run run = site.run(turn, WAREHOUSE);
      boolean rebuilds = i == 2;
      together.add(() -> ends(turn, run, rebuilds));
    }
    ExecutorService threads = Executors.newFixedThreadPool(together.size());
    try {
      for (Future<Boolean> each : threads.invokeAll(together)) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    Run last = site.run(memory, WAREHOUSE);
    Publish.run(last);
    assertThat(Outcome.of(last)).isEqualTo(expected);
  }

  private static boolean ends(Turns.Turn turn, Run run, boolean rebuilds) throws Exception {
    try (turn) {
      if (rebuilds) {
        Rebuild.run(run, new SerialEngine(turn, WAREHOUSE), Set.of(DATE));
      }
      Publish.run(run);
      return true;
    } catch (LedgerConflict e) {
      return false;
    }
  }
}
