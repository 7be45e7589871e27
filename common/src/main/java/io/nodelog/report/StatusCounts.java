package io.nodelog.report;

import io.nodelog.summary.CorruptSummary;
import io.nodelog.summary.RowCodec;
import io.nodelog.summary.ValueReader;

/** Requests by class of their status. */
final class StatusCounts {
  private static final int CLASSES = 5;

  private final long[] counts = new long[CLASSES];

  static StatusCounts read(ValueReader values) throws CorruptSummary {
    StatusCounts status = new StatusCounts();
    for (int i = 0; i < CLASSES; i++) {
      status.counts[i] = values.sum();
    }
    return status;
  }

  void add(StatusCounts other) {
    for (int i = 0; i < CLASSES; i++) {
      counts[i] = RowCodec.add(counts[i], other.counts[i]);
    }
  }

  /** Requests with a status of {@code hundreds} hundred, 1 to 5. */
  long of(int hundreds) {
    return counts[hundreds - 1];
  }

  long errors() {
    return RowCodec.add(of(4), of(5));
  }
}
