package io.nodelog.report;

import io.nodelog.summary.DurationHistogram;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What reports say about a histogram of durations. */
final class Durations {
  private Durations() {}

  /**
   * The duration in microseconds that a share of the requests did not pass; null if none had one.
   */
  static @Nullable Long quantile(DurationHistogram histogram, double share) {
    return histogram.count() == 0 ? null : histogram.quantile(share).getAsLong();
  }

  /** The counts by bucket. */
  static NavigableMap<Integer, Long> buckets(DurationHistogram histogram) {
    NavigableMap<Integer, Long> buckets = new TreeMap<>();
    histogram.forEachBucket(buckets::put);
    return buckets;
  }
}
