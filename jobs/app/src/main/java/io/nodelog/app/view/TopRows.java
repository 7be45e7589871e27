package io.nodelog.app.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The rows with the largest values of a column; of equal ones those that come first. Of the others
 * it keeps their sum.
 */
public final class TopRows {
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Ranked(BigDecimal value, long position, @Nullable Object[] row) {}

  private static final Comparator<Ranked> SMALLEST_FIRST =
      Comparator.comparing(Ranked::value)
          .thenComparing(Comparator.comparingLong(Ranked::position).reversed());

  private final int limit;
  private final int index;
  private final PriorityQueue<Ranked> kept = new PriorityQueue<>(SMALLEST_FIRST);
  private long position;
  private BigDecimal otherSum = BigDecimal.ZERO;

  /**
   * Keeps rows.
   *
   * @param limit how many, 1 or more
   * @param index of the column, which holds numbers; a missing one is the smallest
   */
  public TopRows(int limit, int index) {
    this.limit = limit;
    this.index = index;
  }

  public void add(@Nullable Object[] row) {
    Object value = row[index];
    BigDecimal rank =
        value == null ? BigDecimal.valueOf(-Double.MAX_VALUE) : new BigDecimal(value.toString());
    kept.add(new Ranked(rank, position++, row));
    if (kept.size() > limit) {
      @Nullable Object other = kept.remove().row()[index];
      otherSum = other == null ? otherSum : otherSum.add(new BigDecimal(other.toString()));
    }
  }

  /** How many rows are not among them. */
  public long others() {
    return position - kept.size();
  }

  /** What the rows have together that are not among them. */
  public BigDecimal otherSum() {
    return otherSum;
  }

  /** The rows, the largest value first. */
  public List<@Nullable Object[]> rows() {
    List<Ranked> sorted = new ArrayList<>(kept);
    sorted.sort(SMALLEST_FIRST.reversed());
    List<@Nullable Object[]> rows = new ArrayList<>();
    sorted.forEach(one -> rows.add(one.row()));
    return rows;
  }
}
