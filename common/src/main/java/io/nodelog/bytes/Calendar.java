package io.nodelog.bytes;

/**
 * The Gregorian calendar as arithmetic, because a log line names dates but counts need instants.
 */
final class Calendar {
  /** What is returned for a date or a time of day that does not exist. */
  static final long INVALID = Long.MIN_VALUE;

  private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int DAYS_OF_400_YEARS = 146_097;
  private static final int DAYS_FROM_YEAR_0_TO_1970 = 719_468; // from 1 March of the year 0

  private Calendar() {}

  /**
   * Returns the seconds since 1970-01-01T00:00:00 of a date and a time of day, or {@link #INVALID}.
   * A leap second (60) is the second after it. Parts below zero are not valid.
   */
  static long seconds(int year, int month, int day, int hour, int minute, int second) {
    if ((year | day | hour | minute | second) < 0
        || month < 1
        || month > 12
        || day < 1
        || day > daysOf(year, month)
        || hour > 23
        || minute > 59
        || second > 60) {
      return INVALID;
    }
    return ((epochDay(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
  }

  private static int daysOf(int year, int month) {
    boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS_OF_MONTH[month - 1];
  }

  /** Counts years from March, so that the leap day is the last day of a year. */
  private static long epochDay(int year, int month, int day) {
    int shifted = month > 2 ? year : year - 1;
    int era = Math.floorDiv(shifted, 400);
    int yearOfEra = shifted - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return (long) era * DAYS_OF_400_YEARS + dayOfEra - DAYS_FROM_YEAR_0_TO_1970;
  }

  /**
   * Reads an offset from UTC, a sign and four digits with or without a colon in their middle, as
   * seconds; returns {@link #INVALID} for anything else.
   */
  static long offsetSeconds(byte[] bytes, int from, int to) {
    int length = to - from;
    boolean colon = length == 6 && bytes[from + 3] == ':';
    if (!(length == 5 || colon) || (bytes[from] != '+' && bytes[from] != '-')) {
      return INVALID;
    }
    int hours = Digits.two(bytes, from + 1);
    int minutes = Digits.two(bytes, to - 2);
    if ((hours | minutes) < 0 || hours > 23 || minutes > 59) {
      return INVALID;
    }
    int seconds = hours * 3600 + minutes * 60;
    return bytes[from] == '-' ? -seconds : seconds;
  }
}
