package io.nodelog.bytes;

/**
 * Reads the time of the common log format, {@code 10/Oct/2000:13:55:36 -0700}.
 *
 * <p>Neighbouring lines mostly carry the same stamp, so the last one is remembered by its bytes and
 * costs four comparisons. Months have their English names, whatever the locale is.
 */
public final class ClfTime {
  /** How many bytes a stamp has. */
  public static final int LENGTH = 26;

  /** What is returned for bytes that are no time. */
  public static final long INVALID = Calendar.INVALID;

  private long first;
  private long second;
  private long third;
  private long last;
  private long seconds = INVALID;

  /**
   * Reads the stamp that starts at {@code from} and ends not after {@code to}.
   *
   * @return seconds since 1970-01-01T00:00:00Z, or {@link #INVALID}
   */
  public long parse(byte[] bytes, int from, int to) {
    if (to - from < LENGTH) {
      return INVALID;
    }
    long a = ByteSearch.word(bytes, from);
    long b = ByteSearch.word(bytes, from + 8);
    long c = ByteSearch.word(bytes, from + 16);
    long d = ByteSearch.word(bytes, from + LENGTH - 8);
    if (a != first || b != second || c != third || d != last) {
      first = a;
      second = b;
      third = c;
      last = d;
      seconds = read(bytes, from);
    }
    return seconds;
  }

  private static long read(byte[] bytes, int from) {
    if (bytes[from + 2] != '/'
        || bytes[from + 6] != '/'
        || bytes[from + 11] != ':'
        || bytes[from + 14] != ':'
        || bytes[from + 17] != ':'
        || bytes[from + 20] != ' ') {
      return INVALID;
    }
    long local =
        Calendar.seconds(
            Digits.four(bytes, from + 7),
            MonthName.month(bytes[from + 3], bytes[from + 4], bytes[from + 5]),
            Digits.two(bytes, from),
            Digits.two(bytes, from + 12),
            Digits.two(bytes, from + 15),
            Digits.two(bytes, from + 18));
    long offset = Calendar.offsetSeconds(bytes, from + 21, from + LENGTH);
    return local == INVALID || offset == INVALID ? INVALID : local - offset;
  }
}
