package io.nodelog.report;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The days that reports may look back on: four weeks, so that each hour of the week has been there
 * four times. A day whose summaries change makes the reports of the days that look back on it
 * stale.
 */
public final class Window {
  /** How many days before its own date a report may look at. */
  public static final int DAYS = 28;

  private Window() {}

  /** The days before a date, the earliest first, without the date itself. */
  public static List<LocalDate> before(LocalDate date) {
    return IntStream.rangeClosed(1, DAYS)
        .mapToObj(days -> date.minusDays(DAYS + 1L - days))
        .toList();
  }
}
