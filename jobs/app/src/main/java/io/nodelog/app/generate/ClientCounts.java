package io.nodelog.app.generate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** The true answers by client, of one day at a time. */
final class ClientCounts {
  private static final int COLUMNS = 3;

  /** Requests, bytes and errors of each rank; the last row is of all ranks beyond the limit. */
  private final long[] rows;

  private final int limit;
  private final BitSet seen = new BitSet();

  ClientCounts(int clients, int limit) {
    this.limit = Math.min(clients, limit);
    rows = new long[(this.limit + 1) * COLUMNS];
  }

  void count(Request request) {
    seen.set(request.client);
    int row = Math.min(request.client, limit) * COLUMNS;
    rows[row]++;
    rows[row + 1] += request.bytesSent;
    rows[row + 2] += request.status >= 400 ? 1 : 0;
  }

  /** Returns the ranks that were counted, most requests first, of equals the lower rank first. */
  int[] busiestFirst() {
    return IntStream.range(0, limit)
        .filter(rank -> requests(rank) > 0)
        .boxed()
        .sorted((a, b) -> Long.compare(requests(b), requests(a)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Where the ranks beyond the limit are counted together. */
  int other() {
    return limit;
  }

  long requests(int rank) {
    return rows[rank * COLUMNS];
  }

  long bytesSent(int rank) {
    return rows[rank * COLUMNS + 1];
  }

  long errors(int rank) {
    return rows[rank * COLUMNS + 2];
  }

  /** How many clients there were on all days. */
  int distinct() {
    return seen.cardinality();
  }

  void nextDay() {
    Arrays.fill(rows, 0);
  }
}
