package io.nodelog.summary;

import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import java.io.IOException;

/** The failed requests of one node, by hour, virtual host, route, status and cause. */
final class Failures {
  private static final int LONGEST_HOST = 255;
  private static final int REQUESTS = 0;
  private static final int FIRST_SEEN = 1;
  private static final int LAST_SEEN = 2;

  private static final byte[][] ENCODED_CAUSES = encodedCauses();

  private final byte[] encodedNode;
  private final RowTable table = new RowTable(SummaryTable.REQUEST_FAILURES);
  private final Route route = new Route();
  private final KeyWriter key = new KeyWriter();
  private final ByteRange keyRange = new ByteRange();
  private final byte[] host = new byte[LONGEST_HOST];

  Failures(byte[] encodedNode) {
    this.encodedNode = encodedNode;
  }

  private static byte[][] encodedCauses() {
    FailureCause[] causes = FailureCause.values();
    byte[][] encoded = new byte[causes.length][];
    for (FailureCause cause : causes) {
      encoded[cause.ordinal()] = new KeyWriter().text(cause.word()).copy();
    }
    return encoded;
  }

  /** Counts a failed request of the hour that starts at {@code hourMicros}. */
  void add(AccessRecord request, int epochDay, long hourMicros) {
    key.clear().instant(hourMicros).encoded(encodedNode, 0, encodedNode.length);
    putHost(request);
    GrowingBytes made =
        request.has(AccessField.TARGET)
            ? route.of(
                request.bytes(), request.from(AccessField.TARGET), request.to(AccessField.TARGET))
            : route.absent();
    key.text(made.array(), 0, made.length());
    byte[] cause = ENCODED_CAUSES[FailureCause.of(request.status()).ordinal()];
    key.integer(request.status()).encoded(cause, 0, cause.length);
    int row = table.row(epochDay, key.range(keyRange));
    table.merge(row, REQUESTS, 1);
    table.merge(row, FIRST_SEEN, request.timeMicros());
    table.merge(row, LAST_SEEN, request.timeMicros());
  }

  /** Host names do not differ by case, and are at most 255 bytes long. */
  private void putHost(AccessRecord request) {
    int length = 0;
    if (request.has(AccessField.VIRTUAL_HOST)) {
      int from = request.from(AccessField.VIRTUAL_HOST);
      length = Math.min(LONGEST_HOST, request.to(AccessField.VIRTUAL_HOST) - from);
      for (int i = 0; i < length; i++) {
        byte b = request.bytes()[from + i];
        host[i] = b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
      }
    }
    key.text(host, 0, length);
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
