package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that meet on one warehouse. */
class TwoRunsTest {
  private static final int LINES_A_ROUND = 20;

  @TempDir java.nio.file.Path directory;

  @Test
  void countEveryLineOnceInMemory() throws Exception {
    meet(new MemoryStorage(), new Path("memory:/warehouse"), 25);
  }

  @Test
  void countEveryLineOnceOnALocalDisk() throws Exception {
    meet(Storages.local(), new Path(directory.resolve("warehouse").toUri()), 10);
  }

  private void meet(Storage storage, Path warehouse, int rounds) throws Exception {
    Site site = new Site(directory.resolve("logs"));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    int wins = 0;
    try {
      for (int round = 1; round <= rounds; round++) {
        int lines = round * LINES_A_ROUND;
        site.write("web-1", "access.log", Site.lines(1, 0, lines));
        site.write("web-2", "access.log", Site.lines(2, 0, lines));
        int finished = meetOnce(site, storage, warehouse, threads);
        assertThat(finished)
            .describedAs("runs that came to their end in round %s", round)
            .isPositive();
        wins += finished;

        Run afterwards = site.run(storage, warehouse);
        Site.work(afterwards);
        Outcome.of(afterwards).requireLines(2L * lines);
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.println(wins + " of " + 2 * rounds + " runs came to their end");
  }

  /** Starts two runs at the same time; returns how many did not have to give up. */
  private static int meetOnce(Site site, Storage storage, Path warehouse, ExecutorService threads)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<Callable<Boolean>> runs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Run run = site.run(storage, warehouse);
      runs.add(
          () -> {
            start.await();
            try {
              Site.work(run);
              return true;
            } catch (LedgerConflict e) {
              return false;
            }
          });
    }
    int finished = 0;
    for (Future<Boolean> one : threads.invokeAll(runs)) {
      finished += one.get() ? 1 : 0;
    }
    return finished;
  }
}
