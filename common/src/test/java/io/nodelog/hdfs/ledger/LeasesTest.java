package io.nodelog.hdfs.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasesTest {
  private static final Path WAREHOUSE = new Path("memory:/w");
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration EXPIRES = Duration.ofSeconds(30);

  private final MemoryStorage storage = new MemoryStorage();
  private final Leases leases = new Leases(storage, WAREHOUSE, EXPIRES);

  @Test
  void saysWhoIsAtWorkUntilItIsGivenBack() throws IOException {
    assertThat(holder(NOON)).isEmpty();

    Lease lease = take("one", NOON).orElseThrow();

    assertThat(lease.number()).isEqualTo(1);
    assertThat(holder(NOON.plusSeconds(29))).contains(lease);
    assertThat(lease).hasToString("run one is at work on here since 2026-11-21T12:00:00Z");

    leases.giveBack(lease);
    assertThat(holder(NOON.plusSeconds(1))).isEmpty();
  }

  @Test
  void expiresUnlessItIsRenewed() throws IOException {
    Lease lease = take("one", NOON).orElseThrow();

    assertThat(leases.renew(lease, NOON.plusSeconds(20))).isPresent();

    assertThat(holder(NOON.plusSeconds(49))).isPresent();
    assertThat(holder(NOON.plusSeconds(50))).isEmpty();
  }

  @Test
  void givesTheNextNumberToWhoeverTakesOverAndFencesTheOldHolder() throws IOException {
    Lease old = take("one", NOON).orElseThrow();
    Lease taken = take("two", NOON.plusSeconds(60)).orElseThrow();

    assertThat(taken.number()).isEqualTo(2);
    assertThat(leases.holds(old)).isFalse();
    assertThat(leases.renew(old, NOON.plusSeconds(61))).isEmpty();
    leases.giveBack(old);
    assertThat(holder(NOON.plusSeconds(62))).contains(taken);
    assertThat(leases.holds(taken)).isTrue();
  }

  @Test
  void countsOnWhenALeaseWasGivenBack() throws IOException {
    leases.giveBack(take("one", NOON).orElseThrow());

    assertThat(take("two", NOON).orElseThrow().number()).isEqualTo(2);
    assertThat(storage.list(new Path(WAREHOUSE, "lease")))
        .extracting(entry -> entry.path().getName())
        .containsExactly("00000002");
  }

  @Test
  void believesNoClockThatIsFarAhead() throws IOException {
    take("one", NOON.plusSeconds(3_600));

    assertThat(holder(NOON)).isEmpty();
  }

  @Test
  void knowsARunThatIsGone() throws IOException {
    take("one", NOON);

    assertThat(leases.holder(NOON, lease -> lease.process().equals("process of one"))).isEmpty();
    assertThat(leases.holder(NOON, lease -> lease.process().equals("another"))).isPresent();
  }

  @Test
  void mindsNoLeaseThatIsTornOrAltered() throws IOException {
    take("one", NOON);
    Path file = new Path(WAREHOUSE, "lease/00000001");
    byte[] bytes = storage.get(file);
    for (int length = 0; length < bytes.length; length++) {
      storage.put(file, java.util.Arrays.copyOf(bytes, length));
      assertThat(holder(NOON)).describedAs("cut at %s", length).isEmpty();
    }
    storage.put(file, new String(bytes, UTF_8).replace("12:00:30", "noon").getBytes(UTF_8));
    assertThat(holder(NOON)).isEmpty();
    assertThat(take("two", NOON).orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void givesEachNumberToOneOfManyInMemory() throws Exception {
    giveEachNumberOnce(storage, WAREHOUSE);
  }

  @Test
  void givesEachNumberToOneOfManyOnALocalDisk(@TempDir java.nio.file.Path directory)
      throws Exception {
    giveEachNumberOnce(Storages.local(), new Path(directory.toUri()));
  }

  private static void giveEachNumberOnce(Storage storage, Path warehouse) throws Exception {
    int rounds = 50;
    CyclicBarrier start = new CyclicBarrier(3);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<List<Long>>> runs = new ArrayList<>();
      for (int run = 0; run < 3; run++) {
        Leases leases = new Leases(storage, warehouse, EXPIRES);
        String name = "run-" + run;
        runs.add(
            threads.submit(
                () -> {
                  List<Long> numbers = new ArrayList<>();
                  for (int round = 0; round < rounds; round++) {
                    start.await();
                    leases.take(name, "here", "", NOON).ifPresent(got -> numbers.add(got.number()));
                  }
                  return numbers;
                }));
      }
      List<Long> numbers = new ArrayList<>();
      for (Future<List<Long>> run : runs) {
        numbers.addAll(run.get());
      }
      assertThat(numbers).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(rounds);
      List<FileEntry> left = storage.list(new Path(warehouse, "lease"));
      assertThat(left.get(left.size() - 1).path().getName())
          .isEqualTo("%08d".formatted(numbers.stream().mapToLong(n -> n).max().orElseThrow()));
    } finally {
      threads.shutdownNow();
    }
  }

  private Optional<Lease> take(String run, Instant now) throws IOException {
    return leases.take(run, "here", "process of " + run, now);
  }

  private Optional<Lease> holder(Instant now) throws IOException {
    return leases.holder(now, lease -> false);
  }
}
