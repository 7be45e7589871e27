package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.view.ReportRows;
import io.nodelog.hdfs.ledger.LedgerCheck;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.FaultyStorage.Died;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.Path;

/**
 * Breaks runs at their changes, and says what has to hold behind each break.
 *
 * @param site whose logs are taken; they stay as they are meanwhile
 * @param before what was published before
 * @param after what a run without faults gives
 */
record CrashPoints(Site site, List<String> before, Outcome after) {
  /** One broken run. */
  interface Point {
    void check() throws Exception;
  }

  /** Breaks one run; returns whether it came to its end all the same. */
  boolean breakRun(Storage storage, Path warehouse, int call, Fault fault) {
    try {
      Site.work(site.run(new FaultyStorage(storage, call, fault), warehouse));
      return true;
    } catch (Died | IOException e) {
      return false;
    } catch (LedgerConflict e) {
      throw new AssertionError("nobody else commits", e);
    }
  }

  /**
   * A reader sees what was published before or all that is new, and the next run mends it all.
   *
   * @param number of the point
   */
  void requireMended(Storage storage, Path warehouse, int number)
      throws IOException, LedgerConflict {
    assertThat(published(site.run(storage, warehouse)))
        .isIn(before, after.rows().get(Report.IP_ACCESS));
    Run run = site.run(storage, warehouse);
    Site.work(run);
    assertThat(Outcome.ofMany(run, number)).isEqualTo(after);
  }

  /** Likewise, but looks only at one report and the ledger, in half the time. */
  void requireMendedAtAGlance(Storage storage, Path warehouse) throws IOException, LedgerConflict {
    Run run = site.run(storage, warehouse);
    Site.work(run);
    assertThat(published(run)).isEqualTo(after.rows().get(Report.IP_ACCESS));
    assertThat(LedgerCheck.findings(storage, warehouse)).isEmpty();
  }

  /** The rows of {@code ip_access} as the ledger names them now. */
  static List<String> published(Run run) throws IOException {
    List<String> rows = new ArrayList<>();
    new ReportRows(run, run.ledger().load(), Report.IP_ACCESS)
        .forEach(null, null, row -> rows.add(Arrays.deepToString(row)));
    return rows;
  }

  /** Checks points on two threads; the message of a failure names the first that failed. */
  static void checkAll(List<String> names, List<? extends Point> points) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < points.size(); i++) {
        String name = names.get(i);
        Point point = points.get(i);
        tasks.add(() -> check(name, point));
      }
      for (Future<Void> future : threads.invokeAll(tasks)) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.println("Tried " + points.size() + " points, " + names.get(0) + " to the last");
  }

  private static Void check(String name, Point point) {
    try {
      point.check();
      return null;
    } catch (Exception | AssertionError e) {
      throw new AssertionError(name + ": " + e.getMessage(), e);
    }
  }
}
