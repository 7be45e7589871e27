package io.nodelog.format.metric;

import io.nodelog.bytes.Decimal;
import io.nodelog.record.Metric;
import io.nodelog.record.MetricSamples;

/** Reads decimal numbers as thousandths; what is finer is cut off. */
final class Thousandths {
  /** What is returned for bytes that are no value of a metric. */
  static final long INVALID = MetricSamples.ABSENT;

  private static final int POWER = 3;
  private static final int FINE_POWER = 6;
  private static final long FINE_IN_THOUSANDTH = 1_000;
  private static final int LONGEST = 64;

  private Thousandths() {}

  /** Reads a number that is not negative, with a decimal point or, as some locales, a comma. */
  static long parse(byte[] bytes, int from, int to) {
    return checked(parse(bytes, from, to, POWER));
  }

  /** Reads such a number times a factor: a fraction becomes a percentage without loss. */
  static long parseTimes(byte[] bytes, int from, int to, long factor) {
    long fine = parse(bytes, from, to, FINE_POWER);
    return fine != INVALID && fine <= Long.MAX_VALUE / factor
        ? checked(fine * factor / FINE_IN_THOUSANDTH)
        : times(parse(bytes, from, to), factor);
  }

  private static long parse(byte[] bytes, int from, int to, int power) {
    int length = to - from;
    if (length < 1 || length > LONGEST) {
      return INVALID;
    }
    byte[] number = new byte[length];
    for (int i = 0; i < length; i++) {
      byte b = bytes[from + i];
      number[i] = b == ',' ? (byte) '.' : b;
    }
    return Decimal.parse(number, 0, length, power);
  }

  /** A number times a factor; invalid if it is too large then. */
  static long times(long thousandths, long factor) {
    boolean fits = thousandths >= 0 && thousandths <= Long.MAX_VALUE / factor;
    return fits ? checked(thousandths * factor) : INVALID;
  }

  /** What share of the whole a part is, in thousandths of a percent. */
  static long percent(long part, long whole) {
    if (part < 0 || whole <= 0) {
      return INVALID;
    }
    // Both lose the same last bits, so that the product, of 17 bits more, fits.
    int shift = Math.max(0, 18 - Long.numberOfLeadingZeros(Math.max(part, whole)));
    long scaled = whole >> shift;
    return scaled == 0 ? INVALID : checked((part >> shift) * Metric.FULL_THOUSANDTHS / scaled);
  }

  private static long checked(long thousandths) {
    return MetricSamples.isValue(thousandths) ? thousandths : INVALID;
  }
}
