package io.nodelog.spark;

import org.apache.spark.Partitioner;

/** Sends all blocks of one table, date and shard to one task. */
final class ShardPartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final int partitions;

  ShardPartitioner(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object key) {
    return PackedKey.partition((Long) key, partitions);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShardPartitioner that && partitions == that.partitions;
  }

  @Override
  public int hashCode() {
    return partitions;
  }
}
