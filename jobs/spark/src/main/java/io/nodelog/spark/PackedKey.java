package io.nodelog.spark;

import io.nodelog.summary.BlockKey;
import io.nodelog.summary.SummaryTable;

/**
 * A {@link BlockKey} as one number, which Spark compares and sends without knowing our classes: 8
 * bits of table, 32 of day, 16 of shard.
 */
final class PackedKey {
  private static final SummaryTable[] TABLES = SummaryTable.values();

  private PackedKey() {}

  static long of(BlockKey key) {
    return (long) key.table().ordinal() << 48 | (key.epochDay() & 0xffffffffL) << 16 | key.shard();
  }

  static BlockKey unpack(long packed) {
    return new BlockKey(
        TABLES[(int) (packed >>> 48)], (int) (packed >>> 16), (int) packed & 0xffff);
  }

  static int partition(long packed, int partitions) {
    BlockKey key = unpack(packed);
    return Math.floorMod(
        (key.table().ordinal() * 31 + key.epochDay()) * 31 + key.shard(), partitions);
  }
}
