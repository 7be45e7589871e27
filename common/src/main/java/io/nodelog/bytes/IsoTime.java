package io.nodelog.bytes;

/**
 * Reads ISO 8601 times with an offset, such as {@code 2026-01-05T10:11:12.123456+01:00} or {@code
 * 2026-01-05T09:11:12Z}.
 */
public final class IsoTime {
  /** What is returned for bytes that are no time. */
  public static final long INVALID = Calendar.INVALID;

  private static final int SECONDS_END = 19;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private IsoTime() {}

  /**
   * Reads a time that takes the whole range. What is finer than a microsecond is cut off.
   *
   * @return microseconds since 1970-01-01T00:00:00Z, or {@link #INVALID}
   */
  public static long parseMicros(byte[] bytes, int from, int to) {
    if (to - from <= SECONDS_END) {
      return INVALID;
    }
    int zone = zone(bytes, from + SECONDS_END, to);
    long local = local(bytes, from);
    long fraction = fraction(bytes, from + SECONDS_END, zone);
    long offset = offset(bytes, zone, to);
    if (local == INVALID || fraction == Digits.INVALID || offset == INVALID) {
      return INVALID;
    }
    return (local - offset) * MICROS_PER_SECOND + fraction;
  }

  private static long local(byte[] bytes, int from) {
    if (bytes[from + 4] != '-'
        || bytes[from + 7] != '-'
        || (bytes[from + 10] != 'T' && bytes[from + 10] != ' ')
        || bytes[from + 13] != ':'
        || bytes[from + 16] != ':') {
      return INVALID;
    }
    return Calendar.seconds(
        Digits.four(bytes, from),
        Digits.two(bytes, from + 5),
        Digits.two(bytes, from + 8),
        Digits.two(bytes, from + 11),
        Digits.two(bytes, from + 14),
        Digits.two(bytes, from + 17));
  }

  /** Returns where the zone starts, or {@code to}. */
  private static int zone(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] != 'Z' && bytes[i] != '+' && bytes[i] != '-') {
      i++;
    }
    return i;
  }

  private static long fraction(byte[] bytes, int from, int to) {
    if (from == to) {
      return 0;
    }
    boolean point = bytes[from] == '.' || bytes[from] == ',';
    return point ? Digits.parseFraction(bytes, from + 1, to) : Digits.INVALID;
  }

  private static long offset(byte[] bytes, int from, int to) {
    if (to - from == 1 && bytes[from] == 'Z') {
      return 0;
    }
    return Calendar.offsetSeconds(bytes, from, to);
  }
}
