package io.nodelog.format.access;

import io.nodelog.bytes.ClfTime;
import io.nodelog.bytes.Digits;
import io.nodelog.bytes.IsoTime;
import io.nodelog.bytes.TimeReader;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import org.jspecify.annotations.Nullable;

/** Reads single fields into a record. Each method returns false if the field is garbage. */
final class FieldSetter {
  private static final int LOWEST_STATUS = 100;
  private static final int HIGHEST_STATUS = 599;

  private FieldSetter() {}

  static boolean text(@Nullable AccessField field, int from, int to, AccessRecord record) {
    if (field != null) {
      record.set(field, from, to);
    }
    return true;
  }

  /** A virtual host may have its port behind it. */
  static boolean host(byte[] bytes, int from, int to, AccessRecord record) {
    int end = to;
    while (end > from && bytes[end - 1] >= '0' && bytes[end - 1] <= '9') {
      end--;
    }
    boolean port = end > from + 1 && end < to && bytes[end - 1] == ':';
    record.set(AccessField.VIRTUAL_HOST, from, port ? end - 1 : to);
    return true;
  }

  /** A list of numbers has nothing but digits, points, dashes and what parts them. */
  static boolean numbers(
      @Nullable AccessField field, byte[] bytes, int from, int to, AccessRecord record) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      boolean digit = b >= '0' && b <= '9';
      if (!digit && b != '.' && b != '-' && b != ',' && b != ' ' && b != ':') {
        return false;
      }
    }
    return text(field, from, to, record);
  }

  static boolean status(byte[] bytes, int from, int to, AccessRecord record) {
    int value = to - from == 3 ? (int) Digits.parse(bytes, from, to) : 0;
    record.setStatus(value);
    return value >= LOWEST_STATUS && value <= HIGHEST_STATUS;
  }

  static boolean bytesSent(byte[] bytes, int from, int to, AccessRecord record) {
    long value = Digits.parse(bytes, from, to);
    record.setBytesSent(value);
    return value != Digits.INVALID;
  }

  static boolean bytesReceived(byte[] bytes, int from, int to, AccessRecord record) {
    long value = Digits.parse(bytes, from, to);
    record.setBytesReceived(value);
    return value != Digits.INVALID;
  }

  static boolean duration(byte[] bytes, int from, int to, long scale, AccessRecord record) {
    long value = scaled(bytes, from, to, scale);
    record.setDurationMicros(value);
    return value != Digits.INVALID;
  }

  static boolean seconds(long epochSeconds, AccessRecord record) {
    if (epochSeconds == ClfTime.INVALID) {
      return false;
    }
    record.setTimeMicros(epochSeconds * Meaning.SECOND);
    return true;
  }

  static boolean micros(long epochMicros, AccessRecord record) {
    record.setTimeMicros(epochMicros);
    return epochMicros != IsoTime.INVALID;
  }

  /** Sets the time that was read when its end was looked for. */
  static boolean time(@Nullable TimeReader reader, AccessRecord record) {
    return micros(reader == null ? IsoTime.INVALID : reader.micros(), record);
  }

  static boolean epoch(byte[] bytes, int from, int to, long scale, AccessRecord record) {
    long value = scaled(bytes, from, to, scale);
    record.setTimeMicros(value);
    return value != Digits.INVALID;
  }

  /** Adds to the whole seconds that stand before. */
  static boolean fraction(byte[] bytes, int from, int to, long scale, AccessRecord record) {
    long value = scaled(bytes, from, to, scale);
    record.setTimeMicros(record.timeMicros() + value);
    return value != Digits.INVALID && value < Meaning.SECOND;
  }

  /** Only seconds are written with a decimal point. */
  static long scaled(byte[] bytes, int from, int to, long scale) {
    if (scale == Meaning.SECOND) {
      return Digits.parseMicros(bytes, from, to);
    }
    long value = Digits.parse(bytes, from, to);
    return value < 0 || value > Long.MAX_VALUE / scale ? Digits.INVALID : value * scale;
  }
}
