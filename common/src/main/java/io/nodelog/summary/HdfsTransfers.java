package io.nodelog.summary;

import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the DataNode of one node sent to clients and received from them.
 *
 * <p>A client is local if it has the address of the DataNode, or one that only the same host can
 * have: of the loopback, or a socket of the file system.
 */
final class HdfsTransfers {
  private static final int LONGEST_OPERATION = 127;
  private static final int LONGEST_VOLUME = 255;
  private static final int TRANSFERS = 0;
  private static final int BYTES = 1;
  private static final int BUSY = 2;
  private static final int DURATION = 3;
  private static final int FIRST_SEEN = 4;
  private static final int LAST_SEEN = 5;

  private static final byte[] LOCAL = encodedText("local");
  private static final byte[] REMOTE = encodedText("remote");
  private static final byte[] UNKNOWN = encodedText("unknown");
  private static final byte[] SOCKET = "unix:".getBytes(StandardCharsets.US_ASCII);
  private static final int LOOPBACK = 127;

  private final byte[] encodedNode;
  private final RowTable table = new RowTable(SummaryTable.HDFS_TRANSFERS);
  private final KeyWriter key = new KeyWriter();
  private final ByteRange keyRange = new ByteRange();

  HdfsTransfers(byte[] encodedNode) {
    this.encodedNode = encodedNode;
  }

  private static byte[] encodedText(String text) {
    return new KeyWriter().text(text).copy();
  }

  /** Counts a transfer. */
  void add(AccessRecord request, int epochDay, long hourMicros) {
    key.clear().instant(hourMicros).encoded(encodedNode, 0, encodedNode.length);
    RequestKey.text(request, AccessField.METHOD, LONGEST_OPERATION, key);
    RequestKey.text(request, AccessField.VOLUME, LONGEST_VOLUME, key);
    byte[] locality = localityOf(request);
    key.encoded(locality, 0, locality.length);
    int row = table.row(epochDay, key.range(keyRange));
    table.add(row, TRANSFERS, 1);
    table.add(row, BYTES, Math.max(0, request.bytesSent()));
    table.add(row, BYTES, Math.max(0, request.bytesReceived()));
    if (request.durationMicros() != AccessRecord.ABSENT) {
      table.add(row, BUSY, request.durationMicros());
      table.count(row, DURATION, request.durationMicros());
    }
    table.merge(row, FIRST_SEEN, request.timeMicros());
    table.merge(row, LAST_SEEN, request.timeMicros());
  }

  private static byte[] localityOf(AccessRecord request) {
    return switch (request.clientKind()) {
      case V4 -> request.ipv4() >>> 24 == LOOPBACK ? LOCAL : byAddresses(request);
      case V6 -> byAddresses(request);
      case NAME -> isSocket(request) ? LOCAL : UNKNOWN;
      case NONE -> UNKNOWN;
    };
  }

  /** Both are written by the same hand, so that they are equal as they stand. */
  private static byte[] byAddresses(AccessRecord request) {
    if (!request.has(AccessField.SERVER)) {
      return UNKNOWN;
    }
    byte[] bytes = request.bytes();
    boolean same =
        Arrays.equals(
            bytes,
            request.from(AccessField.CLIENT),
            request.to(AccessField.CLIENT),
            bytes,
            request.from(AccessField.SERVER),
            request.to(AccessField.SERVER));
    return same ? LOCAL : REMOTE;
  }

  private static boolean isSocket(AccessRecord request) {
    return Arrays.equals(
        request.bytes(),
        request.from(AccessField.CLIENT),
        request.to(AccessField.CLIENT),
        SOCKET,
        0,
        SOCKET.length);
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
