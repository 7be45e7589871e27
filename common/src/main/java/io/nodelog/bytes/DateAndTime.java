package io.nodelog.bytes;

/**
 * Reads a date and a time of UTC that stand in fields of their own, {@code 2026-01-05} and {@code
 * 10:11:12} or {@code 10:11:12.345}, as the W3C extended log file format has them. The last date is
 * remembered by its bytes.
 */
public final class DateAndTime {
  /** What is returned for bytes that are no date or no time. */
  public static final long INVALID = Calendar.INVALID;

  private static final int DATE_LENGTH = 10;
  private static final int MINUTES_LENGTH = 5;
  private static final int SECONDS_LENGTH = 8;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private long firstBytes;
  private int lastBytes;
  private long midnight = INVALID;

  /**
   * Reads a date and a time, each of which takes its whole range.
   *
   * @return microseconds since 1970-01-01T00:00:00Z, or {@link #INVALID}
   */
  public long micros(byte[] bytes, int dateFrom, int dateTo, int timeFrom, int timeTo) {
    int length = timeTo - timeFrom;
    if (dateTo - dateFrom != DATE_LENGTH || length < MINUTES_LENGTH) {
      return INVALID;
    }
    long date = midnight(bytes, dateFrom);
    int hour = Digits.two(bytes, timeFrom);
    int minute = Digits.two(bytes, timeFrom + 3);
    boolean seconds = length >= SECONDS_LENGTH;
    int second = seconds ? Digits.two(bytes, timeFrom + 6) : 0;
    boolean inRange = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    if (date == INVALID || !inRange || second < 0 || second > 60) {
      return INVALID;
    }
    if (bytes[timeFrom + 2] != ':' || (seconds && bytes[timeFrom + 5] != ':')) {
      return INVALID;
    }
    long fraction = fraction(bytes, timeFrom + (seconds ? SECONDS_LENGTH : MINUTES_LENGTH), timeTo);
    return fraction == Digits.INVALID
        ? INVALID
        : (date + hour * 3600L + minute * 60L + second) * MICROS_PER_SECOND + fraction;
  }

  private static long fraction(byte[] bytes, int from, int to) {
    if (from == to) {
      return 0;
    }
    return bytes[from] == '.' ? Digits.parseFraction(bytes, from + 1, to) : Digits.INVALID;
  }

  private long midnight(byte[] bytes, int from) {
    long first = ByteSearch.word(bytes, from);
    int last = bytes[from + 8] << 8 | (bytes[from + 9] & 0xFF);
    if (first != firstBytes || last != lastBytes) {
      firstBytes = first;
      lastBytes = last;
      boolean dashes = bytes[from + 4] == '-' && bytes[from + 7] == '-';
      midnight =
          dashes
              ? Calendar.seconds(
                  Digits.four(bytes, from),
                  Digits.two(bytes, from + 5),
                  Digits.two(bytes, from + 8),
                  0,
                  0,
                  0)
              : INVALID;
    }
    return midnight;
  }
}
