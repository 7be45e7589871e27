package io.nodelog.report.slo;

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
 */
public record BoxPlot(double lower, double median, double upper) {
  private static final double MILD = 1.5;
  private static final double EXTREME = 3;

  /** How far out a value lies. */
  public enum Severity {
    /** It is like the others. */
    NONE,
    /** More than 1.5 times the distance of the quartiles outside of them. */
    MILD,
    /** More than 3 times the distance of the quartiles outside of them. */
    EXTREME
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

  /** The distance of the quartiles. */
  public double range() {
    return upper - lower;
  }

  /**
   * Returns how far out a value lies.
   *
   * @param floor a value that is closer than this to the median is like the others, however close
   *     to each other they are
   */
  public Severity severity(double value, double floor) {
    double outside = Math.max(value - upper, lower - value);
    if (outside <= 0 || Math.abs(value - median) < floor) {
      return Severity.NONE;
    }
    if (outside > EXTREME * range()) {
      return Severity.EXTREME;
    }
    return outside > MILD * range() ? Severity.MILD : Severity.NONE;
  }
}
