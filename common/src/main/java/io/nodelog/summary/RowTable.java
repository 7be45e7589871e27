package io.nodelog.summary;

import java.io.IOException;
import java.util.Arrays;

/**
 * Rows of any key whose measures are sums, minima and maxima. Finding a row by its key is for what
 * happens rarely; whoever adds often remembers the number of the row.
 */
final class RowTable {
  private static final int FIRST_ROWS = 128;

  private final MergeRule[] rules;
  private final RowKeys keys;
  private long[] measures;

  RowTable(SummaryTable table) {
    keys = new RowKeys(table);
    rules = table.measures().stream().map(Measure::rule).toArray(MergeRule[]::new);
    measures = new long[FIRST_ROWS * rules.length];
    for (MergeRule rule : rules) {
      if (rule != MergeRule.SUM && rule != MergeRule.MIN && rule != MergeRule.MAX) {
        throw new IllegalArgumentException("Invalid table: " + table + " has a " + rule);
      }
    }
  }

  /** Returns the row of a key, a new one if need be. The day is a function of the key. */
  int row(int epochDay, ByteRange key) {
    int before = keys.size();
    int row = keys.row(epochDay, key);
    if (row == before) {
      start(row);
    }
    return row;
  }

  private void start(int row) {
    int at = row * rules.length;
    if (at == measures.length) {
      measures = Arrays.copyOf(measures, 2 * at);
    }
    for (int i = 0; i < rules.length; i++) {
      measures[at + i] = rules[i] == MergeRule.SUM ? 0 : RowCodec.NONE;
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
    return keys.key(row, range);
  }

  /** About how many bytes of memory the rows take. */
  long heldBytes() {
    return keys.heldBytes() + keys.size() * 16L * rules.length;
  }

  /** Hands every row on and forgets it, as {@link RowKeys#flush} does. */
  void flush(int shardCount, BlockSink sink) throws IOException {
    keys.flush(shardCount, this::write, sink);
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
