package io.nodelog.record;

import java.util.Locale;
import java.util.Optional;

/**
 * What a sample of a node's resources measures: the bounded vocabulary that every format is brought
 * to. All are gauges, 0 or more. The words are part of the stored form.
 */
public enum Metric {
  /** How busy all processors together were, without waiting for disks. */
  CPU_PERCENT,
  /** How long processors were idle because they waited for disks. */
  CPU_IOWAIT_PERCENT,
  /** The load average of one minute. */
  LOAD_AVERAGE,
  /** Memory in use, without what can be had back at once. */
  MEMORY_PERCENT,
  /** The same in bytes. */
  MEMORY_USED_BYTES,
  /** Swap space in use. */
  SWAP_PERCENT,
  /** How long a disk was busy. */
  DISK_BUSY_PERCENT,
  /** How full a file system was. */
  DISK_USED_PERCENT,
  /** Bytes that were read from disks. */
  DISK_READ_BYTES_PER_SECOND,
  /** Bytes that were written to disks. */
  DISK_WRITTEN_BYTES_PER_SECOND,
  /** Bytes that a network interface received. */
  NETWORK_RECEIVED_BYTES_PER_SECOND,
  /** Bytes that a network interface sent. */
  NETWORK_SENT_BYTES_PER_SECOND,
  /** The heap that a Java process used of the most that it may have. */
  HEAP_PERCENT,
  /** All memory, where a tool gives no share. */
  MEMORY_TOTAL_BYTES,
  /** Memory that is free or can be had back at once. */
  MEMORY_AVAILABLE_BYTES,
  /** All swap space, where a tool gives no share. */
  SWAP_TOTAL_BYTES,
  /** Swap space that is free. */
  SWAP_FREE_BYTES,
  /** The size of a file system, where a tool gives no share. */
  DISK_SIZE_BYTES,
  /** What users may still write to a file system. */
  DISK_AVAILABLE_BYTES;

  /** A hundred percent, in thousandths. */
  public static final long FULL_THOUSANDTHS = 100_000;

  /** No value is larger, in thousandths: more is no measurement, and would spoil every mean. */
  public static final long LARGEST_THOUSANDTHS = 1_000_000_000_000_000_000L;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word for it in keys, formats and reports, for example {@code cpu_percent}. */
  public String word() {
    return word;
  }

  /** Returns the metric of a word. */
  public static Optional<Metric> of(String word) {
    for (Metric metric : values()) {
      if (metric.word.equals(word)) {
        return Optional.of(metric);
      }
    }
    return Optional.empty();
  }

  /** Whether it is a share of a hundred. */
  public boolean isPercent() {
    return word.endsWith("_percent");
  }

  /** The value that counts: tools round, so that a share may come out a little over a hundred. */
  long counted(long thousandths) {
    return isPercent() ? Math.min(thousandths, FULL_THOUSANDTHS) : thousandths;
  }
}
