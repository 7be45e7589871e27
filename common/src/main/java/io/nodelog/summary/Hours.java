package io.nodelog.summary;

import java.time.ZoneId;

/**
 * Finds the hour of an instant, counted from the start of its day. Consecutive lines mostly share
 * one, which is remembered.
 */
final class Hours {
  private final Days days;
  private int epochDay;
  private long from;
  private long to;

  Hours(ZoneId zone) {
    days = new Days(zone);
  }

  /** Moves to the hour that has the instant. */
  void moveTo(long micros) {
    if (micros < from || micros >= to) {
      Days.Day day = days.dayOf(micros);
      epochDay = day.epochDay();
      from = micros - (micros - day.startMicros()) % Days.HOUR_MICROS;
      to = Math.min(from + Days.HOUR_MICROS, day.endMicros());
    }
  }

  /** The date of the hour, in days since 1970-01-01. */
  int epochDay() {
    return epochDay;
  }

  /** The first microsecond of the hour. */
  long startMicros() {
    return from;
  }
}
