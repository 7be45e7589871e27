package io.nodelog.summary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the rows of a small table, and writes them as blocks, sorted, by day and shard. */
final class RowGroups {
  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::group).thenComparing(Row::key, ByteRange::compareBytes);

  private final SummaryTable table;
  private final Shards shards;
  private final BlockSink sink;
  private final List<Row> rows = new ArrayList<>();
  private final ByteRange range = new ByteRange();

  RowGroups(SummaryTable table, int shardCount, BlockSink sink) {
    this.table = table;
    this.shards = new Shards(table, shardCount);
    this.sink = sink;
  }

  private record Row(BlockKey group, ByteRange key, ByteRange value) {}

  /** Takes a row; no other row has its key. */
  void add(int epochDay, KeyWriter key, ValueWriter value) throws CorruptSummary {
    int shard = shards.of(key.range(range));
    rows.add(new Row(new BlockKey(table, epochDay, shard), whole(key.copy()), whole(value.copy())));
  }

  private static ByteRange whole(byte[] bytes) {
    return new ByteRange().set(bytes, 0, bytes.length);
  }

  /** Writes the rows and forgets them. */
  void flush() throws IOException {
    rows.sort(ORDER);
    BlockWriter writer = new BlockWriter(sink);
    BlockKey group = null;
    for (Row row : rows) {
      if (!row.group.equals(group)) {
        group = row.group;
        writer.start(group);
      }
      writer.row(row.key, row.value);
    }
    writer.finish();
    rows.clear();
  }
}
