package io.nodelog.bytes;

/**
 * Reads decimal numbers that are not negative, with or without a fraction and an exponent, as logs
 * in JSON have them: {@code 12}, {@code 0.25}, {@code 1.5e-05}.
 */
public final class Decimal {
  /** What is returned for bytes that are not such a number or too large a number. */
  public static final long INVALID = Digits.INVALID;

  private static final long LARGEST_TENTH = Long.MAX_VALUE / 10 - 1;
  private static final int LARGEST_EXPONENT = 400;

  private Decimal() {}

  /**
   * Reads a number that takes the whole range, times a power of ten: seconds become microseconds
   * with {@code power} 6. What is finer than one is cut off.
   */
  public static long parse(byte[] bytes, int from, int to, int power) {
    int exponent = exponentStart(bytes, from, to);
    int point = from;
    while (point < exponent && bytes[point] != '.') {
      point++;
    }
    boolean plain = exponent == to && power >= 0;
    if (plain && point == to) {
      return times(Digits.parse(bytes, from, to), power);
    }
    int shift = exponent == to ? 0 : exponent(bytes, exponent + 1, to);
    boolean fraction = point < exponent;
    if (point == from || shift > LARGEST_EXPONENT || (fraction && point + 1 == exponent)) {
      return INVALID;
    }
    return digits(bytes, from, point, exponent, power + shift);
  }

  private static int exponentStart(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && (bytes[i] | 0x20) != 'e') {
      i++;
    }
    return i;
  }

  /** Reads an exponent; more than the largest if it is none. */
  private static int exponent(byte[] bytes, int from, int to) {
    boolean signed = from < to && (bytes[from] == '-' || bytes[from] == '+');
    long value = to - from > 5 ? INVALID : Digits.parse(bytes, signed ? from + 1 : from, to);
    if (value == INVALID || value > LARGEST_EXPONENT) {
      return LARGEST_EXPONENT + 1;
    }
    return signed && bytes[from] == '-' ? (int) -value : (int) value;
  }

  /** Takes the digits up to where the point comes to lie; of the rest only checks that they are. */
  private static long digits(byte[] bytes, int from, int point, int to, int power) {
    int wanted = point - from + power;
    long value = 0;
    int seen = 0;
    for (int i = from; i < to; i++) {
      if (i == point) {
        continue;
      }
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return INVALID;
      }
      if (seen++ < wanted) {
        if (value > LARGEST_TENTH) {
          return INVALID;
        }
        value = value * 10 + digit;
      }
    }
    return times(value, wanted - seen);
  }

  private static long times(long number, int power) {
    long value = number;
    for (int i = 0; i < power && value != 0; i++) {
      if (value < 0 || value > LARGEST_TENTH) {
        return INVALID;
      }
      value *= 10;
    }
    return value;
  }
}
