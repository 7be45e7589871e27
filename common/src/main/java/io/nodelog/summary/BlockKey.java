package io.nodelog.summary;

/**
 * What a packed block of rows belongs to, and what an engine groups by.
 *
 * @param table the summary table
 * @param epochDay the date, in days since 1970-01-01
 * @param shard the range of the keys' hash, 0 up to the job's number of shards
 */
public record BlockKey(SummaryTable table, int epochDay, int shard)
    implements Comparable<BlockKey> {
  @Override
  public int compareTo(BlockKey other) {
    int order = table.compareTo(other.table);
    if (order == 0) {
      order = Integer.compare(epochDay, other.epochDay);
    }
    return order == 0 ? Integer.compare(shard, other.shard) : order;
  }
}
