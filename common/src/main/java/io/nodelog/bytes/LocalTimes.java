package io.nodelog.bytes;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Turns the time that a wall clock shows into an instant, for log lines that do not name their
 * offset from UTC.
 *
 * <p>Where clocks are put back, a wall time comes twice: the first one is meant. Where they are put
 * forward, a wall time is left out: it is read with the offset of before, so that it lies as long
 * after the change as it claims. Neighbouring lines share their offset, so the range of wall times
 * that have it is remembered.
 */
public final class LocalTimes {
  private final ZoneRules rules;
  private long from;
  private long to;
  private long offset;

  /** Reads the wall clocks of a zone. */
  public LocalTimes(ZoneId zone) {
    rules = zone.getRules();
  }

  /**
   * Returns the seconds since 1970-01-01T00:00:00Z.
   *
   * @param local seconds from 1970-01-01T00:00:00 of the wall clock to the time it shows
   */
  public long utcSeconds(long local) {
    if (local >= from && local < to) {
      return local - offset;
    }
    LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
    ZoneOffsetTransition transition = rules.getTransition(time);
    if (transition != null) {
      return local - transition.getOffsetBefore().getTotalSeconds();
    }
    offset = rules.getOffset(time).getTotalSeconds();
    remember(Instant.ofEpochSecond(local - offset));
    return local - offset;
  }

  /**
   * Returns whether the wall clock shows a time with an offset from UTC.
   *
   * @param local seconds from 1970-01-01T00:00:00 of the wall clock to the time it shows
   * @param offsetSeconds within 18 hours
   */
  public boolean hasOffset(long local, long offsetSeconds) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
    return rules.isValidOffset(time, ZoneOffset.ofTotalSeconds((int) offsetSeconds));
  }

  /** Finds the wall times around an instant that are shown once, all with its offset. */
  private void remember(Instant instant) {
    ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    from =
        before == null
            ? Long.MIN_VALUE
            : Math.max(local(before.getDateTimeBefore()), local(before.getDateTimeAfter()));
    to =
        after == null
            ? Long.MAX_VALUE
            : Math.min(local(after.getDateTimeBefore()), local(after.getDateTimeAfter()));
  }

  private static long local(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }
}
