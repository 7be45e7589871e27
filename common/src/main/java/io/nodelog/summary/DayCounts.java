package io.nodelog.summary;

import io.nodelog.record.Outcome;
import java.time.ZoneId;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the lines that were understood by the day of their time. Consecutive lines mostly share a
 * day, so that the caller keeps the {@link Day} that it found last.
 */
final class DayCounts {
  private final Days days;
  private final SortedMap<Integer, Day> byDay = new TreeMap<>();

  DayCounts(ZoneId zone) {
    days = new Days(zone);
  }

  /** The lines of one day. */
  static final class Day {
    private final Days.Day day;
    private long whole;
    private long partial;
    private long bytes;
    private long firstSeen = Long.MAX_VALUE;
    private long lastSeen = Long.MIN_VALUE;

    private Day(Days.Day day) {
      this.day = day;
    }

    boolean has(long micros) {
      return day.has(micros);
    }

    void add(Outcome outcome, long lines, long ofBytes, long micros) {
      if (outcome == Outcome.RECORD) {
        whole += lines;
      } else {
        partial += lines;
      }
      bytes += ofBytes;
      firstSeen = Math.min(firstSeen, micros);
      lastSeen = Math.max(lastSeen, micros);
    }

    int epochDay() {
      return day.epochDay();
    }

    /** Lines that were understood whole. */
    long whole() {
      return whole;
    }

    long partial() {
      return partial;
    }

    /** Lines that were understood, partial ones included. */
    long records() {
      return whole + partial;
    }

    long bytes() {
      return bytes;
    }

    long firstSeen() {
      return firstSeen;
    }

    long lastSeen() {
      return lastSeen;
    }
  }

  /** Returns an empty day of no time, which no instant is in. */
  static Day none() {
    return new Day(new Days.Day(0, 0, 0));
  }

  /** Returns the day of an instant, a new one if need be. */
  Day at(long micros) {
    Days.Day day = days.dayOf(micros);
    return byDay.computeIfAbsent(day.epochDay(), any -> new Day(day));
  }

  /** The days that have lines, in their order. */
  Collection<Day> all() {
    return byDay.values();
  }
}
