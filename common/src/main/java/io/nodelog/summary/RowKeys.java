package io.nodelog.summary;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The keys of a table in memory, numbered from 0 in the order in which they come. Whoever has them
 * keeps the measures of each row.
 */
final class RowKeys {
  private static final int FIRST_SLOTS = 256;
  private static final int BYTES_PER_ROW = 40;

  private final SummaryTable table;
  private final long seed = ThreadLocalRandom.current().nextLong();
  private final GrowingBytes keys = new GrowingBytes();
  private int[] ends = new int[FIRST_SLOTS / 2];
  private int[] epochDays = new int[FIRST_SLOTS / 2];
  private int[] hashes = new int[FIRST_SLOTS / 2];
  private int[] slots = new int[FIRST_SLOTS]; // a row's number plus 1, or 0
  private int size;

  RowKeys(SummaryTable table) {
    this.table = table;
  }

  /** Writes the measures of rows. */
  @FunctionalInterface
  interface Values {
    void write(int row, ValueWriter value);
  }

  /**
   * Returns the number of a key: {@link #size()} before the call if it is new. The day is a
   * function of the key.
   */
  int row(int epochDay, ByteRange key) {
    int hash = (int) KeyHash.of(key.bytes(), key.from(), key.to(), seed);
    int mask = slots.length - 1;
    int slot = hash & mask;
    for (; slots[slot] != 0; slot = (slot + 1) & mask) {
      int row = slots[slot] - 1;
      if (hashes[row] == hash && sameKey(row, key)) {
        return row;
      }
    }
    slots[slot] = size + 1;
    return insert(epochDay, key, hash);
  }

  private boolean sameKey(int row, ByteRange key) {
    return Arrays.equals(keys.array(), from(row), ends[row], key.bytes(), key.from(), key.to());
  }

  private int insert(int epochDay, ByteRange key, int hash) {
    int row = size++;
    keys.putBytes(key);
    ends[row] = keys.length();
    epochDays[row] = epochDay;
    hashes[row] = hash;
    if (size == ends.length) {
      grow();
    }
    return row;
  }

  private void grow() {
    ends = Arrays.copyOf(ends, 2 * size);
    epochDays = Arrays.copyOf(epochDays, 2 * size);
    hashes = Arrays.copyOf(hashes, 2 * size);
    slots = new int[4 * size];
    int mask = slots.length - 1;
    for (int row = 0; row < size; row++) {
      int slot = hashes[row] & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = row + 1;
    }
  }

  /** How many keys there are. */
  int size() {
    return size;
  }

  /** Points {@code range} to the key of a row, valid until a row is added. */
  ByteRange key(int row, ByteRange range) {
    return range.set(keys.array(), from(row), ends[row]);
  }

  private int from(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  /** About how many bytes of memory the keys take. */
  long heldBytes() {
    return 2L * keys.length() + (long) size * BYTES_PER_ROW;
  }

  /**
   * Hands every row on and forgets it. Besides the rows and one block this takes about 30 bytes a
   * row: only their numbers are sorted.
   */
  void flush(int shardCount, Values values, BlockSink sink) throws IOException {
    int[] shards = shards(shardCount);
    BlockWriter writer = new BlockWriter(sink);
    BlockKey group = new BlockKey(table, 0, -1);
    ValueWriter value = new ValueWriter();
    ByteRange key = new ByteRange();
    ByteRange valueRange = new ByteRange();
    for (int row : sorted(shards)) {
      if (epochDays[row] != group.epochDay() || shards[row] != group.shard()) {
        group = new BlockKey(table, epochDays[row], shards[row]);
        writer.start(group);
      }
      values.write(row, value.clear());
      writer.row(key(row, key), value.range(valueRange));
    }
    writer.finish();
    Arrays.fill(slots, 0);
    size = 0;
    keys.clear();
  }

  private int[] shards(int shardCount) throws CorruptSummary {
    Shards shardOf = new Shards(table, shardCount);
    ByteRange key = new ByteRange();
    int[] shards = new int[size];
    for (int row = 0; row < size; row++) {
      shards[row] = shardOf.of(key(row, key));
    }
    return shards;
  }

  private Integer[] sorted(int[] shards) {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, row -> row);
    Comparator<Integer> byDay = Comparator.comparingInt(row -> epochDays[row]);
    Arrays.sort(order, byDay.thenComparingInt(row -> shards[row]).thenComparing(this::compareKeys));
    return order;
  }

  private int compareKeys(Integer left, Integer right) {
    byte[] bytes = keys.array();
    return Arrays.compareUnsigned(bytes, from(left), ends[left], bytes, from(right), ends[right]);
  }
}
