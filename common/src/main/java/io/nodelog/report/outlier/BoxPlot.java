package io.nodelog.report.outlier;

import java.util.Arrays;

/**
 * The quartiles of a few values, and which other values are outliers beside them (Tukey, 1977).
 *
 * <p>A quantile {@code p} of {@code n} sorted values lies at the place {@code (n - 1) p}, counted
 * from 0, and between two values on the straight line between them: definition 7 of Hyndman and Fan
 * (1996), which R, NumPy and spreadsheets ({@code QUARTILE.INC}) have by default.
 *
 * @param lower the first quartile
 * @param median the second
 * @param upper the third
 * @param range the distance of the quartiles that outliers are told by
 */
public record BoxPlot(double lower, double median, double upper, double range) {
  private static final double MILD = 1.5;
  private static final double EXTREME = 3;
  private static final double RANGE_OF_CHANCE = 1.35;

  /** Quartiles and their distance. */
  BoxPlot(double lower, double median, double upper) {
    this(lower, median, upper, upper - lower);
  }

  /**
   * Returns the quartiles.
   *
   * @param values one or more, in any order
   */
  public static BoxPlot of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("Missing values (must be one or more)");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new BoxPlot(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
  }

  private static double quantile(double[] sorted, double share) {
    double place = (sorted.length - 1) * share;
    int below = (int) place;
    double value = sorted[below];
    return below + 1 == sorted.length
        ? value
        : value + (place - below) * (sorted[below + 1] - value);
  }

  /**
   * The same for counts: their range is at least what pure chance makes of it, 1.35 times the
   * square root of the median (a Poisson count has about this one), so that a count that never
   * varied does not make every other one an outlier.
   */
  public BoxPlot ofCounts() {
    return new BoxPlot(lower, median, upper, Math.max(range, RANGE_OF_CHANCE * Math.sqrt(median)));
  }

  /**
   * Returns how far out a value lies, above or below.
   *
   * @param floor a value that is closer than this to the median is like the others, however close
   *     to each other they are
   */
  public Outlier outlier(double value, double floor) {
    return Math.abs(value - median) < floor
        ? Outlier.NONE
        : byDistance(Math.max(value - upper, lower - value));
  }

  /** Returns how far above the others a value lies. */
  public Outlier outlierAbove(double value) {
    return byDistance(value - upper);
  }

  private Outlier byDistance(double outside) {
    if (outside <= 0) {
      return Outlier.NONE;
    }
    if (outside > EXTREME * range) {
      return Outlier.EXTREME;
    }
    return outside > MILD * range ? Outlier.MILD : Outlier.NONE;
  }
}
