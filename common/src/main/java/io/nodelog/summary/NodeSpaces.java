package io.nodelog.summary;

import io.nodelog.record.ServiceRecord;
import io.nodelog.record.event.NodeSpace;
import java.io.IOException;

/** The space of nodes in snapshots: rows of {@link SummaryTable#NODE_SPACE}. */
final class NodeSpaces {
  private static final int CAPACITY = 0;
  private static final int USED = 1;
  private static final int NON_DFS_USED = 2;
  private static final int REMAINING = 3;
  private static final int BLOCKS = 4;
  private static final long MOST_BYTES = 4L << 20;

  private final SummarySettings settings;
  private final Days days;
  private final BlockSink sink;
  private final RowTable table = new RowTable(SummaryTable.NODE_SPACE);
  private final KeyWriter key = new KeyWriter();
  private final ByteRange keyRange = new ByteRange();

  NodeSpaces(SummarySettings settings, Days days, BlockSink sink) {
    this.settings = settings;
    this.days = days;
    this.sink = sink;
  }

  /** Takes an event, if it is a part of a snapshot. */
  void add(ServiceRecord record, String observer) throws IOException {
    NodeSpace.readAll(record, space -> add(record.timeMicros(), observer, space));
    if (table.heldBytes() > MOST_BYTES) {
      flush();
    }
  }

  private void add(long time, String observer, NodeSpace space) {
    key.clear().instant(time).text(observer).text(space.node()).text(space.state());
    int row = table.row(days.dayOf(time).epochDay(), key.range(keyRange));
    table.merge(row, CAPACITY, space.capacityBytes());
    table.merge(row, USED, space.usedBytes());
    table.merge(row, NON_DFS_USED, space.nonDfsUsedBytes());
    table.merge(row, REMAINING, space.remainingBytes());
    table.merge(row, BLOCKS, space.blocks());
  }

  /** Hands every row on and forgets it. */
  void flush() throws IOException {
    table.flush(settings.shards(), sink);
  }
}
