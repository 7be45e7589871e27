package io.nodelog.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Finds the day of an instant. A day lasts from the first instant that has its date up to the first
 * instant of the next date, so that days do not overlap even where clocks were set back over
 * midnight. Remembers the days it has found.
 */
final class Days {
  static final long HOUR_MICROS = TimeUnit.HOURS.toMicros(1);

  private static final int MOST_REMEMBERED = 1 << 14;

  private final ZoneId zone;
  private Day[] days = new Day[0];

  Days(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * A day of the report's zone, of 23 to 25 hours as a rule.
   *
   * @param epochDay its date in days since 1970-01-01
   * @param startMicros its first microsecond
   * @param endMicros the first microsecond after it
   */
  record Day(int epochDay, long startMicros, long endMicros) {
    boolean has(long micros) {
      return micros >= startMicros && micros < endMicros;
    }
  }

  Day dayOf(long micros) {
    int from = 0;
    int to = days.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (micros < days[middle].startMicros) {
        to = middle;
      } else if (micros >= days[middle].endMicros) {
        from = middle + 1;
      } else {
        return days[middle];
      }
    }
    return remember(find(micros), from);
  }

  /** The first microsecond of a date. */
  long startMicros(int epochDay) {
    return startOf(LocalDate.ofEpochDay(epochDay));
  }

  private Day remember(Day day, int at) {
    if (days.length == MOST_REMEMBERED) {
      days = new Day[] {day};
      return day;
    }
    Day[] more = Arrays.copyOf(days, days.length + 1);
    System.arraycopy(days, at, more, at + 1, days.length - at);
    more[at] = day;
    days = more;
    return day;
  }

  private Day find(long micros) {
    Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    LocalDate date = instant.atZone(zone).toLocalDate();
    long end = startOf(date.plusDays(1));
    while (micros >= end) { // a clock set back over midnight showed the date of the day before
      date = date.plusDays(1);
      end = startOf(date.plusDays(1));
    }
    return new Day(Math.toIntExact(date.toEpochDay()), startOf(date), end);
  }

  private long startOf(LocalDate date) {
    Instant start = date.atStartOfDay(zone).toInstant();
    return TimeUnit.SECONDS.toMicros(start.getEpochSecond());
  }
}
