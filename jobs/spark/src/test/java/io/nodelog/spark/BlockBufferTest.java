package io.nodelog.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.summary.BlockKey;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.Tuple2;

class BlockBufferTest {
  private record Entry(BlockKey key, String block) {}

  private static List<Entry> fill(BlockBuffer buffer) throws IOException {
    Random random = new Random(7);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      BlockKey key =
          new BlockKey(SummaryTable.values()[i % 5], random.nextInt(), random.nextInt(1 << 16));
      byte[] block = new byte[random.nextInt(300)];
      random.nextBytes(block);
      buffer.accept(key, block);
      entries.add(entry(key, block));
    }
    return entries;
  }

  private static Entry entry(BlockKey key, byte[] block) {
    return new Entry(key, java.util.HexFormat.of().formatHex(block));
  }

  private static List<Entry> drain(Iterator<Tuple2<Long, byte[]>> blocks) {
    List<Entry> entries = new ArrayList<>();
    blocks.forEachRemaining(one -> entries.add(entry(PackedKey.unpack(one._1()), one._2())));
    assertThatThrownBy(blocks::next).isInstanceOf(NoSuchElementException.class);
    return entries;
  }

  private static Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("nodelog-blocks"))
          .collect(Collectors.toSet());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 299, 5_000, 1 << 20})
  void givesEveryBlockBackOnceWhateverFitsInMemory(long memoryBytes) throws IOException {
    try (BlockBuffer buffer = new BlockBuffer(memoryBytes)) {
      List<Entry> entries = fill(buffer);

      assertThat(drain(buffer.iterator())).containsExactlyInAnyOrderElementsOf(entries);
    }
  }

  @Test
  void needsAFileOnlyBeyondItsMemoryAndDeletesIt() throws IOException {
    Set<Path> before = files();
    try (BlockBuffer small = new BlockBuffer(1_000);
        BlockBuffer large = new BlockBuffer()) {
      fill(large);
      assertThat(files()).isEqualTo(before);
      fill(small);
      assertThat(files()).hasSize(before.size() + 1);
    }
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void deletesItsFileWhenTheTaskEndsBeforeAllIsRead() throws IOException {
    Set<Path> before = files();
    try (BlockBuffer buffer = new BlockBuffer(0)) {
      fill(buffer);
      buffer.iterator().next();
    }
    assertThat(files()).isEqualTo(before);
  }
}
