package io.nodelog.summary;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Rows of any key whose measures are sums, minima and maxima. Finding a row by its key is for what
 * happens rarely; whoever adds often remembers the number of the row.
 */
final class RowTable {
  private static final int FIRST_SLOTS = 256;

  private final SummaryTable table;
  private final MergeRule[] rules;
  private final long seed = ThreadLocalRandom.current().nextLong();
  private final GrowingBytes keys = new GrowingBytes();
  private int[] keyEnds = new int[FIRST_SLOTS / 2];
  private int[] epochDays = new int[FIRST_SLOTS / 2];
  private int[] hashes = new int[FIRST_SLOTS / 2];
  private long[] measures;
  private int[] slots = new int[FIRST_SLOTS]; // a row's number plus 1, or 0
  private int size;

  RowTable(SummaryTable table) {
    this.table = table;
    this.rules = table.measures().stream().map(Measure::rule).toArray(MergeRule[]::new);
    this.measures = new long[FIRST_SLOTS / 2 * rules.length];
    for (MergeRule rule : rules) {
      if (rule != MergeRule.SUM && rule != MergeRule.MIN && rule != MergeRule.MAX) {
        throw new IllegalArgumentException("Invalid table: " + table + " has a " + rule);
      }
    }
  }

  /** Returns the row of a key, a new one if need be. The day is a function of the key. */
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
    return Arrays.equals(
        keys.array(), keyStart(row), keyEnds[row], key.bytes(), key.from(), key.to());
  }

  private int keyStart(int row) {
    return row == 0 ? 0 : keyEnds[row - 1];
  }

  private int insert(int epochDay, ByteRange key, int hash) {
    int row = size++;
    keys.putBytes(key);
    keyEnds[row] = keys.length();
    epochDays[row] = epochDay;
    hashes[row] = hash;
    for (int i = 0; i < rules.length; i++) {
      measures[row * rules.length + i] = rules[i] == MergeRule.SUM ? 0 : RowCodec.NONE;
    }
    if (size == keyEnds.length) {
      grow();
    }
    return row;
  }

  private void grow() {
    keyEnds = Arrays.copyOf(keyEnds, 2 * size);
    epochDays = Arrays.copyOf(epochDays, 2 * size);
    hashes = Arrays.copyOf(hashes, 2 * size);
    measures = Arrays.copyOf(measures, 2 * size * rules.length);
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

  /** Merges a value into a measure of a row, by the measure's rule. */
  void merge(int row, int measure, long value) {
    int at = row * rules.length + measure;
    measures[at] =
        switch (rules[measure]) {
          case MIN -> RowCodec.min(measures[at], value);
          case MAX -> Math.max(measures[at], value);
          default -> RowCodec.add(measures[at], value);
        };
  }

  /** Adds a value to a measure of a row, whose rule is SUM. */
  void add(int row, int measure, long value) {
    int at = row * rules.length + measure;
    measures[at] = RowCodec.add(measures[at], value);
  }

  /** Points {@code range} to the key of a row, valid until a row is added. */
  ByteRange key(int row, ByteRange range) {
    return range.set(keys.array(), keyStart(row), keyEnds[row]);
  }

  /** About how many bytes of memory the rows take. */
  long heldBytes() {
    return 2L * keys.length() + (long) size * (40 + 16L * rules.length);
  }

  /**
   * Hands every row on and forgets it. Besides the rows and one block this takes about 30 bytes a
   * row: only their numbers are sorted.
   */
  void flush(int shardCount, BlockSink sink) throws IOException {
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
      write(row, value.clear());
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
    return Arrays.compareUnsigned(
        bytes, keyStart(left), keyEnds[left], bytes, keyStart(right), keyEnds[right]);
  }

  private void write(int row, ValueWriter value) {
    for (int i = 0; i < rules.length; i++) {
      long measure = measures[row * rules.length + i];
      if (rules[i] == MergeRule.SUM) {
        value.sum(measure);
      } else {
        value.extreme(measure);
      }
    }
  }
}
