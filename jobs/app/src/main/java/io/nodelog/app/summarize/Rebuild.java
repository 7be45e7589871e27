package io.nodelog.app.summarize;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Expired;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.scan.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Summarizes again, from raw logs, every batch that has summaries of some dates. */
public final class Rebuild {
  private Rebuild() {}

  /**
   * Rebuilds dates.
   *
   * @param dates {@code YYYY-MM-DD}; one that nothing has summaries of is left out
   * @return the batches that were summarized again
   * @throws LedgerConflict if another run has changed one of the batches meanwhile
   * @throws IOException if raw logs are not there any more, or cannot be read; batches that were
   *     rebuilt before stay so
   */
  public static List<String> run(Run run, Engine engine, Set<String> dates)
      throws IOException, LedgerConflict, InterruptedException {
    LedgerState state = run.ledger().load();
    History history = History.read(run.ledger(), state);
    String keptFrom = state.expiredBefore(Expired.What.SUMMARIES).orElse("");
    for (String date : dates) {
      if (date.compareTo(keptFrom) < 0) {
        throw new IOException("Cannot rebuild " + date + ": its summaries have expired");
      }
    }
    Set<String> sets = new LinkedHashSet<>();
    dates.forEach(date -> sets.addAll(state.sets(date)));
    return rebuild(run, engine, state, history, history.batchesOf(sets));
  }

  /** The batches that sets were made of. */
  public static Set<String> batchesOf(Run run, LedgerState state, Set<String> sets)
      throws IOException {
    return History.read(run.ledger(), state).batchesOf(sets);
  }

  /**
   * Rebuilds one batch.
   *
   * @throws LedgerConflict if another run has changed it meanwhile
   * @throws IOException if raw logs are not there any more, or cannot be read
   */
  public static void batch(Run run, Engine engine, String batch)
      throws IOException, LedgerConflict, InterruptedException {
    LedgerState state = run.ledger().load();
    rebuild(run, engine, state, History.read(run.ledger(), state), Set.of(batch));
  }

  private static List<String> rebuild(
      Run run, Engine engine, LedgerState state, History history, Set<String> batches)
      throws IOException, LedgerConflict, InterruptedException {
    Map<String, List<Ingested>> taken = history.taken(batches);
    List<SecondReading> readings = new ArrayList<>();
    for (Map.Entry<String, List<Ingested>> batch : taken.entrySet()) {
      readings.add(
          new SecondReading(run, engine, batch.getKey(), state, history, batch.getValue()));
    }
    for (SecondReading reading : readings) {
      reading.commit(reading.read(Map.of()));
    }
    return List.copyOf(taken.keySet());
  }
}
