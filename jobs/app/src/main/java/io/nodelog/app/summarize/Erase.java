package io.nodelog.app.summarize;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Erased;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerEntry;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Summarized;
import io.nodelog.hdfs.scan.Engine;
import io.nodelog.hdfs.scan.Erasable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Erases the lines of clients and users: other bytes of the same length take their place, and the
 * batches that they were taken in are read again. One commit does both, for all batches, so that
 * nothing of them is left in what is published next. What is known of the sources stays as it is:
 * so the lines are not taken a second time.
 */
public final class Erase {
  private static final int MAX_ATTEMPTS = 3;

  private final Run run;
  private final Erasable erasable;

  /**
   * What an erase did, or would do.
   *
   * @param lines that were erased
   * @param segments that they lay in
   * @param batches that they were taken in
   * @param notes sentences about what could not be looked at, or is not Nodelog's to erase
   */
  public record Result(long lines, int segments, Set<String> batches, List<String> notes) {}

  private Erase(Run run, Erasable erasable) {
    this.run = run;
    this.erasable = erasable;
  }

  /**
   * Tells what would be erased, and changes nothing.
   *
   * @throws IOException if raw logs cannot be read
   */
  public static Result look(Run run, Erasable erasable) throws IOException, InterruptedException {
    Erase erase = new Erase(run, erasable);
    return erase.result(erase.find(run.ledger().load()));
  }

  /**
   * Erases lines. Their old files are still there then, and reports are not made anew.
   *
   * @throws LedgerConflict if other runs committed first again and again
   * @throws IOException if a batch cannot be read again, or the warehouse fails; nothing was erased
   *     then
   */
  public static Result run(Run run, Engine engine, Erasable erasable)
      throws IOException, LedgerConflict, InterruptedException {
    Erase erase = new Erase(run, erasable);
    for (int attempt = 1; ; attempt++) {
      try {
        return erase.erase(engine);
      } catch (LedgerConflict e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private ErasedSegments find(LedgerState state) throws IOException, InterruptedException {
    ErasedSegments segments = ErasedSegments.find(run, state, erasable);
    NamedWithoutRaw.refuse(run, state, segments.unreadable(), erasable);
    return segments;
  }

  private Result erase(Engine engine) throws IOException, LedgerConflict, InterruptedException {
    LedgerState state = run.ledger().load();
    ErasedSegments segments = find(state);
    Result result = result(segments);
    if (segments.segments() > 0) {
      Erased erased = segments.replace();
      Map<SecondReading, Summarized> again =
          readAgain(engine, state.after(erased), result.batches());
      List<LedgerEntry> entries = new ArrayList<>(List.of(erased));
      entries.addAll(again.values());
      run.commit(state, entries);
      for (Map.Entry<SecondReading, Summarized> one : again.entrySet()) {
        one.getKey().deleteBut(one.getValue().files());
      }
    }
    return result;
  }

  /** Reads the batches as they will be, and says what takes the place of their summaries. */
  private Map<SecondReading, Summarized> readAgain(
      Engine engine, LedgerState after, Set<String> batches)
      throws IOException, InterruptedException {
    History history = History.read(run.ledger(), after);
    Map<SecondReading, Summarized> read = new LinkedHashMap<>();
    for (Map.Entry<String, List<Ingested>> batch : history.taken(batches).entrySet()) {
      SecondReading again =
          new SecondReading(run, engine, batch.getKey(), after, history, batch.getValue());
      read.put(again, again.entry(again.read(Map.of())));
    }
    return read;
  }

  private Result result(ErasedSegments segments) throws IOException {
    List<String> notes = new ArrayList<>();
    for (String file : segments.foreign()) {
      notes.add(
          file
              + " has such lines too: it lies outside of the warehouse, and is not Nodelog's to"
              + " change");
    }
    for (String batch : segments.unreadable()) {
      notes.add(
          "Cannot look for lines of batch "
              + batch
              + ": raw logs that it names are gone or were replaced (see nodelog fsck)");
    }
    Set<String> batches = segments.segments() == 0 ? Set.of() : segments.batches();
    return new Result(segments.lines(), segments.segments(), batches, notes);
  }
}
