package io.nodelog.app.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The part of time that a run is asked for, as schedulers hand it out: what starts before its end
 * and ends after its start. Whatever else is new waits for a run that is asked for it.
 *
 * @param from its first instant
 * @param to the first instant after it
 */
public record DataInterval(Instant from, Instant to) {
  /** All there is. */
  public static final DataInterval ALL = new DataInterval(Instant.MIN, Instant.MAX);

  public DataInterval {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("Invalid interval: " + from + " is not before " + to);
    }
  }

  /** Whether nothing is left out. */
  public boolean isAll() {
    return equals(ALL);
  }

  /** Whether some of a date of reports lies in it. */
  public boolean overlaps(String date, ZoneId zone) {
    LocalDate day = LocalDate.parse(date);
    return day.atStartOfDay(zone).toInstant().isBefore(to)
        && day.plusDays(1).atStartOfDay(zone).toInstant().isAfter(from);
  }
}
