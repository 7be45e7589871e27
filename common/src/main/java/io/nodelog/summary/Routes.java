package io.nodelog.summary;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import java.io.IOException;

/** The requests of one node by hour, virtual host and route. */
final class Routes {
  private static final int LONGEST_HOST = 255;
  private static final int NO_HOST = 0;
  private static final int REQUESTS = 0;
  private static final int BYTES_SENT = 1;
  private static final int BUSY_MICROS = 2;

  /** Virtual hosts are remembered by number; more of them than this are forgotten. */
  private static final int MOST_HOSTS = 1 << 12;

  private static final int SHARE_OF_MEMO = 32;

  private final byte[] encodedNode;
  private final RowTable table = new RowTable(SummaryTable.REQUEST_ROUTES);
  private final RouteMemo memo;
  private final NumberedBytes hosts = new NumberedBytes();
  private final Route route = new Route();
  private final KeyWriter key = new KeyWriter();
  private final ByteRange range = new ByteRange();
  private final byte[] host = new byte[LONGEST_HOST];
  private long prefixHour = Long.MIN_VALUE;
  private int prefixHost;
  private int prefixLength;

  /**
   * Makes an empty table.
   *
   * @param memoryBytes how much all tables may hold; a small part of it is for what is remembered
   */
  Routes(byte[] encodedNode, long memoryBytes) {
    this.encodedNode = encodedNode;
    this.memo = new RouteMemo(memoryBytes / SHARE_OF_MEMO);
  }

  /** Counts a request of the hour that starts at {@code hourMicros}, and returns its row. */
  int add(AccessRecord request, int epochDay, long hourMicros) {
    int row = rowOf(request, epochDay, hourMicros);
    table.add(row, REQUESTS, 1);
    addKnown(row, BYTES_SENT, request.bytesSent());
    addKnown(row, BUSY_MICROS, request.durationMicros());
    return row;
  }

  /** Absent is below 0. */
  private void addKnown(int row, int measure, long value) {
    if (value > 0) {
      table.add(row, measure, value);
    }
  }

  /**
   * Points {@code keyRange} to the encoded hour, node, virtual host and route of a row, valid until
   * a request is added.
   */
  ByteRange key(int row, ByteRange keyRange) {
    return table.key(row, keyRange);
  }

  private int rowOf(AccessRecord request, int epochDay, long hourMicros) {
    byte[] bytes = request.bytes();
    int from = request.from(AccessField.TARGET);
    int hostNumber = hostNumber(request);
    if (from < 0) {
      return table.row(epochDay, keyOf(request, hourMicros, hostNumber, route.absent()));
    }
    int end = request.to(AccessField.TARGET);
    int mark = ByteSearch.indexOf(bytes, from, end, (byte) '?');
    int to = mark == ByteSearch.NOT_FOUND ? end : mark;
    int row = memo.find(bytes, from, to, hourMicros, hostNumber);
    if (row == RouteMemo.NOT_FOUND) {
      ByteRange made = route.of(bytes, from, to);
      row = table.row(epochDay, keyOf(request, hourMicros, hostNumber, made));
      memo.put(bytes, from, to, row);
    }
    return row;
  }

  private int hostNumber(AccessRecord request) {
    int from = request.from(AccessField.VIRTUAL_HOST);
    if (from < 0) {
      return NO_HOST;
    }
    if (hosts.size() == MOST_HOSTS) {
      hosts.clear();
      memo.clear();
      prefixHour = Long.MIN_VALUE;
    }
    return 1 + hosts.numberOf(range.set(request.bytes(), from, hostEnd(request, from)));
  }

  private static int hostEnd(AccessRecord request, int from) {
    return Math.min(request.to(AccessField.VIRTUAL_HOST), from + LONGEST_HOST);
  }

  /** Most keys start as the one before. */
  private ByteRange keyOf(AccessRecord request, long hourMicros, int hostNumber, ByteRange made) {
    if (hourMicros != prefixHour || hostNumber != prefixHost) {
      key.clear().instant(hourMicros).encoded(encodedNode, 0, encodedNode.length);
      putHost(request);
      prefixHour = hourMicros;
      prefixHost = hostNumber;
      prefixLength = key.length();
    }
    key.backTo(prefixLength).textWithoutZeros(made.bytes(), made.from(), made.to());
    return key.range(range);
  }

  /** Host names do not differ by case, and are at most 255 bytes long. */
  private void putHost(AccessRecord request) {
    int from = request.from(AccessField.VIRTUAL_HOST);
    int length = from < 0 ? 0 : hostEnd(request, from) - from;
    for (int i = 0; i < length; i++) {
      byte b = request.bytes()[from + i];
      host[i] = b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
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
    memo.clear();
    hosts.clear();
    prefixHour = Long.MIN_VALUE;
  }
}
