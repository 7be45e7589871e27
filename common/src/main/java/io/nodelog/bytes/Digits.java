package io.nodelog.bytes;

/** Reads decimal numbers without a sign. */
public final class Digits {
  /** What is returned for bytes that are not a number or too large a number. */
  public static final long INVALID = -1;

  /** Eight times the digit zero. */
  static final long ZEROS = 0x3030303030303030L;

  private static final long HIGHS = 0x8080808080808080L;
  private static final long ABOVE_NINE = 0x7676767676767676L; // adding it to 10 sets the high bit

  /** Times this, the lowest bits of eight bytes come to lie side by side in the highest byte. */
  private static final long GATHER = 0x0102040810204080L;

  private static final int SAFE_DIGITS = 18;
  private static final int FRACTION_DIGITS = 6;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private Digits() {}

  /** Returns whether a byte is one of {@code 0} to {@code 9}. */
  public static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Reads a number of one or more digits that fits a long, or returns {@link #INVALID}. */
  public static long parse(byte[] bytes, int from, int to) {
    int length = to - from;
    boolean short8 = length > 0 && length <= Long.BYTES && from <= bytes.length - Long.BYTES;
    return short8 ? parseWord(bytes, from, length) : parseBytes(bytes, from, to);
  }

  /**
   * Reads up to eight digits at once. Shifted to the end of the word, with zeros before them, they
   * are added up in pairs, then fours, then all.
   */
  private static long parseWord(byte[] bytes, int from, int length) {
    long word = (ByteSearch.word(bytes, from) ^ ZEROS) << (64 - 8 * length);
    if (nonDigits(word) != 0) {
      return INVALID;
    }
    long pairs = (word * 10 + (word >>> 8)) & 0x00FF00FF00FF00FFL;
    long fours = (pairs * 100 + (pairs >>> 16)) & 0x0000FFFF0000FFFFL;
    return (fours * 10_000 + (fours >>> 32)) & 0xFFFFFFFFL;
  }

  /** Returns how many digits stand from {@code from} on, at most eight; so many are readable. */
  public static int countUpToEight(byte[] bytes, int from) {
    return Long.numberOfTrailingZeros(nonDigits(ByteSearch.word(bytes, from) ^ ZEROS)) >>> 3;
  }

  /** Marks each byte above nine; no byte can carry into the next one. */
  private static long nonDigits(long word) {
    return (((word & ~HIGHS) + ABOVE_NINE) | word) & HIGHS;
  }

  /** Returns a bit for each byte of a word that is not an ASCII digit, the first byte's lowest. */
  static int othersIn(long word) {
    return (int) (((nonDigits(word ^ ZEROS) >>> 7) * GATHER) >>> 56);
  }

  private static long parseBytes(byte[] bytes, int from, int to) {
    if (from >= to) {
      return INVALID;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return INVALID;
      }
      if (i - from >= SAFE_DIGITS && value > (Long.MAX_VALUE - digit) / 10) {
        return INVALID;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /**
   * Reads seconds with or without a fraction, such as {@code 12} or {@code 0.123}, as microseconds,
   * or returns {@link #INVALID}. What is finer than a microsecond is cut off.
   */
  public static long parseMicros(byte[] bytes, int from, int to) {
    int point = from;
    while (point < to && bytes[point] != '.') {
      point++;
    }
    long seconds = parse(bytes, from, point);
    long fraction = point == to ? 0 : parseFraction(bytes, point + 1, to);
    if (seconds == INVALID || fraction == INVALID) {
      return INVALID;
    }
    boolean fits = seconds <= (Long.MAX_VALUE - fraction) / MICROS_PER_SECOND;
    return fits ? seconds * MICROS_PER_SECOND + fraction : INVALID;
  }

  /**
   * Reads the digits behind a decimal point of a second as microseconds, or returns {@link
   * #INVALID}. What is finer than a microsecond is cut off.
   */
  public static long parseFraction(byte[] bytes, int from, int to) {
    if (from >= to) {
      return INVALID;
    }
    long micros = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return INVALID;
      }
      if (i - from < FRACTION_DIGITS) {
        micros = micros * 10 + digit;
      }
    }
    for (int i = to - from; i < FRACTION_DIGITS; i++) {
      micros *= 10;
    }
    return micros;
  }

  /** Reads two digits, or returns {@link #INVALID}. */
  static int two(byte[] bytes, int from) {
    int tens = bytes[from] - '0';
    int ones = bytes[from + 1] - '0';
    boolean digits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
    return digits ? tens * 10 + ones : (int) INVALID;
  }

  /** Reads four digits, or returns {@link #INVALID}. */
  static int four(byte[] bytes, int from) {
    int high = two(bytes, from);
    int low = two(bytes, from + 2);
    return (high | low) < 0 ? (int) INVALID : high * 100 + low;
  }
}
