package io.nodelog.app.publish;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Published;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes the reports of every date whose summaries are not the ones that its reports were made from,
 * and switches all of them with one commit; then brings the plain copies up to date.
 */
public final class Publish {
  private static final int MAX_ATTEMPTS = 5;

  private final Run run;

  private Publish(Run run) {
    this.run = run;
  }

  /**
   * What a publish did.
   *
   * @param dates whose reports were made anew
   * @param exported how many files were written to plain paths
   */
  public record Result(List<String> dates, int exported) {}

  /**
   * Publishes what is stale.
   *
   * @throws LedgerConflict if other runs committed first again and again
   * @throws IOException if summaries cannot be read or the warehouse fails
   */
  public static Result run(Run run) throws IOException, LedgerConflict, InterruptedException {
    return new Publish(run).publish();
  }

  private Result publish() throws IOException, LedgerConflict, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      LedgerState state = run.ledger().load();
      List<String> stale = List.copyOf(state.staleDates());
      try {
        LedgerState published = stale.isEmpty() ? state : commit(state, stale);
        return new Result(stale, Export.run(run, published));
      } catch (LedgerConflict e) {
        // The winner may have added summaries, or published the same: look again.
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private LedgerState commit(LedgerState state, List<String> stale)
      throws IOException, LedgerConflict, InterruptedException {
    List<Published> entries = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(run.config().publish().threads());
    try {
      List<Future<Published>> running = new ArrayList<>();
      for (String date : stale) {
        running.add(threads.submit(() -> DateReports.make(run, state, date)));
      }
      for (Future<Published> one : running) {
        entries.add(result(one));
      }
    } finally {
      threads.shutdownNow();
    }
    return run.ledger().commit(state, run.id(), run.started(), entries);
  }

  private static Published result(Future<Published> running)
      throws IOException, InterruptedException {
    try {
      return running.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("Cannot make reports: " + e.getCause(), e.getCause());
    }
  }
}
