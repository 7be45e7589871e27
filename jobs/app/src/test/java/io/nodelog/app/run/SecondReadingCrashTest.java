package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.publish.Publish;
import io.nodelog.app.summarize.Rebuild;
import io.nodelog.app.summarize.Retry;
import io.nodelog.app.summarize.SettingsChanged;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.scan.SerialEngine;
import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.FaultyStorage.Died;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import io.nodelog.hdfs.storage.MemoryStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lets every change that a retry or a rebuild makes go wrong in every way, on a model of HDFS; then
 * does it again and counts.
 */
class SecondReadingCrashTest {
  private static final Path WAREHOUSE = new Path("memory:/warehouse");
  private static final String MENDED = "apache_common";

  /** Changes that each made when this was written; fewer would mean that some are hidden. */
  private static final int RETRY_CALLS = 40;

  private static final int REBUILD_CALLS = 40;

  @TempDir java.nio.file.Path logs;

  /** Something that is done on a warehouse. */
  private interface Work {
    void on(Run run) throws IOException, LedgerConflict, InterruptedException, SettingsChanged;
  }

  private static void retry(Run run)
      throws IOException, LedgerConflict, InterruptedException, SettingsChanged {
    Retry.run(run, new SerialEngine(run.storage(), run.warehouse()));
    Publish.run(run);
  }

  private static void rebuild(Run run)
      throws IOException, LedgerConflict, InterruptedException, SettingsChanged {
    Rebuild.run(run, new SerialEngine(run.storage(), run.warehouse()), Set.of("2026-11-21"));
    Publish.run(run);
  }

  private Site site() {
    Site site = new Site(logs).with("publish.threads = 1, ingest.threads = 1");
    site.write(
        "web-1", "access.log", Site.lines(1, 0, 40).replace(" \"-\" \"test\"", "") + "garbage\n");
    site.write("web-2", "access.log", Site.lines(2, 0, 30));
    return site.with("rejects.max-share = 0.1");
  }

  @ParameterizedTest
  @EnumSource
  void everyLineCountsOnceWhereverARetryBreaks(Fault fault) throws Exception {
    MemoryStorage start = new MemoryStorage();
    Site.work(site().run(start, WAREHOUSE));
    Site mended = site().readAs("web-1", MENDED);

    breakEverywhere(fault, start, mended, SecondReadingCrashTest::retry, RETRY_CALLS);
  }

  @ParameterizedTest
  @EnumSource
  void everyLineCountsOnceWhereverARebuildBreaks(Fault fault) throws Exception {
    Site site = site().readAs("web-1", MENDED);
    MemoryStorage start = new MemoryStorage();
    Site.work(site.run(start, WAREHOUSE));

    breakEverywhere(fault, start, site, SecondReadingCrashTest::rebuild, REBUILD_CALLS);
  }

  private static void breakEverywhere(
      Fault fault, MemoryStorage start, Site site, Work work, int leastCalls) throws Exception {
    MemoryStorage memory = start.copy();
    FaultyStorage counting = FaultyStorage.counting(memory);
    Run whole = new NamedRun("whole").of(site, counting);
    work.on(whole);
    Outcome expected = Outcome.of(whole).requireLines(71);
    assertThat(expected.rejected()).isEqualTo(1);
    assertThat(counting.calls()).isGreaterThanOrEqualTo(leastCalls);
    List<String> names = new ArrayList<>();
    List<CrashPoints.Point> all = new ArrayList<>();
    for (int call = 1; call <= counting.calls(); call++) {
      int broken = call;
      names.add(fault + " at call " + call + " of " + counting.calls());
      all.add(() -> breakAt(broken, fault, start.copy(), site, work, expected));
    }
    CrashPoints.checkAll(names, all);
  }

  private static void breakAt(
      int call, Fault fault, MemoryStorage memory, Site site, Work work, Outcome expected)
      throws Exception {
    try {
      work.on(new NamedRun("broken").of(site, new FaultyStorage(memory, call, fault)));
    } catch (Died | IOException e) {
      assertThat(e).isNotNull();
    }
    memory.crash(new Random(call));
    Run next = new NamedRun("next").of(site, memory);
    work.on(next);
    assertThat(Outcome.ofMany(next, call)).isEqualTo(expected);
  }

  /** Names of runs, which must differ from those of the runs before. */
  private record NamedRun(String name) {
    Run of(Site site, io.nodelog.hdfs.storage.Storage storage) {
      Run run = site.run(storage, WAREHOUSE);
      return new Run(run.config(), run.hadoop(), storage, run.warehouse(), name, run.started());
    }
  }
}
