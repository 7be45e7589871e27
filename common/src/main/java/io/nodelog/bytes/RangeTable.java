package io.nodelog.bytes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ranges of 128-bit numbers without sign, sorted and apart from each other. */
final class RangeTable {
  private final long[] fromHigh;
  private final long[] fromLow;
  private final long[] toHigh;
  private final long[] toLow;

  /** A range; both of its ends are in it. */
  record Range(long fromHigh, long fromLow, long toHigh, long toLow) {
    private static final Comparator<Range> BY_START =
        (a, b) -> compare(a.fromHigh, a.fromLow, b.fromHigh, b.fromLow);

    private boolean reaches(Range next) {
      return compare(next.fromHigh, next.fromLow, toHigh, toLow) <= 0;
    }

    private Range joinedWith(Range next) {
      boolean longer = compare(next.toHigh, next.toLow, toHigh, toLow) > 0;
      return longer ? new Range(fromHigh, fromLow, next.toHigh, next.toLow) : this;
    }
  }

  private RangeTable(List<Range> sorted) {
    fromHigh = sorted.stream().mapToLong(Range::fromHigh).toArray();
    fromLow = sorted.stream().mapToLong(Range::fromLow).toArray();
    toHigh = sorted.stream().mapToLong(Range::toHigh).toArray();
    toLow = sorted.stream().mapToLong(Range::toLow).toArray();
  }

  static RangeTable of(List<Range> ranges) {
    List<Range> apart = new ArrayList<>();
    for (Range range : ranges.stream().sorted(Range.BY_START).toList()) {
      int last = apart.size() - 1;
      if (last >= 0 && apart.get(last).reaches(range)) {
        apart.set(last, apart.get(last).joinedWith(range));
      } else {
        apart.add(range);
      }
    }
    return new RangeTable(apart);
  }

  boolean contains(long high, long low) {
    int from = 0;
    int to = fromHigh.length;
    while (from < to) { // the first range that starts behind the number
      int middle = (from + to) >>> 1;
      if (compare(fromHigh[middle], fromLow[middle], high, low) <= 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from > 0 && compare(high, low, toHigh[from - 1], toLow[from - 1]) <= 0;
  }

  private static int compare(long high, long low, long otherHigh, long otherLow) {
    int byHigh = Long.compareUnsigned(high, otherHigh);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
  }
}
