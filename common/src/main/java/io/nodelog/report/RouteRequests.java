package io.nodelog.report;

import io.nodelog.summary.ByteRange;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.Arrays;

/**
 * The requests of each route, read beside rows of more detail: both are sorted, and a key of more
 * detail starts with that of its route.
 */
final class RouteRequests {
  /** Nothing was counted: the summaries were made when there were no such rows. */
  static final long UNKNOWN = -1;

  private final SortedRows rows;
  private final ValueReader values = new ValueReader();
  private boolean more;

  RouteRequests(SortedRows rows) throws IOException {
    this.rows = rows;
    more = rows.next();
  }

  /** The requests of the route that a key starts with; keys are asked for in their order. */
  long of(ByteRange key) throws IOException {
    while (more && isBefore(rows.key(), key)) {
      more = rows.next();
    }
    return more && startsWith(key, rows.key()) ? values.set(rows.value()).sum() : UNKNOWN;
  }

  private static boolean isBefore(ByteRange route, ByteRange key) {
    return route.compareBytes(key) < 0 && !startsWith(key, route);
  }

  private static boolean startsWith(ByteRange key, ByteRange route) {
    int length = route.length();
    return length <= key.length()
        && Arrays.equals(
            key.bytes(), key.from(), key.from() + length, route.bytes(), route.from(), route.to());
  }
}
