package io.nodelog.summary;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows of any key whose measures are sums, minima, maxima and histograms. Finding a row by its key
 * is for what happens rarely; whoever adds often remembers the number of the row.
 */
final class RowTable {
  private static final int FIRST_ROWS = 128;
  private static final int HISTOGRAM_BYTES = 4 << 10; // of half a dozen powers of two

  /** Is never written. */
  private static final DurationHistogram NOTHING = new DurationHistogram();

  private final MergeRule[] rules;
  private final RowKeys keys;
  private long[] measures;

  /** The histograms of the rows side by side, as their measures are; null where nothing counted. */
  private @Nullable DurationHistogram[] histograms;

  private int usedHistograms;

  RowTable(SummaryTable table) {
    keys = new RowKeys(table);
    rules = table.measures().stream().map(Measure::rule).toArray(MergeRule[]::new);
    measures = new long[FIRST_ROWS * rules.length];
    boolean counts = Arrays.asList(rules).contains(MergeRule.HISTOGRAM);
    histograms = new DurationHistogram[counts ? measures.length : 0];
    for (MergeRule rule : rules) {
      if (rule == MergeRule.DISTINCT || rule == MergeRule.LEAST) {
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
      histograms = Arrays.copyOf(histograms, histograms.length == 0 ? 0 : 2 * at);
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

  /** Counts a duration in a histogram of a row. */
  void count(int row, int measure, long micros) {
    int at = row * rules.length + measure;
    DurationHistogram histogram = histograms[at];
    if (histogram == null) {
      histogram = new DurationHistogram();
      histograms[at] = histogram;
      usedHistograms++;
    }
    histogram.add(micros);
  }

  /** About how many bytes of memory the rows take. */
  long heldBytes() {
    return keys.heldBytes()
        + keys.size() * 16L * rules.length
        + (long) usedHistograms * HISTOGRAM_BYTES;
  }

  /** Hands every row on and forgets it, as {@link RowKeys#flush} does. */
  void flush(int shardCount, BlockSink sink) throws IOException {
    keys.flush(shardCount, this::write, sink);
    Arrays.fill(histograms, null);
    usedHistograms = 0;
  }

  private void write(int row, ValueWriter value) {
    for (int i = 0; i < rules.length; i++) {
      int at = row * rules.length + i;
      switch (rules[i]) {
        case SUM -> value.sum(measures[at]);
        case HISTOGRAM -> {
          DurationHistogram histogram = histograms[at];
          value.histogram(histogram == null ? NOTHING : histogram);
        }
        default -> value.extreme(measures[at]);
      }
    }
  }
}
