package io.nodelog.hdfs.ledger;

import static io.nodelog.hdfs.ledger.LedgerSamples.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

/** What a ledger keeps wherever it lies; subclasses say where. */
abstract class LedgerContract {
  private static final int WRITERS = 4;
  private static final int COMMITS = 12;

  abstract Storage storage() throws IOException;

  abstract Path warehouse();

  @Test
  void startsEmpty() throws IOException {
    LedgerState state = ledger().load();

    assertThat(state.version()).isZero();
    assertThat(state.waiting()).isEmpty();
    assertThat(state.staleDates()).isEmpty();
    assertThat(state.settings()).isEmpty();
    assertThat(storage().list(warehouse())).isEmpty();
  }

  @Test
  void remembersWhatWasCommitted() throws Exception {
    Ledger ledger = ledger();
    Ingested ingested = LedgerSamples.ingested("b1", "s1", 0, 100);
    LedgerState one = ledger.commit(ledger.load(), "run-1", NOON, List.of(ingested));
    LedgerState two =
        ledger.commit(
            one,
            "run-1",
            NOON,
            List.of(LedgerSamples.summarized("set", List.of(ingested.part()), "2026-03-01")));

    LedgerState loaded = ledger().load();

    assertThat(loaded.version()).isEqualTo(two.version()).isEqualTo(2);
    assertThat(loaded.sha256()).isEqualTo(two.sha256());
    assertThat(loaded.staleDates()).isEqualTo(two.staleDates()).containsExactly("2026-03-01");
    assertThat(one.waiting()).containsExactly(ingested.part());
    assertThat(two.waiting()).isEmpty();
    assertThat(storage().list(new Path(warehouse(), "ledger/tmp"))).isEmpty();
  }

  @Test
  void tellsTheLoserOfARace() throws Exception {
    LedgerState base = ledger().load();
    ledger().commit(base, "winner", NOON, entry("b1"));

    assertThatThrownBy(() -> ledger().commit(base, "loser", NOON, entry("b2")))
        .isInstanceOf(LedgerConflict.class)
        .hasMessage("Cannot commit version 1 of the ledger: run winner did at " + NOON);

    assertThat(ledger().load().waiting()).extracting(Part::batch).containsExactly("b1");
    assertThat(storage().list(new Path(warehouse(), "ledger/tmp"))).isEmpty();
  }

  @Test
  void losesAndDoublesNothingOfManyWriters() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      CountDownLatch start = new CountDownLatch(WRITERS);
      List<Future<Integer>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        String run = "run-" + writer;
        writers.add(
            threads.submit(
                () -> {
                  start.countDown();
                  start.await();
                  return commitAll(run);
                }));
      }
      int conflicts = 0;
      for (Future<Integer> writer : writers) {
        conflicts += writer.get();
      }

      LedgerState state = ledger().load();

      assertThat(state.version()).isEqualTo(WRITERS * COMMITS);
      assertThat(state.waiting()).hasSize(WRITERS * COMMITS).doesNotHaveDuplicates();
      assertThat(state.stream("web-01", "access", "shared").orElseThrow().length())
          .describedAs("one stream that all went on with, after %s conflicts", conflicts)
          .isEqualTo(10L * WRITERS * COMMITS);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Every commit goes on with the same stream, so that a lost or doubled one breaks the chain. */
  private int commitAll(String run) throws IOException {
    Ledger ledger = ledger();
    LedgerState state = ledger.load();
    int conflicts = 0;
    for (int commit = 0; commit < COMMITS; ) {
      long from = state.stream("web-01", "access", "shared").map(TakenStream::length).orElse(0L);
      Ingested next = LedgerSamples.ingested(run + "-" + commit, "shared", from, from + 10);
      try {
        state = ledger.commit(state, run, NOON, List.of(next));
        commit++;
      } catch (LedgerConflict e) {
        conflicts++;
        state = ledger.refresh(state);
      }
    }
    return conflicts;
  }

  @Test
  void mindsNoTornTemporaryFiles() throws Exception {
    try (OutputStream torn = storage().create(new Path(warehouse(), "ledger/tmp/run-1-1"))) {
      torn.write("{\"form".getBytes(UTF_8));
    }
    ledger().commit(ledger().load(), "run-1", NOON, entry("b1"));

    assertThat(ledger().load().version()).isEqualTo(1);
  }

  static List<LedgerEntry> entry(String batch) {
    return List.of(LedgerSamples.ingested(batch, "stream-" + batch, 0, 100));
  }

  final Ledger ledger() throws IOException {
    return Ledger.open(storage(), warehouse());
  }
}
