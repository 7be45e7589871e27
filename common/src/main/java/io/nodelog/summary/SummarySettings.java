package io.nodelog.summary;

import java.time.ZoneId;

/**
 * What shapes the summaries. The same records give equal summaries only under equal settings.
 *
 * @param zone where a day starts and ends
 * @param bucketSeconds the length of a bucket of {@code node_load}; a divisor of 3,600
 * @param shards into how many ranges of the key's hash each table and date is cut, 1 to 4,096
 * @param memoryBytes how much the tables of one task may hold before they are handed on
 */
public record SummarySettings(ZoneId zone, int bucketSeconds, int shards, long memoryBytes) {
  public SummarySettings {
    if (bucketSeconds < 1 || 3600 % bucketSeconds != 0) {
      throw new IllegalArgumentException(
          "Invalid bucket length: " + bucketSeconds + " s (must divide 3600)");
    }
    if (shards < 1 || shards > 4096) {
      throw new IllegalArgumentException("Invalid shard count: " + shards + " (must be 1 to 4096)");
    }
  }
}
