package io.nodelog.app.publish;

import io.nodelog.app.run.DataInterval;
import io.nodelog.app.run.Parallel;
import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Published;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Makes the reports of every date whose summaries are not the ones that its reports were made from,
 * and switches all of them with one commit; then brings the plain copies up to date.
 */
public final class Publish {
  private static final int MAX_ATTEMPTS = 5;

  private final Run run;
  private final DataInterval asked;

  private Publish(Run run, DataInterval asked) {
    this.run = run;
    this.asked = asked;
  }

  /**
   * What a publish did.
   *
   * @param dates whose reports were made anew
   * @param waiting dates that are stale too, and were not asked for
   * @param exported how many files were written to plain paths
   */
  public record Result(List<String> dates, List<String> waiting, int exported) {}

  /**
   * Publishes what is stale.
   *
   * @throws LedgerConflict if other runs committed first again and again
   * @throws IOException if summaries cannot be read or the warehouse fails
   */
  public static Result run(Run run) throws IOException, LedgerConflict, InterruptedException {
    return run(run, DataInterval.ALL);
  }

  /** Publishes what is stale of the dates that are asked for. */
  public static Result run(Run run, DataInterval asked)
      throws IOException, LedgerConflict, InterruptedException {
    return new Publish(run, asked).publish();
  }

  private Result publish() throws IOException, LedgerConflict, InterruptedException {
    LedgerState state = compacted(run.ledger().load());
    for (int attempt = 1; ; attempt++) {
      SortedSet<String> stale = staleDates(state);
      List<String> waiting = new ArrayList<>(state.staleDates());
      waiting.removeAll(stale);
      try {
        LedgerState published = stale.isEmpty() ? state : commit(state, stale);
        waiting.removeAll(stale);
        return new Result(List.copyOf(stale), waiting, Export.run(run, published));
      } catch (LedgerConflict e) {
        // The winner may have added summaries, or published the same: look again.
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
        state = run.ledger().refresh(state);
      }
    }
  }

  private SortedSet<String> staleDates(LedgerState state) {
    SortedSet<String> stale = state.staleDates();
    stale.removeIf(date -> !asked.overlaps(date, run.config().report().zone()));
    return stale;
  }

  /** Merges summaries first, where many would have to be read. It only saves work. */
  private LedgerState compacted(LedgerState state) throws IOException, InterruptedException {
    try {
      return Compaction.run(run, state, staleDates(state));
    } catch (LedgerConflict e) {
      return run.ledger().refresh(state);
    }
  }

  /**
   * Makes what is stale, and with it the dates on which nodes are seen otherwise now: also those
   * that were not asked for, because nothing else would tell the next run of them.
   *
   * @param stale takes these dates too
   */
  private LedgerState commit(LedgerState state, SortedSet<String> stale)
      throws IOException, LedgerConflict, InterruptedException {
    NodeHistory history = NodeHistory.of(run, state);
    stale.addAll(history.changedDates(state));
    List<Published> entries =
        Parallel.map(
            run.config().publish().threads(),
            stale,
            date -> DateReports.make(run, state, date, history));
    return run.commit(state, entries);
  }
}
