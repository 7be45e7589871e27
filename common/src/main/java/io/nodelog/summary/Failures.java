package io.nodelog.summary;

import io.nodelog.record.AccessRecord;
import io.nodelog.record.outcome.FailureCause;
import java.io.IOException;

/**
 * The failed requests of one node, by hour, virtual host, route, status and cause: rows of {@link
 * Routes} in more detail.
 */
final class Failures {
  private static final int REQUESTS = 0;
  private static final int FIRST_SEEN = 1;
  private static final int LAST_SEEN = 2;

  private static final byte[][] ENCODED_CAUSES = encodedCauses();

  private final RowTable table = new RowTable(SummaryTable.REQUEST_FAILURES);
  private final KeyWriter key = new KeyWriter();
  private final ByteRange keyRange = new ByteRange();

  private static byte[][] encodedCauses() {
    FailureCause[] causes = FailureCause.values();
    byte[][] encoded = new byte[causes.length][];
    for (FailureCause cause : causes) {
      encoded[cause.ordinal()] = new KeyWriter().text(cause.word()).copy();
    }
    return encoded;
  }

  /**
   * Counts a request that failed for a cause.
   *
   * @param routeKey the encoded hour, node, virtual host and route
   */
  void add(AccessRecord request, FailureCause failed, int epochDay, ByteRange routeKey) {
    key.clear().encoded(routeKey.bytes(), routeKey.from(), routeKey.to());
    byte[] cause = ENCODED_CAUSES[failed.ordinal()];
    key.integer(Math.max(0, request.status())).encoded(cause, 0, cause.length);
    int row = table.row(epochDay, key.range(keyRange));
    table.merge(row, REQUESTS, 1);
    table.merge(row, FIRST_SEEN, request.timeMicros());
    table.merge(row, LAST_SEEN, request.timeMicros());
  }

  /** About how many bytes of memory the rows take. */
  long heldBytes() {
    return table.heldBytes();
  }

  /** Hands every row on and forgets it. */
  void flush(int shardCount, BlockSink sink) throws IOException {
    table.flush(shardCount, sink);
  }
}
