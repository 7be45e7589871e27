package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.summary.DurationHistogram;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.RowCodec;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The queues of nodes, read along with the buckets of a date in their order. */
final class NodeQueues {
  /** Of a node whose lines tell nothing of queues. */
  static final Queue UNKNOWN = new Queue(null, null, null, null);

  private final KeyReader key = new KeyReader();
  private final ValueReader value = new ValueReader();
  private final SortedRows rows;
  private boolean there;

  NodeQueues(SummaryInputs summaries) throws IOException {
    rows = summaries.rows(SummaryTable.NODE_QUEUES);
    there = rows.next();
  }

  /**
   * The queue of a node in a bucket.
   *
   * @param queued how many requests waited
   * @param p95Micros the 95th percentile of the time in the queue, of those that tell it
   * @param maxMicros the longest of these times
   * @param longest how many were served before one while it waited, at most
   */
  record Queue(
      @Nullable Long queued,
      @Nullable Long p95Micros,
      @Nullable Long maxMicros,
      @Nullable Long longest) {}

  /** The queues of a bucket by nodes; those of buckets before it that nobody asked for are gone. */
  Map<String, Queue> of(long bucketStart) throws IOException {
    Map<String, Queue> queues = new HashMap<>();
    while (there) {
      long start = key.set(rows.key()).instant();
      if (start > bucketStart) {
        break;
      }
      if (start == bucketStart) {
        queues.put(SafeText.decode(key.text()), read());
      }
      there = rows.next();
    }
    return queues;
  }

  private Queue read() throws IOException {
    value.set(rows.value()).sum();
    long queued = value.sum();
    DurationHistogram micros = new DurationHistogram();
    value.histogram(micros);
    return new Queue(
        queued, Durations.quantile(micros, 0.95), known(value.extreme()), known(value.extreme()));
  }

  private static @Nullable Long known(long extreme) {
    return extreme == RowCodec.NONE ? null : (Long) extreme;
  }
}
