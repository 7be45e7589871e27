package io.nodelog.app.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lines in the making: grows as needed and is handed on in large pieces. */
final class LineBuffer {
  private static final int HAND_ON_AT = 1 << 16;

  /** More than any line takes before {@link #handOn} is called. */
  private byte[] bytes = new byte[4 * HAND_ON_AT];

  private int length;

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  int length() {
    return length;
  }

  /** Forgets everything after the first {@code newLength} bytes. */
  void cutTo(int newLength) {
    length = newLength;
  }

  LineBuffer put(char ascii) {
    bytes[length++] = (byte) ascii;
    return this;
  }

  LineBuffer put(byte[] text) {
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    return this;
  }

  LineBuffer putByte(int value) {
    bytes[length++] = (byte) value;
    return this;
  }

  LineBuffer twoDigits(int value) {
    bytes[length++] = (byte) ('0' + value / 10);
    bytes[length++] = (byte) ('0' + value % 10);
    return this;
  }

  LineBuffer threeDigits(int value) {
    bytes[length++] = (byte) ('0' + value / 100);
    return twoDigits(value % 100);
  }

  /** Writes a number of 0 or more in decimal digits. */
  LineBuffer number(long value) {
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    long rest = value;
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /** Writes a number of 0 or more in hexadecimal digits, without leading zeros. */
  LineBuffer hex(int value) {
    for (int shift = 28 - Integer.numberOfLeadingZeros(value | 1) / 4 * 4; shift >= 0; shift -= 4) {
      int digit = value >>> shift & 15;
      bytes[length++] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
    }
    return this;
  }

  /** Writes a duration in seconds with three decimals, as nginx does. */
  LineBuffer seconds(long millis) {
    return number(millis / 1000).put('.').threeDigits((int) (millis % 1000));
  }

  /** Hands the lines on if there are enough of them to be worth a write. */
  void handOn(OutputStream out) throws IOException {
    if (length >= HAND_ON_AT) {
      drainTo(out);
    }
  }

  void drainTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }
}
