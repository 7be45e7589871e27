package io.nodelog.bytes;

/**
 * IPv4 addresses in dotted decimal form: four numbers from 0 to 255 without leading zeros, and
 * nothing else that some resolvers take for an address.
 */
public final class Ipv4 {
  /** What is returned for bytes that are no address. */
  public static final long INVALID = -1;

  /** Bytes of the longest address and of what ends it. */
  private static final int LONGEST = 16;

  private Ipv4() {}

  /** Reads an address that takes the whole range: its 32 bits, or {@link #INVALID}. */
  public static long parse(byte[] bytes, int from, int to) {
    long prefix = parsePrefix(bytes, from, to);
    return prefix != INVALID && prefix >>> 32 == to - from ? prefix & 0xFFFFFFFFL : INVALID;
  }

  /**
   * Reads the address that a range starts with; whether it also ends there is the caller's to see.
   *
   * @return the length of the text in the upper and the address in the lower 32 bits, or {@link
   *     #INVALID}
   */
  public static long parsePrefix(byte[] bytes, int from, int to) {
    boolean readable = from <= bytes.length - LONGEST - Long.BYTES;
    return readable ? parseWords(bytes, from, to) : parseBytes(bytes, from, to);
  }

  /**
   * The four bytes in sixteen that are no digits say where the octets end, so that no octet waits
   * for the one before it and no branch depends on their lengths.
   */
  private static long parseWords(byte[] bytes, int from, int to) {
    int ends =
        Digits.othersIn(ByteSearch.word(bytes, from))
            | Digits.othersIn(ByteSearch.word(bytes, from + 8)) << 8;
    int first = Integer.numberOfTrailingZeros(ends);
    ends &= ends - 1;
    int second = Integer.numberOfTrailingZeros(ends);
    ends &= ends - 1;
    int third = Integer.numberOfTrailingZeros(ends);
    ends &= ends - 1;
    int end = Integer.numberOfTrailingZeros(ends);
    if (from + end > to || end >= LONGEST) {
      return parseBytes(bytes, from, to);
    }
    if (!areDots(bytes, from + first, from + second, from + third)) {
      return INVALID;
    }
    int a = octet(bytes, from, first);
    int b = octet(bytes, from + first + 1, second - first - 1);
    int c = octet(bytes, from + second + 1, third - second - 1);
    int d = octet(bytes, from + third + 1, end - third - 1);
    if ((a | b | c | d) < 0) {
      return INVALID;
    }
    return (long) end << 32 | ((a << 24 | b << 16 | c << 8 | d) & 0xFFFFFFFFL);
  }

  private static boolean areDots(byte[] bytes, int first, int second, int third) {
    return bytes[first] == '.' && bytes[second] == '.' && bytes[third] == '.';
  }

  /** Reads digits as an octet; negative if they are none. */
  private static int octet(byte[] bytes, int from, int length) {
    long word = ByteSearch.word(bytes, from) ^ Digits.ZEROS;
    long digits = word << (64 - 8 * length) >>> 40; // hundreds in the lowest byte
    int value = (int) ((digits & 0xFF) * 100 + (digits >>> 8 & 0xFF) * 10 + (digits >>> 16 & 0xFF));
    int leadingZero = ((int) (word & 0xFF) - 1) & (1 - length); // negative if there is one
    int wrong = (length - 1) | (3 - length) | (255 - value) | leadingZero;
    return value | wrong >> 31;
  }

  private static long parseBytes(byte[] bytes, int from, int to) {
    int address = 0;
    int i = from;
    for (int octet = 0; octet < 4; octet++) {
      int start = i;
      int value = 0;
      int digit;
      while (i < to && (digit = bytes[i] - '0') >= 0 && digit <= 9 && value <= 255) {
        value = value * 10 + digit;
        i++;
      }
      if (i == start || value > 255 || (i - start > 1 && bytes[start] == '0')) {
        return INVALID;
      }
      address = address << 8 | value;
      if (octet < 3 && (i == to || bytes[i++] != '.')) {
        return INVALID;
      }
    }
    return (long) (i - from) << 32 | (address & 0xFFFFFFFFL);
  }

  /** Returns the address as text. */
  public static String text(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & 0xFF)
        + "."
        + (address >>> 8 & 0xFF)
        + "."
        + (address & 0xFF);
  }
}
