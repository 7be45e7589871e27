package io.nodelog.report.outlier;

import java.util.Locale;

/** How far out a value lies, by the {@link BoxPlot} of the values that are usual. */
public enum Outlier {
  /** It is like the others. */
  NONE,
  /** More than 1.5 times the distance of the quartiles outside of them. */
  MILD,
  /** More than 3 times the distance of the quartiles outside of them. */
  EXTREME;

  /** The word in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
