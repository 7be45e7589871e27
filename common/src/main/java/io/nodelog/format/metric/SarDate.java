package io.nodelog.format.metric;

import io.nodelog.bytes.FixedText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the line that starts a report of sar: {@code Linux 5.15.0-91-generic (web-01) 01/07/2026
 * _x86_64_ (4 CPU)}. Its date is written as the locale of who printed it has it.
 */
final class SarDate {
  /** What is returned for a line whose date is none. */
  static final long NONE = Long.MIN_VALUE;

  /** A longer line is no head: what follows is looked for in it. */
  private static final int LONGEST = 512;

  private static final FixedText LINUX = FixedText.of("Linux ");

  /** The release, the host in parentheses, and a date of three numbers. */
  private static final Pattern HEAD =
      Pattern.compile(
          "Linux \\S+ \\([^()]*\\)\\s+(\\d{1,4})(\\D{1,4})(\\d{1,2})\\D{1,4}(\\d{1,4})(?:\\D.*)?");

  /** Which number of a date with slashes is the month. */
  enum Order {
    /** As in the United States, and in the C locale. */
    MONTH_FIRST,
    /** As in most other places. */
    DAY_FIRST
  }

  private SarDate() {}

  /** Returns whether a line starts a report. */
  static boolean isHead(byte[] bytes, int from, int to) {
    return to - from <= LONGEST && LINUX.at(bytes, from, to);
  }

  /**
   * Returns the date of a head in days since 1970-01-01, or {@link #NONE}. A year of two digits is
   * one after 2000.
   */
  static long epochDay(String head, Order order) {
    Matcher matcher = HEAD.matcher(head);
    if (!matcher.matches()) {
      return NONE;
    }
    String first = matcher.group(1);
    int second = Integer.parseInt(matcher.group(3));
    int third = Integer.parseInt(matcher.group(4));
    if (first.length() == 4) {
      return epochDay(Integer.parseInt(first), second, third);
    }
    int year = third < 100 ? 2000 + third : third;
    boolean monthFirst = matcher.group(2).equals("/") && order == Order.MONTH_FIRST;
    int one = Integer.parseInt(first);
    return monthFirst ? epochDay(year, one, second) : epochDay(year, second, one);
  }

  private static long epochDay(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      return NONE;
    }
  }
}
