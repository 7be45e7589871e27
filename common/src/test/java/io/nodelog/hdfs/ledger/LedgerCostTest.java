package io.nodelog.hdfs.ledger;

import static io.nodelog.hdfs.ledger.LedgerSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.storage.CountedStorage;
import io.nodelog.hdfs.storage.MemoryStorage;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

/** What a commit costs, in bytes and rows: what it adds, however much there is. */
class LedgerCostTest {
  private static final Path WAREHOUSE = new Path("memory:/w");
  private static final int SOURCES = 20;
  private static final int ROWS_A_VERSION = 1_000;

  private final CountedStorage storage = new CountedStorage(new MemoryStorage());
  private final Ledger ledger = Ledger.open(storage, WAREHOUSE);
  private LedgerState latest;

  @Test
  void aCommitWritesAndTouchesItsOwnRowsOnly() throws Exception {
    LedgerState small = grow(ledger.load(), 1, 2);
    long bytesOfSmall = commitTen(small);
    LedgerState large = grow(ledger.load(), 3, 63);
    storage.takeWritten();

    long bytesOfLarge = commitTen(large);

    System.out.printf(
        "A commit of 10 rows writes %,d bytes to a ledger of 2,000 rows and %,d to one of 62,000%n",
        bytesOfSmall, bytesOfLarge);
    assertThat(bytesOfLarge).isBetween(bytesOfSmall, bytesOfSmall + 100);
    assertThat(rowsTouched(large, latest)).isBetween(10L, 10L * 16 * 2);
  }

  @Test
  void allCheckpointsTogetherAreSmallerThanTheVersions() throws Exception {
    grow(ledger.load(), 1, 200);
    long versions = 0;
    for (long version = 1; version <= 200; version++) {
      Path file = new Path(WAREHOUSE, "ledger/v%08d".formatted(version));
      versions += storage.status(file).orElseThrow().length();
    }

    long written = storage.takeWritten() - versions;

    System.out.printf(
        "200 versions with %,d bytes; their checkpoints and hints took %,d more%n",
        versions, written);
    assertThat(written).isPositive().isLessThan(versions / 2);
  }

  private LedgerState grow(LedgerState from, int first, int last) throws Exception {
    LedgerState state = from;
    for (int version = first; version <= last; version++) {
      List<LedgerEntry> entries = new ArrayList<>();
      for (int row = 0; row < ROWS_A_VERSION; row++) {
        Part part = new Part("b" + version, "web-" + row % SOURCES, "access");
        entries.add(LedgerSamples.ingested(part, "stream-" + version + "-" + row, 0, 100));
      }
      state = ledger.commit(state, "run", NOON, entries);
    }
    return state;
  }

  /** Commits ten rows and returns how many bytes that took. */
  private long commitTen(LedgerState base) throws Exception {
    List<LedgerEntry> entries = new ArrayList<>();
    for (int row = 0; row < 10; row++) {
      Part part = new Part("ten", "web-" + row, "access");
      entries.add(LedgerSamples.ingested(part, "ten-" + base.version() + row, 0, 100));
    }
    storage.takeWritten();
    latest = ledger.commit(base, "run", NOON, entries);
    return storage.takeWritten();
  }

  /** Rows of streams that the later state does not share with the earlier one. */
  private static long rowsTouched(LedgerState before, LedgerState after) {
    IdentityHashMap<PackedRows, Boolean> shared = new IdentityHashMap<>();
    before
        .copyTables()
        .streams
        .forEach(table -> table.getValue().packs().forEach(pack -> shared.put(pack, true)));
    long rows = 0;
    for (Map.Entry<LedgerTables.Source, StreamTable> table : after.copyTables().streams) {
      rows +=
          table
              .getValue()
              .packs()
              .filter(pack -> !shared.containsKey(pack))
              .mapToLong(PackedRows::count)
              .sum();
    }
    return rows;
  }
}
