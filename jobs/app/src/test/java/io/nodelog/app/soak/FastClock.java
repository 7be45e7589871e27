package io.nodelog.app.soak;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A time in which a day is over in seconds, so that days are complete, and expire, soon. */
final class FastClock {
  /** How long a day takes. */
  static final Duration DAY = Duration.ofSeconds(15);

  /** Later than any file is written, so that gc takes all of them for old. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2032, 1, 1);

  private final long started = System.nanoTime();

  Instant now() {
    double days = (System.nanoTime() - started) / (double) DAY.toNanos();
    return FIRST_DAY
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant()
        .plus((long) (days * ChronoUnit.DAYS.getDuration().toSeconds()), ChronoUnit.SECONDS);
  }

  /** The number of a day, from 0. */
  static int day(Instant time) {
    return (int) ChronoUnit.DAYS.between(FIRST_DAY, LocalDate.ofInstant(time, ZoneOffset.UTC));
  }

  /** The number of a date, from 0. */
  static int day(String date) {
    return (int) ChronoUnit.DAYS.between(FIRST_DAY, LocalDate.parse(date));
  }

  /** How many days there may be in so many minutes. */
  static int days(int minutes) {
    return (int) Duration.ofMinutes(minutes).dividedBy(DAY) + 100;
  }
}
