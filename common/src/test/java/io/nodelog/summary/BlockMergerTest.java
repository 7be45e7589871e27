package io.nodelog.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockMergerTest {
  private static final SummaryTable TABLE = SummaryTable.IP_NODE_ACCESS;
  private static final BlockKey KEY = new BlockKey(TABLE, 20458, 0);

  @TempDir Path temporary;

  private static ByteRange range(byte[] bytes) {
    return new ByteRange().set(bytes, 0, bytes.length);
  }

  /** Merges the simple way: all rows in one map. */
  private static final class SimpleMerge {
    private final Map<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
    private final RowCodec codec = new RowCodec(TABLE);

    private void add(byte[] key, byte[] value) throws CorruptSummary {
      byte[] before = rows.get(key);
      GrowingBytes merged = new GrowingBytes();
      if (before != null) {
        codec.merge(range(before), range(value), merged);
      }
      rows.put(key, before == null ? value : merged.copy());
    }
  }

  private static byte[] block(Random random, int rows, SimpleMerge simple) throws IOException {
    Map<byte[], byte[]> sorted = new TreeMap<>(Arrays::compareUnsigned);
    for (int i = 0; i < rows; i++) {
      byte[] key = new KeyWriter().clientIpv4(random.nextInt(500)).text("web").copy();
      sorted.put(key, RandomRows.value(TABLE, random));
    }
    List<byte[]> blocks = new ArrayList<>();
    BlockWriter writer = new BlockWriter((key, block) -> blocks.add(block));
    writer.start(KEY);
    for (Map.Entry<byte[], byte[]> row : sorted.entrySet()) {
      writer.row(range(row.getKey()), range(row.getValue()));
      simple.add(row.getKey(), row.getValue());
    }
    writer.finish();
    return blocks.get(0);
  }

  private long spilledFiles() throws IOException {
    if (!Files.exists(temporary)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(temporary)) {
      return files.count();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 100000, 64, 0",
    "20, 100000000, 64, 0",
    "20, 20000, 64, 2",
    "130, 1, 64, 4",
    "200, 1, 3, 5",
    "300, 9000, 2, 1"
  })
  void equalsTheSimpleMerge(int blocks, long memoryBytes, int fanIn, int runs) throws IOException {
    Random random = new Random(blocks);
    SimpleMerge simple = new SimpleMerge();
    Map<String, String> merged = new TreeMap<>();
    List<byte[]> order = new ArrayList<>();
    try (BlockMerger merger = new BlockMerger(TABLE, memoryBytes, temporary, fanIn)) {
      for (int i = 0; i < blocks; i++) {
        merger.add(block(random, 1 + random.nextInt(60), simple));
      }
      assertThat(spilledFiles()).isGreaterThanOrEqualTo(runs).isLessThan(67);
      merger.drain(
          (key, value) -> {
            order.add(key.copy());
            merged.put(RowText.key(KEY, key), RowText.value(TABLE, value));
          });
    }

    Map<String, String> wanted = new TreeMap<>();
    for (Map.Entry<byte[], byte[]> row : simple.rows.entrySet()) {
      wanted.put(
          RowText.key(KEY, range(row.getKey())), RowText.value(TABLE, range(row.getValue())));
    }
    assertThat(merged).isEqualTo(wanted);
    assertThat(order).isSortedAccordingTo(Arrays::compareUnsigned).hasSameSizeAs(wanted.keySet());
    assertThat(spilledFiles()).isZero();
  }

  @Test
  void holdsNoMoreThanItMay() throws IOException {
    Random random = new Random(1);
    try (BlockMerger merger = new BlockMerger(TABLE, 30_000, temporary)) {
      for (int i = 0; i < 300; i++) {
        merger.add(block(random, 50, new SimpleMerge()));
        assertThat(merger.heldBytes()).isLessThanOrEqualTo(30_000);
      }
    }
  }

  @Test
  void nothingHasNoRows() throws IOException {
    try (BlockMerger merger = new BlockMerger(TABLE, 1, temporary)) {
      merger.drain(
          (key, value) -> {
            throw new AssertionError("a row of nothing");
          });
    }
  }

  @Test
  void refusesBlocksOfAnotherTableDateOrShard() throws IOException {
    byte[] block = block(new Random(1), 1, new SimpleMerge());
    try (BlockMerger merger = new BlockMerger(SummaryTable.NODE_LOAD, 1, temporary)) {
      assertThatThrownBy(() -> merger.add(block))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Cannot merge BlockKey[table=IP_NODE_ACCESS, epochDay=20458");
    }
  }

  @Test
  void noticesADamagedRun() throws IOException {
    Random random = new Random(1);
    try (BlockMerger merger = new BlockMerger(TABLE, 1, temporary)) {
      merger.add(block(random, 30, new SimpleMerge()));
      try (Stream<Path> files = Files.list(temporary)) {
        Path run = files.findFirst().orElseThrow();
        byte[] bytes = Files.readAllBytes(run);
        bytes[bytes.length / 2] ^= 1;
        Files.write(run, bytes);
      }

      assertThatThrownBy(() -> merger.drain((key, value) -> {}))
          .isInstanceOf(CorruptSummary.class)
          .hasMessage("Invalid block: its checksum is wrong");
    }
    assertThat(spilledFiles()).isZero();
  }
}
