package io.nodelog.app.museum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.app.check.WarehouseCheck;
import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.run.Outcome;
import io.nodelog.app.run.Run;
import io.nodelog.app.run.Site;
import io.nodelog.hdfs.ledger.DamagedLedger;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other log shippers got wrong about what they remember, see docs/bug-museum.md. */
class StateBugsTest {
  private static final Path WAREHOUSE = new Path("memory:/warehouse");
  private static final String LOG = "access.log";

  @TempDir java.nio.file.Path logs;
  private Site site;

  @BeforeEach
  void startSite() {
    site = new Site(logs).with("ingest.threads = 1, publish.threads = 1");
    site.write("web-1", LOG, Site.lines(1, 0, 20));
  }

  private Run work(Storage storage) throws IOException, LedgerConflict {
    Run run = site.run(storage, WAREHOUSE);
    Site.work(run);
    return run;
  }

  /** The number of the first call of a whole run that starts like this. */
  private int call(String start) throws Exception {
    FaultyStorage counting = FaultyStorage.counting(new MemoryStorage());
    work(counting);
    List<String> trace = counting.trace();
    return 1
        + IntStream.range(0, trace.size())
            .filter(i -> trace.get(i).startsWith(start))
            .findFirst()
            .orElseThrow();
  }

  private static byte[] read(Storage storage, Path file) throws IOException {
    try (Storage.Input in = storage.open(file)) {
      byte[] bytes = new byte[(int) in.length()];
      for (int at = 0; at < bytes.length; ) {
        at += in.read(bytes, at, bytes.length);
      }
      return bytes;
    }
  }

  private static void alter(Storage storage, Path file, UnaryOperator<byte[]> change)
      throws IOException {
    byte[] bytes = change.apply(read(storage, file));
    storage.delete(file);
    try (OutputStream out = storage.create(file)) {
      out.write(bytes);
    }
  }

  @Test
  void b15DamageOfTheLedgerIsToldAndNeverTakenForAFreshStart() throws Exception {
    MemoryStorage whole = new MemoryStorage();
    Run run = work(whole);
    List<UnaryOperator<byte[]>> damages =
        List.of(
            bytes -> new byte[0],
            bytes -> new byte[bytes.length],
            bytes -> Arrays.copyOf(bytes, bytes.length / 2),
            bytes -> {
              bytes[bytes.length / 3] ^= 4;
              return bytes;
            });
    long versions = run.ledger().load().version();
    assertThat(versions).isGreaterThanOrEqualTo(3);
    for (long version = 1; version <= versions; version++) {
      Path file = run.path(String.format(Locale.ROOT, "ledger/v%08d", version));
      for (UnaryOperator<byte[]> damage : damages) {
        MemoryStorage damaged = whole.copy();
        alter(damaged, file, damage);

        assertThatThrownBy(() -> work(damaged))
            .isInstanceOf(DamagedLedger.class)
            .hasMessageContaining(file.getName());
      }
    }
  }

  @Test
  void b16And39WithoutItsHintTheLedgerIsFound() throws Exception {
    MemoryStorage memory = new MemoryStorage();
    work(memory);
    memory.delete(new Path(WAREHOUSE, "ledger/hint"));
    memory.crash(new Random(1));
    site.write("web-1", LOG, Site.lines(1, 0, 25));

    Outcome.of(work(memory)).requireLines(25);
  }

  @Test
  void b17TheLedgerNamesABatchOnlyWhenItsBytesAreThere() throws Exception {
    FaultyStorage counting = FaultyStorage.counting(new MemoryStorage());
    work(counting);
    List<String> trace = counting.trace();
    int named = call("commit " + WAREHOUSE + "/ledger/") - 1;

    assertThat(trace.subList(0, named)).anyMatch(call -> call.contains("/raw/"));
    assertThat(trace.subList(named, trace.size())).noneMatch(call -> call.contains("/raw/"));
  }

  @Test
  void b19WhatARunHasCommittedSurvivesTheEndOfTheMachine() throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      MemoryStorage memory = new MemoryStorage();
      work(memory);
      memory.crash(new Random(seed));

      Outcome.of(site.run(memory, WAREHOUSE)).requireLines(20);
    }
  }

  @Test
  void b22AllBytesOfTheLogsAreInTheWarehouse() throws Exception {
    for (String compression : List.of("none", "zstd")) {
      MemoryStorage memory = new MemoryStorage();
      site.with("raw.compression = " + compression);
      Ingest.Result result = Ingest.run(site.run(memory, WAREHOUSE));

      assertThat(result.bytes()).isEqualTo(Files.size(site.file("web-1", LOG)));
      Outcome.of(work(memory)).requireLines(20);
    }
  }

  @Test
  void b24ARollBackThatFailsTooLosesNothing() throws Exception {
    MemoryStorage memory = new MemoryStorage();
    int closing = call("close " + WAREHOUSE);
    assertThatThrownBy(() -> work(new FaultyStorage(memory, closing, Fault.THROW_FOREVER)))
        .isInstanceOf(IOException.class);

    Outcome.of(work(memory)).requireLines(20);
  }

  @Test
  void b28WhatADeadRunLeftIsNeverPublished() throws Exception {
    MemoryStorage memory = new MemoryStorage();
    int commit = call("commit " + WAREHOUSE + "/ledger/");
    assertThatThrownBy(() -> work(new FaultyStorage(memory, commit, Fault.DIE_BEFORE)))
        .isInstanceOf(FaultyStorage.Died.class);
    site.write("web-1", LOG, Site.lines(1, 500, 507));

    Outcome.of(work(memory)).requireLines(7);
  }

  @Test
  void b31RunsOfTheSameInstantHaveNamesOfTheirOwn() {
    Instant frozen = Site.NOON;

    assertThat(IntStream.range(0, 1_000).mapToObj(i -> Run.newId(frozen))).doesNotHaveDuplicates();
  }

  @Test
  void b32CleaningUpAfterARunLeavesItsNamesakesAlone() throws Exception {
    MemoryStorage memory = new MemoryStorage();
    Run run = site.run(memory, WAREHOUSE);
    Path own = run.path("tmp/" + run.id() + "/file");
    Path namesake = run.path("tmp/" + run.id() + "0/file");
    memory.create(own).close();
    memory.create(namesake).close();

    run.removeTemporaries();

    assertThat(memory.status(own)).isEmpty();
    assertThat(memory.status(namesake)).isPresent();
  }

  @Test
  void b40AnErrorBehindTheCommitDeletesNothingThatCounts() throws Exception {
    MemoryStorage memory = new MemoryStorage();
    int commit = call("commit " + WAREHOUSE + "/ledger/");
    assertThatThrownBy(() -> work(new FaultyStorage(memory, commit, Fault.DIE_AFTER)))
        .isInstanceOf(FaultyStorage.Died.class);

    assertThat(WarehouseCheck.findings(site.run(memory, WAREHOUSE)))
        .singleElement()
        .asString()
        .contains("hint", "harmless");
    assertThat(site.run(memory, WAREHOUSE).ledger().load().waiting()).hasSize(1);
    Outcome.of(work(memory)).requireLines(20);
  }
}
