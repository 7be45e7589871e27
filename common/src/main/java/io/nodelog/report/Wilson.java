package io.nodelog.report;

/**
 * The Wilson score interval: between which shares the true one lies with 95 % confidence, given how
 * many of how many were counted (Wilson, 1927). Unlike the textbook interval it is sound for few
 * counts, and for none and all.
 *
 * @param low the lower bound, 0 to 1
 * @param high the upper bound, 0 to 1
 */
record Wilson(double low, double high) {
  private static final double Z = 1.959963984540054; // the 97.5 % quantile of the normal law

  /**
   * Returns the interval.
   *
   * @param counted 0 to {@code all}
   * @param all above 0
   */
  static Wilson of(long counted, long all) {
    if (counted < 0 || counted > all || all == 0) {
      throw new IllegalArgumentException("Invalid share: " + counted + " of " + all);
    }
    double n = all;
    double share = counted / n;
    double center = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
    return new Wilson(
        counted == 0 ? 0 : Math.max(0, center - half),
        counted == all ? 1 : Math.min(1, center + half));
  }
}
