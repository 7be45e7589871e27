package io.nodelog.hdfs.ledger;

import static io.nodelog.hdfs.ledger.LedgerSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.FaultyStorage.Died;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lets every change that two commits make go wrong in every way, alone and in pairs. */
class LedgerCrashTest {
  private static final Path WAREHOUSE = new Path("memory:/warehouse");
  private static final List<String> BATCHES = List.of("b1", "b2");

  /** Create, close, commit, and the same three for the hint, of each commit. */
  private static final int CALLS = 12;

  @Test
  void makesAsManyChangesAsThisTestBreaks() throws Exception {
    FaultyStorage storage = FaultyStorage.counting(new MemoryStorage());

    run(storage, "run");

    assertThat(storage.trace()).hasSize(CALLS);
  }

  @ParameterizedTest
  @EnumSource
  void survivesEverySingleFault(Fault fault) throws Exception {
    for (int call = 1; call <= CALLS; call++) {
      MemoryStorage memory = new MemoryStorage();
      String where = fault + " at call " + call;

      boolean finished = attempt(new FaultyStorage(memory, call, fault), "first", where);
      memory.crash(new Random(call));

      checkAgainst(memory, finished, where);
      assertThat(attempt(memory, "second", where)).describedAs(where).isTrue();
      checkAgainst(memory, true, where);
    }
  }

  @ParameterizedTest
  @EnumSource
  void survivesASecondFaultWhileRecovering(Fault fault) throws Exception {
    for (int first = 1; first <= CALLS; first++) {
      for (Fault other : Fault.values()) {
        for (int second = 1; second <= CALLS; second++) {
          String where = fault + " at call " + first + ", then " + other + " at call " + second;
          MemoryStorage memory = new MemoryStorage();
          attempt(new FaultyStorage(memory, first, fault), "first", where);
          memory.crash(new Random(first));
          attempt(new FaultyStorage(memory, second, other), "second", where);
          memory.crash(new Random(second));

          assertThat(attempt(memory, "third", where)).describedAs(where).isTrue();
          checkAgainst(memory, true, where);
        }
      }
    }
  }

  private static boolean attempt(Storage storage, String runId, String where) {
    try {
      run(storage, runId);
      return true;
    } catch (Died | IOException e) {
      return false;
    } catch (LedgerConflict e) {
      throw new AssertionError(where + ": nobody else commits", e);
    }
  }

  /** Commits the batches that are not there yet, each in a version. */
  private static void run(Storage storage, String runId) throws IOException, LedgerConflict {
    Ledger ledger = Ledger.open(storage, WAREHOUSE);
    LedgerState state = ledger.load();
    for (String batch : BATCHES) {
      if (!batches(state).contains(batch)) {
        state = ledger.commit(state, runId, NOON, LedgerContract.entry(batch));
      }
    }
  }

  private static void checkAgainst(MemoryStorage memory, boolean finished, String where)
      throws IOException {
    LedgerState state = Ledger.open(memory, WAREHOUSE).load();
    List<String> expected = finished ? BATCHES : BATCHES.subList(0, (int) state.version());
    assertThat(batches(state)).describedAs(where).isEqualTo(expected);
    assertThat(sound(memory)).describedAs(where).isEmpty();
  }

  private static List<String> batches(LedgerState state) {
    return state.waiting().stream().map(Part::batch).toList();
  }

  /** What is wrong with the chain; the files of these batches were never written. */
  private static List<String> sound(MemoryStorage memory) throws IOException {
    List<String> findings = new ArrayList<>(LedgerCheck.findings(memory, WAREHOUSE));
    findings.removeIf(finding -> finding.contains("/raw/") || finding.contains("/hint "));
    return findings;
  }
}
