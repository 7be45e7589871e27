package io.nodelog.hdfs.scan;

/**
 * What scans cost, as their engine counted it. Only work that counted is in it: of a task that was
 * tried twice the second try.
 *
 * @param tasks that scanned or merged
 * @param retries how often a task was tried again
 * @param blocks of partial summaries that crossed the engine's border
 * @param blockBytes their bytes, packed
 * @param spilledBlocks how many of them were written to a local disk on the way; MapReduce does
 *     that with every block at least once
 */
public record ScanCost(long tasks, long retries, long blocks, long blockBytes, long spilledBlocks) {
  /** Nothing was scanned. */
  public static final ScanCost NONE = new ScanCost(0, 0, 0, 0, 0);

  /** Both together. */
  public ScanCost plus(ScanCost other) {
    return new ScanCost(
        tasks + other.tasks,
        retries + other.retries,
        blocks + other.blocks,
        blockBytes + other.blockBytes,
        spilledBlocks + other.spilledBlocks);
  }
}
