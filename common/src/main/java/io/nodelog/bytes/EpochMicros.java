package io.nodelog.bytes;

import java.time.Instant;

/** Instants as the kernel counts them: in microseconds since 1970-01-01T00:00:00Z. */
public final class EpochMicros {
  private static final long PER_SECOND = 1_000_000;
  private static final int NANOS = 1_000;

  private EpochMicros() {}

  /**
   * Returns the microseconds of an instant, rounded down; of one that a long does not reach, some
   * 292,000 years away, the first or last that it does. The library's own way ends in the year
   * 2262, because it counts nanoseconds.
   */
  public static long of(Instant instant) {
    long seconds = instant.getEpochSecond();
    if (seconds >= Long.MAX_VALUE / PER_SECOND) {
      return Long.MAX_VALUE;
    } else if (seconds <= Long.MIN_VALUE / PER_SECOND) {
      return Long.MIN_VALUE;
    }
    return seconds * PER_SECOND + instant.getNano() / NANOS;
  }
}
