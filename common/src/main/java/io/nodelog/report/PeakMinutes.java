package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The busiest minutes of nodes, read along with the buckets of a date in their order. */
final class PeakMinutes {
  private final KeyReader key = new KeyReader();
  private final ValueReader value = new ValueReader();
  private final SortedRows rows;
  private boolean there;

  PeakMinutes(SummaryInputs summaries) throws IOException {
    rows = summaries.rows(SummaryTable.NODE_MINUTES);
    there = rows.next();
  }

  /**
   * A minute.
   *
   * @param start in microseconds since the epoch
   * @param requests of the node in it
   */
  record Peak(long start, long requests) {
    /** The busier one, of equals the earlier. */
    Peak or(Peak later) {
      return later.requests > requests ? later : this;
    }
  }

  /** The busiest minute of each node before an instant, of those that were not read before. */
  Map<String, Peak> before(long to) throws IOException {
    Map<String, Peak> peaks = new HashMap<>();
    while (there) {
      long start = key.set(rows.key()).instant();
      if (start >= to) {
        break;
      }
      String node = SafeText.decode(key.text());
      peaks.merge(node, new Peak(start, value.set(rows.value()).sum()), Peak::or);
      there = rows.next();
    }
    return peaks;
  }
}
