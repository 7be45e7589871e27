package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.ledger.LedgerCheck;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Turns;
import io.nodelog.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two to four whole runs on one warehouse, without a lease, call by call in an order that a seed
 * decides. Each either comes to its end or says that others were faster; the next run finds
 * everything in order.
 */
@Tag("cluster") // for its time: two minutes on a busy machine
class InterleavingTest {
  private static final Path WAREHOUSE = new Path("memory:/warehouse");
  private static final long SEED = 20261121;
  private static final int INTERLEAVINGS = Integer.getInteger("nodelog.interleavings", 1_000);

  /** Every so many a time all reports are made again and compared, which takes longer. */
  private static final int THOROUGH = 20;

  /** How many runs met others in earnest when this was written; fewer would prove less. */
  private static final int LATE_RUNS = INTERLEAVINGS / 2;

  @TempDir java.nio.file.Path logs;

  private final AtomicLong runs = new AtomicLong();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong givenUp = new AtomicLong();
  private final AtomicLong versions = new AtomicLong();

  @Test
  void everyLineCountsOnceHoweverRunsInterleave() throws Exception {
    Site site = new Site(logs).with("ingest.threads = 1, publish.threads = 1");
    site.write("web-1", "access.log", Site.lines(1, 0, 10));
    site.write("web-2", "access.log", Site.lines(2, 0, 5));
    MemoryStorage before = new MemoryStorage();
    Site.work(site.run(before, WAREHOUSE));
    site.write("web-1", "access.log", Site.lines(1, 0, 20));
    site.write("web-2", "access.log.1", Site.lines(2, 0, 5));
    site.write("web-2", "access.log", Site.lines(2, 5, 12));
    MemoryStorage alone = before.copy();
    Run run = site.run(alone, WAREHOUSE);
    Site.work(run);
    Outcome whole = Outcome.of(run).requireLines(32);
    List<String> names = new ArrayList<>();
    List<CrashPoints.Point> all = new ArrayList<>();
    for (long seed = SEED; seed < SEED + INTERLEAVINGS; seed++) {
      long one = seed;
      names.add("Seed " + seed);
      all.add(() -> interleave(site, isOdd(one) ? new MemoryStorage() : before.copy(), one, whole));
    }

    CrashPoints.checkAll(names, all);

    System.out.printf(
        "%,d interleavings of %,d runs: %,d calls, %,d versions, %,d runs gave up%n",
        INTERLEAVINGS, runs.get(), calls.get(), versions.get(), givenUp.get());
    assertThat(givenUp.get()).isGreaterThanOrEqualTo(LATE_RUNS);
  }

  /** Half of them start with an empty warehouse. */
  private static boolean isOdd(long seed) {
    return seed % 2 != 0;
  }

  private void interleave(Site site, MemoryStorage memory, long seed, Outcome whole)
      throws Exception {
    Turns turns = new Turns(seed);
    List<Callable<Boolean>> together = new ArrayList<>();
    int count = 2 + new Random(seed).nextInt(3);
    for (int i = 0; i < count; i++) {
      Turns.Turn turn = turns.join(memory);
      Run run = site.run(turn, WAREHOUSE);
      together.add(() -> finishes(run, turn));
    }
    ExecutorService threads = Executors.newFixedThreadPool(count);
    int finished = 0;
    try {
      for (Future<Boolean> one : threads.invokeAll(together)) {
        finished += one.get() ? 1 : 0;
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(finished).describedAs("runs that came to their end").isPositive();
    Run last = site.run(memory, WAREHOUSE);
    Site.work(last);
    if (seed % THOROUGH == 0) {
      assertThat(Outcome.of(last)).isEqualTo(whole);
    } else {
      assertThat(CrashPoints.published(last)).isEqualTo(whole.rows().get(Report.IP_ACCESS));
      assertThat(LedgerCheck.findings(memory, WAREHOUSE)).isEmpty();
    }
    runs.addAndGet(count);
    calls.addAndGet(turns.calls());
    givenUp.addAndGet(count - finished);
    versions.addAndGet(last.ledger().load().version());
  }

  private static boolean finishes(Run run, Turns.Turn turn) throws IOException {
    try (turn) {
      Site.work(run);
      return true;
    } catch (LedgerConflict e) {
      return false;
    }
  }
}
