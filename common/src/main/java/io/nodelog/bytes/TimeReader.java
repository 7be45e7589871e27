package io.nodelog.bytes;

import io.nodelog.bytes.TimePattern.Part;
import io.nodelog.bytes.TimePattern.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of one {@link TimePattern}, for one thread: a time is read where it lies, and no
 * object is made for it.
 *
 * <p>Most lines are of the same second as a line before: where only a fraction follows the second,
 * what stands before it is compared with that of the time before, and not read again.
 */
public final class TimeReader {
  /** What {@link #read} returns for bytes that are no time of the pattern. */
  public static final int NOT_A_TIME = -1;

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NONE = -1;
  private static final int PIVOT_YEAR = 69; // as POSIX reads two digits: 69 is 1969, 68 is 2068
  private static final long SKEW_SECONDS = 24L * 60 * 60;
  private static final int YEARS_TO_A_LEAP_DAY = 8;
  private static final int MOST_DIGITS = 19;

  private final Step[] steps;

  /** How many steps there are up to the second, if only a fraction follows; 0 if not. */
  private final int secondSteps;

  private final @Nullable LocalTimes localTimes;
  private final long latest;
  private final int latestYear;

  private byte[] bytes = new byte[0];
  private int at;
  private int to;

  private int year;
  private int month;
  private int day;
  private int hour;
  private int minute;
  private int second;
  private long fraction;
  private long offset;
  private long micros;

  /** A name of a zone that does not mean one offset; negative if there is none. */
  private int nameFrom;

  private int nameTo;

  private int secondTo;
  private byte[] lastSecond = new byte[0];
  private long lastSecondMicros;

  TimeReader(List<Step> steps, @Nullable ZoneId zone, Instant asOf) {
    this.steps = steps.toArray(new Step[0]);
    secondSteps = secondSteps(this.steps);
    localTimes = zone == null ? null : new LocalTimes(zone);
    latest = asOf.getEpochSecond() + SKEW_SECONDS;
    latestYear =
        Instant.ofEpochSecond(latest).atZone(zone == null ? ZoneOffset.UTC : zone).getYear();
  }

  private static int secondSteps(Step[] steps) {
    int last = steps.length - 1;
    return last > 0 && isFraction(steps[last]) && steps[last - 1].part() == Part.SECOND ? last : 0;
  }

  private static boolean isFraction(Step step) {
    return step.part() == Part.FRACTION || step.part() == Part.OPTIONAL_FRACTION;
  }

  /**
   * Reads the time that starts at {@code from}.
   *
   * @return where it ends, or {@link #NOT_A_TIME}
   */
  public int read(byte[] line, int from, int lineTo) {
    if (isOfLastSecond(line, from, lineTo)) {
      return readFraction(line, from, lineTo);
    }
    int end = shapeEnd(line, from, lineTo);
    if (end == NOT_A_TIME || (micros == Calendar.INVALID && !resolve())) {
      return NOT_A_TIME;
    }
    if (secondSteps > 0) {
      keepSecond(line, from, secondTo);
    }
    return end;
  }

  private void keepSecond(byte[] line, int from, int end) {
    if (lastSecond.length != end - from) {
      lastSecond = new byte[end - from];
    }
    System.arraycopy(line, from, lastSecond, 0, end - from);
    lastSecondMicros = micros - fraction;
  }

  private boolean isOfLastSecond(byte[] line, int from, int lineTo) {
    int length = lastSecond.length;
    return length > 0
        && length <= lineTo - from
        && Arrays.equals(line, from, from + length, lastSecond, 0, length);
  }

  private int readFraction(byte[] line, int from, int lineTo) {
    bytes = line;
    at = from + lastSecond.length;
    to = lineTo;
    fraction = 0;
    micros = Calendar.INVALID;
    if (!take(steps[secondSteps])) {
      return NOT_A_TIME;
    }
    micros = lastSecondMicros + fraction;
    return at;
  }

  /**
   * Returns where what looks like a time ends, for example {@code 2026-02-30 00:00:00}, whether
   * there is such a time or not; {@link #NOT_A_TIME} if it does not look like one. This depends on
   * nothing but the bytes.
   */
  public int shapeEnd(byte[] line, int from, int lineTo) {
    bytes = line;
    at = from;
    to = lineTo;
    year = NONE;
    month = NONE;
    day = NONE;
    hour = 0;
    minute = 0;
    second = 0;
    fraction = 0;
    offset = Calendar.INVALID;
    micros = Calendar.INVALID;
    nameFrom = NONE;
    for (int i = 0; i < steps.length; i++) {
      if (i == secondSteps) {
        secondTo = at;
      }
      if (!take(steps[i])) {
        return NOT_A_TIME;
      }
    }
    return at;
  }

  /** Reads a time that takes the whole range; returns whether it is one. */
  public boolean readAll(byte[] line, int from, int lineTo) {
    return read(line, from, lineTo) == lineTo;
  }

  /** The time that was read last, in microseconds since 1970-01-01T00:00:00Z. */
  public long micros() {
    return micros;
  }

  private boolean take(Step step) {
    return switch (step.part()) {
      case YEAR -> at + 4 <= to && (year = Digits.four(bytes, skip(4))) >= 0;
      case SHORT_YEAR -> takeShortYear();
      case MONTH -> (month = two()) >= 1;
      case MONTH_NAME -> takeMonthName();
      case DAY -> (day = two()) >= 1;
      case PADDED_DAY -> (day = oneOrTwo()) >= 1;
      case WEEKDAY -> takeLetters(3);
      case HOUR -> (hour = oneOrTwo()) >= 0;
      case MINUTE -> (minute = two()) >= 0;
      case SECOND -> (second = two()) >= 0;
      case FRACTION -> takeFraction(step.text());
      case OPTIONAL_FRACTION -> at == to || bytes[at] != step.text() || takeFraction(step.text());
      case OFFSET -> takeOffset();
      case ZONE_NAME -> takeZoneName();
      case EPOCH -> takeEpoch(step.scale());
      case TEXT -> at < to && bytes[at++] == step.text();
    };
  }

  private int skip(int count) {
    at += count;
    return at - count;
  }

  private int two() {
    return at + 2 <= to ? Digits.two(bytes, skip(2)) : NONE;
  }

  /** One digit, or two of which the first may be a space. */
  private int oneOrTwo() {
    if (at < to && bytes[at] == ' ') {
      at++;
    }
    int from = at;
    while (at < to && at < from + 2 && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at == from ? NONE : (int) Digits.parse(bytes, from, at);
  }

  private boolean takeShortYear() {
    int value = two();
    year = value >= PIVOT_YEAR ? 1900 + value : 2000 + value;
    return value >= 0;
  }

  private boolean takeMonthName() {
    if (at + 3 > to) {
      return false;
    }
    month = MonthName.month(bytes[at], bytes[at + 1], bytes[at + 2]);
    at += 3;
    return month > 0;
  }

  private boolean takeLetters(int count) {
    for (int i = 0; i < count; i++) {
      int letter = at < to ? bytes[at++] | 0x20 : 0;
      if (letter < 'a' || letter > 'z') {
        return false;
      }
    }
    return true;
  }

  private boolean takeFraction(char point) {
    if (point != 0 && (at == to || bytes[at++] != point)) {
      return false;
    }
    int from = at;
    digits();
    fraction = Digits.parseFraction(bytes, from, at);
    return fraction != Digits.INVALID;
  }

  private void digits() {
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
  }

  private boolean takeOffset() {
    if (at < to && bytes[at] == 'Z') {
      at++;
      offset = 0;
      return true;
    }
    int from = at;
    int end = Math.min(to, at + 6);
    at++;
    while (at < end && (bytes[at] == ':' || (bytes[at] >= '0' && bytes[at] <= '9'))) {
      at++;
    }
    at = Math.min(at, to);
    if (at - from == 3 && (bytes[from] == '+' || bytes[from] == '-')) {
      int hours = Digits.two(bytes, from + 1);
      offset = hours > 23 ? Calendar.INVALID : hours * (bytes[from] == '-' ? -3600L : 3600L);
      return hours >= 0 && offset != Calendar.INVALID;
    }
    offset = Calendar.offsetSeconds(bytes, from, at);
    return offset != Calendar.INVALID;
  }

  /** Any name has the shape of one; what it means is asked when the time is resolved. */
  private boolean takeZoneName() {
    if (at < to && (bytes[at] == '+' || bytes[at] == '-')) {
      return takeOffset();
    }
    int from = at;
    at = ZoneName.end(bytes, from, to);
    if (at == from) {
      return false;
    }
    offset = ZoneName.offsetSeconds(bytes, from, at);
    if (offset == ZoneName.UNKNOWN) {
      nameFrom = from;
      nameTo = at;
    }
    return true;
  }

  private boolean takeEpoch(long unitsPerSecond) {
    int from = at;
    digits();
    long units = at - from > MOST_DIGITS ? Digits.INVALID : Digits.parse(bytes, from, at);
    long whole = units == Digits.INVALID ? Digits.INVALID : units / unitsPerSecond;
    if (at == from || whole < 0 || whole > Long.MAX_VALUE / MICROS_PER_SECOND - 1) {
      return false;
    }
    micros = whole * MICROS_PER_SECOND;
    long rest = units % unitsPerSecond;
    micros +=
        unitsPerSecond > MICROS_PER_SECOND
            ? rest / (unitsPerSecond / MICROS_PER_SECOND)
            : rest * (MICROS_PER_SECOND / unitsPerSecond);
    boolean point = unitsPerSecond == 1 && at + 1 < to && bytes[at] == '.';
    if (!point || bytes[at + 1] < '0' || bytes[at + 1] > '9') {
      return true;
    }
    boolean taken = takeFraction('.');
    micros += fraction;
    return taken;
  }

  private boolean resolve() {
    long seconds = year == NONE ? inLatestYear() : utc(year);
    micros = seconds == Calendar.INVALID ? seconds : seconds * MICROS_PER_SECOND + fraction;
    return seconds != Calendar.INVALID;
  }

  /** A time without a year is the latest that does not lie in the future. */
  private long inLatestYear() {
    for (int candidate = latestYear; candidate > latestYear - YEARS_TO_A_LEAP_DAY; candidate--) {
      long seconds = utc(candidate);
      if (seconds != Calendar.INVALID && seconds <= latest) {
        return seconds;
      }
    }
    return Calendar.INVALID;
  }

  private long utc(int ofYear) {
    long local = Calendar.seconds(ofYear, month, day, hour, minute, second);
    if (local == Calendar.INVALID) {
      return Calendar.INVALID;
    }
    if (offset != Calendar.INVALID) {
      return local - offset;
    }
    if (localTimes == null) {
      return Calendar.INVALID;
    }
    return nameFrom == NONE ? localTimes.utcSeconds(local) : named(localTimes, local);
  }

  /** A name that means several offsets means the one that the zone of the source has then. */
  private long named(LocalTimes times, long local) {
    for (long meant : ZoneName.meanings(bytes, nameFrom, nameTo)) {
      if (times.hasOffset(local, meant)) {
        return local - meant;
      }
    }
    return Calendar.INVALID;
  }
}
