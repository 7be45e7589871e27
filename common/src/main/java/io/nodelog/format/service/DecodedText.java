package io.nodelog.format.service;

import java.util.Arrays;

/** Strings of JSON without their escapes, one behind the other; reused for the next line. */
final class DecodedText {
  private static final int FIRST_CAPACITY = 1 << 10;
  private static final int HIGHEST_BYTE = 255;
  private static final int ESCAPE_LENGTH = 6;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int length;

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  /** The texts; valid until more is added. */
  byte[] bytes() {
    return bytes;
  }

  /** Adds a string that lies between quotes. What is no escape stays as it is. */
  void addString(byte[] json, int from, int to) {
    ensure(to - from);
    for (int i = from; i < to; ) {
      i = json[i] == '\\' && i + 1 < to ? escape(json, i, to) : plain(json, i);
    }
  }

  private int plain(byte[] json, int i) {
    bytes[length++] = json[i];
    return i + 1;
  }

  private int escape(byte[] json, int i, int to) {
    int plain = "\"\\/bfnrt".indexOf(json[i + 1]);
    if (plain >= 0) {
      bytes[length++] = (byte) "\"\\/\b\f\n\r\t".charAt(plain);
      return i + 2;
    }
    int unit = unit(json, i, to);
    if (unit < 0) {
      return plain(json, i);
    }
    int second = Character.isHighSurrogate((char) unit) ? unit(json, i + ESCAPE_LENGTH, to) : -1;
    if (second >= 0 && Character.isLowSurrogate((char) second)) {
      utf8(Character.toCodePoint((char) unit, (char) second));
      return i + 2 * ESCAPE_LENGTH;
    }
    if (Character.isSurrogate((char) unit)) {
      return plain(json, i);
    }
    utf8(unit);
    return i + ESCAPE_LENGTH;
  }

  /** Returns the number of an escape with four digits; negative if there is none. */
  private static int unit(byte[] json, int i, int to) {
    if (to - i < ESCAPE_LENGTH || json[i] != '\\' || json[i + 1] != 'u') {
      return -1;
    }
    int value = 0;
    for (int digit = i + 2; digit < i + ESCAPE_LENGTH; digit++) {
      value = value << 4 | Character.digit(json[digit], 16); // -1 makes all of it negative
    }
    return value;
  }

  private void utf8(int codePoint) {
    if (codePoint < 0x80) {
      bytes[length++] = (byte) codePoint;
      return;
    }
    int rest = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
    bytes[length++] = (byte) ((0xF80 >> rest) | (codePoint >> (6 * rest)));
    for (int i = rest - 1; i >= 0; i--) {
      bytes[length++] = (byte) (0x80 | ((codePoint >> (6 * i)) & 0x3F));
    }
  }

  /** Adds the bytes that an array's numbers are, up to its end; returns false if one is none. */
  boolean addNumbers(byte[] json, int from, int to) {
    ensure(to - from);
    int value = -1;
    for (int i = from; i < to; i++) {
      byte b = json[i];
      if (b >= '0' && b <= '9') {
        value = Math.max(0, value) * 10 + b - '0';
      } else if (b == ',' || b == ']') {
        bytes[length++] = (byte) value;
        value = -1;
      } else if (b != ' ') {
        return false;
      }
      if (value > HIGHEST_BYTE || b == ']') {
        return b == ']';
      }
    }
    return false;
  }

  /** No decoded text is longer than its JSON. */
  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
