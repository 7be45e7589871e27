package io.nodelog.summary;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** Rows of any key whose measures are sums, minima and maxima: for what happens rarely. */
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

  /** About how many bytes of memory the rows take. */
  long heldBytes() {
    return 2L * keys.length() + (long) size * (40 + 16L * rules.length);
  }

  /** Hands every row on and forgets it. */
  void flush(int shardCount, BlockSink sink) throws IOException {
    RowGroups rows = new RowGroups(table, shardCount, sink);
    KeyWriter key = new KeyWriter();
    ValueWriter value = new ValueWriter();
    for (int row = 0; row < size; row++) {
      key.clear().encoded(keys.array(), keyStart(row), keyEnds[row]);
      value.clear();
      for (int i = 0; i < rules.length; i++) {
        long measure = measures[row * rules.length + i];
        if (rules[i] == MergeRule.SUM) {
          value.sum(measure);
        } else {
          value.extreme(measure);
        }
      }
      rows.add(epochDays[row], key, value);
    }
    Arrays.fill(slots, 0);
    size = 0;
    keys.clear();
    rows.flush();
  }
}
