package io.nodelog.hdfs.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.summary.BlockKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attempts of the same task that fail, or that both come to their end, in the way of engines. */
class TaskAttemptsTest {
  private static final Path WAREHOUSE = new Path("memory:/warehouse");

  private final Storage storage = new MemoryStorage();
  private final ScanTask.Site site = new ScanTask.Site(storage, WAREHOUSE);
  private SampleWarehouse sample;
  private ScanPlan plan;

  @BeforeEach
  void storeTheLogs() throws IOException {
    sample = new SampleWarehouse(storage, WAREHOUSE);
    plan = sample.plan(20_000);
  }

  private SortedMap<BlockKey, List<byte[]>> scan(Split split) throws IOException {
    SortedMap<BlockKey, List<byte[]>> blocks = new TreeMap<>();
    plan.task()
        .scan(
            site,
            SplitCodec.encode(split),
            (key, block) -> blocks.computeIfAbsent(key, any -> new ArrayList<>()).add(block),
            bytes -> {});
    return blocks;
  }

  private SortedMap<BlockKey, List<byte[]>> scanAll() throws IOException {
    SortedMap<BlockKey, List<byte[]>> all = new TreeMap<>();
    for (Split split : plan.splits()) {
      scan(split)
          .forEach((key, list) -> all.computeIfAbsent(key, k -> new ArrayList<>()).addAll(list));
    }
    return all;
  }

  private SummaryFile merge(BlockKey key, Iterator<byte[]> blocks, String attempt)
      throws IOException {
    return plan.task().merge(site, key, blocks, attempt);
  }

  @Test
  void anAttemptThatEndsAfterAnotherWasTakenChangesNothingOfIt() throws IOException {
    SortedMap<BlockKey, List<byte[]>> blocks = scanAll();
    List<SummaryFile> taken = new ArrayList<>();
    List<SummaryFile> late = new ArrayList<>();
    for (BlockKey key : blocks.keySet()) {
      taken.add(merge(key, copies(blocks.get(key)), "attempt-0"));
    }
    List<String> before = sample.rows(taken);

    for (BlockKey key : blocks.keySet()) {
      late.add(merge(key, copies(blocks.get(key)), "attempt-1"));
    }

    assertThat(sample.rows(taken)).isEqualTo(before).isEqualTo(sample.expectedRows());
    assertThat(late)
        .extracting(SummaryFile::sha256)
        .isEqualTo(taken.stream().map(SummaryFile::sha256).toList());
    assertThat(late).extracting(SummaryFile::path).doesNotContainAnyElementsOf(paths(taken));
  }

  @Test
  void anAttemptThatFailedAnywhereIsInNobodysWay() throws IOException {
    SortedMap<BlockKey, List<byte[]>> blocks = scanAll();
    List<SummaryFile> files = new ArrayList<>();
    int failed = 0;
    for (BlockKey key : blocks.keySet()) {
      for (int given = 0; given < blocks.get(key).size(); given++) {
        Iterator<byte[]> broken = failingAfter(given, copies(blocks.get(key)));
        String attempt = "attempt-" + given;
        assertThatThrownBy(() -> merge(key, broken, attempt)).hasMessageContaining("shuffle");
        failed++;
      }
      files.add(merge(key, copies(blocks.get(key)), "attempt-last"));
    }

    assertThat(failed).isGreaterThan(blocks.size());
    assertThat(sample.rows(files)).isEqualTo(sample.expectedRows());
  }

  @Test
  void twoAttemptsToScanASplitHandOnTheSame() throws IOException {
    for (Split split : plan.splits()) {
      SortedMap<BlockKey, List<byte[]>> one = scan(split);
      SortedMap<BlockKey, List<byte[]>> other = scan(split);
      assertThat(other.keySet()).isEqualTo(one.keySet());
      one.forEach(
          (key, list) ->
              assertThat(other.get(key).toArray(byte[][]::new))
                  .isDeepEqualTo(list.toArray(byte[][]::new)));
    }
  }

  private static List<String> paths(List<SummaryFile> files) {
    return files.stream().map(SummaryFile::path).toList();
  }

  /** Blocks are the merger's own: each attempt fetches them anew. */
  private static Iterator<byte[]> copies(List<byte[]> blocks) {
    return blocks.stream().map(byte[]::clone).iterator();
  }

  private static Iterator<byte[]> failingAfter(int count, Iterator<byte[]> blocks) {
    return new Iterator<>() {
      private int given;

      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public byte[] next() {
        if (given++ == count) {
          throw new UncheckedIOException(new IOException("the shuffle broke"));
        }
        return blocks.next();
      }
    };
  }
}
