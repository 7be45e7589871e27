package io.nodelog.summary;

import io.nodelog.record.ClientKind;
import java.io.IOException;
import java.util.Arrays;

/**
 * Writes the rows of a {@link ClientTable} as sorted blocks of {@code ip_node_access}.
 *
 * <p>Rows are not moved to be sorted; longs that end in the number of their slot are: first by date
 * and shard, then, within a shard, by the first five bytes of the client (all of an IPv4 address).
 * Only clients of equal first bytes are compared in full.
 */
final class ClientFlush {
  private static final int SLOT_BITS = 24;
  private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
  private static final int SHARD_BITS = 12;

  private final ClientTable table;
  private final long[] rows;
  private final byte[] encodedNode;
  private final Shards shards;
  private final BlockWriter writer;
  private final HourlyClients hourlyClients;
  private final KeyWriter key = new KeyWriter();
  private final ValueWriter value = new ValueWriter();
  private final ByteRange keyRange = new ByteRange();
  private final ByteRange valueRange = new ByteRange();

  ClientFlush(
      ClientTable table,
      byte[] encodedNode,
      int shardCount,
      HourlyClients hourlyClients,
      BlockSink sink) {
    this.table = table;
    this.rows = table.rows();
    this.encodedNode = encodedNode;
    this.shards = new Shards(SummaryTable.IP_NODE_ACCESS, shardCount);
    this.writer = new BlockWriter(sink);
    this.hourlyClients = hourlyClients;
  }

  /** Writes every row; the table must be cleared then. */
  void run() throws IOException {
    table.durations().sort(table.clientsWithDurations());
    long[] order = rowsByGroup();
    for (int from = 0; from < order.length; ) {
      long group = order[from] >> SLOT_BITS;
      int to = from;
      for (; to < order.length && order[to] >> SLOT_BITS == group; to++) {
        int slot = (int) order[to] & SLOT_MASK;
        order[to] = (prefix(slot) << SLOT_BITS) | slot;
      }
      sort(order, from, to);
      writeGroup(group, order, from, to);
      if (to == order.length || dayOf(order[to] >> SLOT_BITS) != dayOf(group)) {
        hourlyClients.flush(dayOf(group));
      }
      from = to;
    }
    writer.finish();
  }

  private static int dayOf(long group) {
    return (int) (group >> SHARD_BITS);
  }

  private long[] rowsByGroup() {
    long[] order = new long[table.size()];
    int next = 0;
    for (int slot = 0; slot * ClientTable.ROW < rows.length; slot++) {
      long rowKey = rows[slot * ClientTable.ROW];
      if (rowKey != 0) {
        encodeClient(rowKey);
        key.range(keyRange);
        int shard = shards.of(keyRange.bytes(), keyRange.from(), keyRange.to());
        long group = ((long) ClientTable.epochDay(rowKey) << SHARD_BITS) | shard;
        order[next++] = (group << SLOT_BITS) | slot;
      }
    }
    Arrays.sort(order);
    return order;
  }

  private void encodeClient(long rowKey) {
    key.clear();
    if (ClientTable.kind(rowKey) == ClientKind.V4.ordinal()) {
      key.clientIpv4((int) rowKey);
    } else {
      ClientNames names = table.names();
      key.encoded(names.array(), names.from((int) rowKey), names.to((int) rowKey));
    }
  }

  private long prefix(int slot) {
    long rowKey = rows[slot * ClientTable.ROW];
    return ClientTable.kind(rowKey) == ClientKind.V4.ordinal()
        ? ((long) ClientKind.V4.ordinal() << 32) | (rowKey & 0xffffffffL)
        : table.names().prefix((int) rowKey);
  }

  private void sort(long[] order, int from, int to) {
    Arrays.sort(order, from, to);
    for (int start = from; start < to; ) {
      int end = start + 1;
      while (end < to && order[end] >> SLOT_BITS == order[start] >> SLOT_BITS) {
        end++;
      }
      if (end - start > 1) {
        sortByName(order, start, end);
      }
      start = end;
    }
  }

  private void sortByName(long[] order, int from, int to) {
    Long[] boxed = new Long[to - from];
    Arrays.setAll(boxed, i -> order[from + i]);
    Arrays.sort(boxed, (a, b) -> table.names().compare(nameOf(a), nameOf(b)));
    for (int i = from; i < to; i++) {
      order[i] = boxed[i - from];
    }
  }

  private int nameOf(long ordered) {
    return (int) rows[((int) ordered & SLOT_MASK) * ClientTable.ROW];
  }

  private void writeGroup(long group, long[] order, int from, int to) throws IOException {
    int shard = (int) group & ((1 << SHARD_BITS) - 1);
    writer.start(new BlockKey(SummaryTable.IP_NODE_ACCESS, dayOf(group), shard));
    for (int i = from; i < to; i++) {
      int row = ((int) order[i] & SLOT_MASK) * ClientTable.ROW;
      encodeClient(rows[row]);
      key.range(keyRange);
      hourlyClients.add((int) rows[row + ClientTable.HOURS], keyRange);
      key.encoded(encodedNode, 0, encodedNode.length);
      encodeMeasures(row);
      writer.row(key.range(keyRange), value.range(valueRange));
    }
  }

  private void encodeMeasures(int row) {
    long requests = 0;
    for (int statusClass = 0; statusClass < StatusClass.COUNT; statusClass++) {
      requests += count(row, statusClass);
    }
    value.clear().sum(requests).sum(rows[row + ClientTable.BYTES_SENT]);
    for (int statusClass = 1; statusClass < StatusClass.COUNT; statusClass++) {
      value.sum(count(row, statusClass));
    }
    value.extreme(rows[row + ClientTable.FIRST_SEEN]);
    value.extreme(rows[row + ClientTable.LAST_SEEN]);
    int number = (int) (rows[row + ClientTable.HOURS] >>> 32);
    if (number == 0) {
      value.histogram().end();
    } else {
      table.durations().write(number - 1, value);
    }
  }

  private long count(int row, int statusClass) {
    long pair = rows[row + ClientTable.COUNTS + (statusClass >> 1)];
    return (pair >>> (statusClass << 5)) & 0xffffffffL;
  }
}
