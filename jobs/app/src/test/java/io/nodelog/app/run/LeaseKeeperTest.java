package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.ledger.Lease;
import io.nodelog.hdfs.ledger.Leases;
import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseKeeperTest {
  private static final Path WAREHOUSE = new Path("memory:/warehouse");
  @TempDir java.nio.file.Path logs;

  private final MemoryStorage storage = new MemoryStorage();
  private final List<Lease> waitedFor = new ArrayList<>();

  @Test
  void aRunWaitsForAnotherAndSaysWhomItWaitedFor() throws Exception {
    leases(30).take("other", "elsewhere", "", Instant.now());

    assertThatThrownBy(() -> take(run(storage, "lease.wait = 1s")))
        .isInstanceOf(WarehouseBusy.class)
        .hasMessageMatching(
            "Cannot work on the warehouse: run other is at work on elsewhere since \\S+Z \\(busy;"
                + " try again, or wait longer than nodelog.lease.wait\\)");
    assertThat(waitedFor).extracting(Lease::run).containsExactly("other");
  }

  @Test
  void aRunGoesOnAsSoonAsTheOtherIsDone() throws Exception {
    Leases leases = leases(30);
    Lease other = leases.take("other", "elsewhere", "", Instant.now()).orElseThrow();
    Thread end =
        new Thread(
            () -> {
              try {
                Thread.sleep(300);
                leases.giveBack(other);
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    end.start();

    try (LeaseKeeper keeper = take(run(storage, "lease.wait = 60s"))) {
      keeper.requireHeld();
    }
    end.join();
    assertThat(waitedFor).hasSize(1);
  }

  @Test
  void aRunThatDiedOnThisMachineIsNotWaitedFor() throws Exception {
    String alive = ThisProcess.find().name();
    assertThat(alive).isNotEmpty();
    String dead = alive.replaceFirst("\\d+$", "1");
    leases(30).take("dead", "here", dead, Instant.now());

    take(run(storage, "lease.wait = 0s")).close();

    assertThat(waitedFor).isEmpty();
    leases(30).take("alive", "here", alive, Instant.now());
    assertThatThrownBy(() -> take(run(storage, "lease.wait = 0s")))
        .isInstanceOf(WarehouseBusy.class);
  }

  @Test
  void aRunIsHeardOfAsLongAsItWorks() throws Exception {
    try (LeaseKeeper keeper = take(run(storage, "lease.expires = 1s"))) {
      Thread.sleep(1_500);
      assertThat(leases(1).holder(Instant.now(), LeaseKeeperTest::isGone)).isPresent();
      keeper.requireHeld();
    }

    assertThat(leases(1).holder(Instant.now(), LeaseKeeperTest::isGone)).isEmpty();
  }

  @Test
  void aRunThatWasTakenForDeadGivesUp() throws Exception {
    try (LeaseKeeper keeper = take(run(storage, ""))) {
      leases(30).take("another", "elsewhere", "", Instant.now());

      assertThatThrownBy(keeper::requireHeld)
          .isInstanceOf(WarehouseBusy.class)
          .hasMessageContaining("was not heard of for 30 s, and another run took over (busy");
    }
    assertThat(leases(30).holder(Instant.now(), LeaseKeeperTest::isGone).map(Lease::run))
        .isEqualTo(Optional.of("another"));
  }

  @Test
  void aRunThatCannotWriteALeaseWorksWithoutOne() throws Exception {
    Storage broken = new FaultyStorage(storage, 1, Fault.THROW_FOREVER);

    try (LeaseKeeper keeper = take(run(broken, ""))) {
      keeper.requireHeld();
    }
    assertThat(storage.files()).isEmpty();
  }

  private static boolean isGone(Lease lease) {
    return false;
  }

  private LeaseKeeper take(Run run) throws Exception {
    return LeaseKeeper.take(run, waitedFor::add);
  }

  private Run run(Storage where, String settings) {
    return new Site(logs).with(settings).run(where, WAREHOUSE);
  }

  private Leases leases(int seconds) {
    return new Leases(storage, WAREHOUSE, Duration.ofSeconds(seconds));
  }
}
