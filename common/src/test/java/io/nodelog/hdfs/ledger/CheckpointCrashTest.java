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

/** Lets every change of commits that all write a checkpoint go wrong in every way. */
class CheckpointCrashTest {
  private static final Path WAREHOUSE = new Path("memory:/warehouse");
  private static final List<String> BATCHES = List.of("b1", "b2", "b3", "b4");
  private static final CheckpointRule ALWAYS = new CheckpointRule(1, 1, 1, 0);

  /** Three changes each for version, checkpoint and hint; two commits delete a checkpoint. */
  private static final int CALLS = 4 * 9 + 2;

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

      boolean finished = attempt(new FaultyStorage(memory, call, fault), "first");
      memory.crash(new Random(call));

      check(memory, finished, where);
      assertThat(attempt(memory, "second")).describedAs(where).isTrue();
      check(memory, true, where);
    }
  }

  private static boolean attempt(Storage storage, String runId) {
    try {
      run(storage, runId);
      return true;
    } catch (Died | IOException e) {
      return false;
    } catch (LedgerConflict e) {
      throw new AssertionError("nobody else commits", e);
    }
  }

  private static void run(Storage storage, String runId) throws IOException, LedgerConflict {
    Ledger ledger = Ledger.open(storage, WAREHOUSE, ALWAYS);
    LedgerState state = ledger.load();
    for (String batch : BATCHES) {
      if (!batches(state).contains(batch)) {
        state = ledger.commit(state, runId, NOON, LedgerContract.entry(batch));
      }
    }
  }

  private static void check(MemoryStorage memory, boolean finished, String where)
      throws IOException {
    LedgerState state = Ledger.open(memory, WAREHOUSE, ALWAYS).load();
    List<String> expected = finished ? BATCHES : BATCHES.subList(0, (int) state.version());
    assertThat(batches(state)).describedAs(where).isEqualTo(expected);
    List<String> findings = new ArrayList<>(LedgerCheck.findings(memory, WAREHOUSE));
    findings.removeIf(finding -> finding.contains("/raw/") || finding.contains("/hint "));
    assertThat(findings).describedAs(where).isEmpty();
  }

  private static List<String> batches(LedgerState state) {
    return state.waiting().stream().map(Part::batch).toList();
  }
}
