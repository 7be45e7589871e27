package io.nodelog.hdfs.ledger;

import java.nio.ByteBuffer;
import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What was taken of each stream of one source, in less than a hundred bytes a stream: a warehouse
 * has one for every file that it ever took. A tree of small packs of rows, which does not change;
 * {@link #with} copies one pack and the path to it.
 */
final class StreamTable {
  private static final int MOST_ROWS = 16;

  private final StreamCodec codec;

  /** By the least key that may be in it. */
  private final SharedMap<byte[], PackedRows> packs;

  private final int size;

  private StreamTable(StreamCodec codec, SharedMap<byte[], PackedRows> packs, int size) {
    this.codec = codec;
    this.packs = packs;
    this.size = size;
  }

  static StreamTable empty(StreamCodec codec) {
    return new StreamTable(codec, SharedMap.empty(Arrays::compareUnsigned), 0);
  }

  /** How the rows are packed. */
  StreamCodec codec() {
    return codec;
  }

  LedgerTables.Source source() {
    return codec.source();
  }

  Optional<TakenStream> get(String stream) {
    byte[] key = PackedText.of(stream);
    return packs.floor(key).flatMap(pack -> pack.getValue().get(key)).map(this::stream);
  }

  /** The same table with a stream, in place of what it said of the stream before. */
  StreamTable with(TakenStream stream) {
    byte[] key = PackedText.of(stream.stream());
    Optional<Map.Entry<byte[], PackedRows>> found = packs.floor(key);
    byte[] least = found.map(Map.Entry::getKey).orElse(new byte[0]);
    PackedRows before = found.map(Map.Entry::getValue).orElse(PackedRows.NONE);
    PackedRows after = before.with(key, codec.row(stream));
    int rows = after.count();
    return new StreamTable(codec, withPack(least, after, rows), size + rows - before.count());
  }

  private SharedMap<byte[], PackedRows> withPack(byte[] least, PackedRows pack, int rows) {
    if (rows <= MOST_ROWS) {
      return packs.with(least, pack);
    }
    PackedRows upper = pack.part(rows / 2, rows);
    return packs.with(least, pack.part(0, rows / 2)).with(upper.firstKey(), upper);
  }

  /** The same table with rows behind all that it has, as {@link PackedRows} lays them. */
  StreamTable withAll(ByteBuffer rows) {
    SharedMap<byte[], PackedRows> more = packs;
    int count = size;
    while (rows.hasRemaining()) {
      PackedRows pack = PackedRows.next(rows, MOST_ROWS);
      more = more.with(count == 0 ? new byte[0] : pack.firstKey(), pack);
      count += pack.count();
    }
    return new StreamTable(codec, more, count);
  }

  /** All streams, in no order that means anything. They are made while they are looked at. */
  Collection<TakenStream> all() {
    return new AbstractCollection<>() {
      @Override
      public Iterator<TakenStream> iterator() {
        return packs()
            .flatMap(pack -> pack.rows().stream())
            .map(StreamTable.this::stream)
            .iterator();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /** The packs in the order of their keys. */
  Stream<PackedRows> packs() {
    return StreamSupport.stream(packs.spliterator(), false).map(Map.Entry::getValue);
  }

  private TakenStream stream(PackedRows.Row row) {
    return codec.stream(PackedText.text(row.key()), row.bytes());
  }
}
