package io.nodelog.report.template;

import java.util.Locale;

/** How far a count is above what is usual, by the box plot of it. */
public enum Spike {
  NONE,
  /** By more than 1.5 times the range between the quartiles. */
  MILD,
  /** By more than 3 times that range. */
  EXTREME;

  /** The word in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
