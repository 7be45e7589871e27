package io.nodelog.record;

import java.util.Arrays;

/** What one event measures, of each metric one value at most; reused for the next event. */
public final class MetricSamples {
  /** The value of a metric that the event does not have. */
  public static final long ABSENT = -1;

  private static final Metric[] METRICS = Metric.values();

  private final long[] thousandths = new long[METRICS.length];
  private int size;

  /** Makes an empty collection. */
  public MetricSamples() {
    Arrays.fill(thousandths, ABSENT);
  }

  /** Forgets every value. */
  public void clear() {
    if (size > 0) {
      Arrays.fill(thousandths, ABSENT);
      size = 0;
    }
  }

  /** How many metrics have a value. */
  public int size() {
    return size;
  }

  /** Returns whether no metric has a value. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Returns whether a number can be a value: 0 to {@link Metric#LARGEST_THOUSANDTHS}. */
  public static boolean isValue(long thousandths) {
    return thousandths >= 0 && thousandths <= Metric.LARGEST_THOUSANDTHS;
  }

  /**
   * Sets the value of a metric, in thousandths of its unit. A share over a hundred counts as that.
   */
  public void set(Metric metric, long value) {
    if (!isValue(value)) {
      throw new IllegalArgumentException(
          "Invalid value of %s: %d thousandths (must be 0 to %d)"
              .formatted(metric.word(), value, Metric.LARGEST_THOUSANDTHS));
    }
    size += thousandths[metric.ordinal()] == ABSENT ? 1 : 0;
    thousandths[metric.ordinal()] = metric.counted(value);
  }

  /** The value of a metric in thousandths of its unit, or {@link #ABSENT}. */
  public long thousandths(Metric metric) {
    return thousandths[metric.ordinal()];
  }
}
