package io.nodelog.spark;

import io.nodelog.hdfs.scan.ScanCost;
import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.util.LongAccumulator;

/**
 * Accumulators of a scan. Spark adds what a task counted when it has succeeded; should it have to
 * do a whole stage again, because an executor was lost, that counts again.
 */
final class ScanCounters implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LongAccumulator tasks;
  private final LongAccumulator retries;
  private final LongAccumulator blocks;
  private final LongAccumulator blockBytes;
  private final LongAccumulator spilledBlocks;

  ScanCounters(SparkContext spark) {
    tasks = spark.longAccumulator("tasks");
    retries = spark.longAccumulator("retries");
    blocks = spark.longAccumulator("blocks");
    blockBytes = spark.longAccumulator("block bytes");
    spilledBlocks = spark.longAccumulator("spilled blocks");
  }

  /** Counts this task, and the tries before it. */
  void task() {
    tasks.add(1);
    retries.add(TaskContext.get().attemptNumber());
  }

  /** Counts the blocks of a scan. */
  void handedOn(BlockBuffer buffer) {
    blocks.add(buffer.blocks());
    blockBytes.add(buffer.bytes());
    spilledBlocks.add(buffer.spilled());
  }

  /** What was counted, as the driver sees it. */
  ScanCost cost() {
    return new ScanCost(
        tasks.sum(), retries.sum(), blocks.sum(), blockBytes.sum(), spilledBlocks.sum());
  }
}
