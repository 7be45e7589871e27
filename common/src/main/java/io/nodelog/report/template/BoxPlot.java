package io.nodelog.report.template;

import java.util.Arrays;

/**
 * The box plot of what a count usually is: how far above it a count is an outlier.
 *
 * <p>Quartiles are interpolated linearly between the sorted values (as R's type 7 and spreadsheets
 * do). The range between them counts as at least that of pure chance, 1.35 times the square root of
 * the median (a Poisson count has about this one), so that a count that never varied does not make
 * every other one an outlier.
 *
 * @param median the value in the middle
 * @param mildAbove a larger count is a mild outlier: the third quartile and 1.5 times the range
 * @param extremeAbove a larger count is an extreme outlier: the third quartile and 3 times the
 *     range
 */
public record BoxPlot(double median, double mildAbove, double extremeAbove) {
  private static final double MILD = 1.5;
  private static final double EXTREME = 3;
  private static final double RANGE_OF_CHANCE = 1.35;

  /** The box plot of values, at least one. */
  public static BoxPlot of(long... values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    double median = quantile(sorted, 0.5);
    double third = quantile(sorted, 0.75);
    double range = Math.max(third - quantile(sorted, 0.25), RANGE_OF_CHANCE * Math.sqrt(median));
    return new BoxPlot(median, third + MILD * range, third + EXTREME * range);
  }

  private static double quantile(long[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
