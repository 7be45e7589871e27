package io.nodelog.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the blocks that are handed on, and merges them at the end, as an engine does. */
final class CollectedBlocks implements BlockSink {
  private final Map<BlockKey, List<byte[]>> blocks = new TreeMap<>();
  private int count;

  @Override
  public void accept(BlockKey key, byte[] block) throws IOException {
    assertThat(Block.of(block).key()).isEqualTo(key);
    blocks.computeIfAbsent(key, absent -> new ArrayList<>()).add(block);
    count++;
  }

  int count() {
    return count;
  }

  /** The merged rows of a table in words; their values as bytes too, where these are canonical. */
  Map<String, String> rows(SummaryTable table, int shards, Path spillDirectory) throws IOException {
    Map<String, String> rows = new TreeMap<>();
    Shards shardOf = new Shards(table, shards);
    for (Map.Entry<BlockKey, List<byte[]>> group : blocks.entrySet()) {
      BlockKey key = group.getKey();
      if (key.table() == table) {
        drain(
            group.getValue(),
            table,
            spillDirectory,
            (rowKey, value) -> {
              assertThat(shardOf.of(rowKey)).isEqualTo(key.shard());
              String before = rows.put(RowText.key(key, rowKey), RowText.value(table, value));
              assertThat(before).isNull();
            });
      }
    }
    return rows;
  }

  /** Hands on the merged rows of a table, block key by block key. */
  void forEachRow(SummaryTable table, Path spillDirectory, RowVisitor visitor) throws IOException {
    for (Map.Entry<BlockKey, List<byte[]>> group : blocks.entrySet()) {
      List<byte[]> copies = group.getValue().stream().map(byte[]::clone).toList();
      drain(copies, table, spillDirectory, visitor);
    }
  }

  private static void drain(
      List<byte[]> blocks, SummaryTable table, Path spillDirectory, RowVisitor visitor)
      throws IOException {
    try (BlockMerger merger = new BlockMerger(table, 1 << 20, spillDirectory)) {
      for (byte[] block : blocks) {
        merger.add(block);
      }
      merger.drain(visitor);
    }
  }
}
