package io.nodelog.summary;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.record.ClientKind;
import java.nio.charset.StandardCharsets;

/**
 * Writes encoded keys, column by column in the order of the table's declaration, so that the order
 * of the bytes is the order of the columns' values. See {@link KeyType} for the bytes.
 */
public final class KeyWriter {
  private final GrowingBytes bytes = new GrowingBytes();

  /** Starts a new key. */
  public KeyWriter clear() {
    bytes.clear();
    return this;
  }

  /** Appends an instant in microseconds since the epoch. */
  public KeyWriter instant(long micros) {
    bytes.putLong(micros ^ Long.MIN_VALUE);
    return this;
  }

  /** Appends an integer, 0 or more. */
  public KeyWriter integer(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("Invalid key: " + value + " (must be 0 or more)");
    }
    bytes.putInt(value);
    return this;
  }

  /** Appends a number, 0 or more. */
  public KeyWriter number(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("Invalid key: " + value + " (must be 0 or more)");
    }
    bytes.putLong(value);
    return this;
  }

  /** Appends a text of any bytes. */
  public KeyWriter text(byte[] source, int from, int to) {
    int copied = from;
    int zero = ByteSearch.indexOf(source, from, to, (byte) 0);
    while (zero != ByteSearch.NOT_FOUND) {
      bytes.putBytes(source, copied, zero + 1);
      bytes.putByte(0xff);
      copied = zero + 1;
      zero = ByteSearch.indexOf(source, copied, to, (byte) 0);
    }
    bytes.putBytes(source, copied, to);
    bytes.putByte(0);
    bytes.putByte(0);
    return this;
  }

  /** Appends a text that has no byte 0. */
  KeyWriter textWithoutZeros(byte[] source, int from, int to) {
    bytes.putBytes(source, from, to);
    bytes.putByte(0);
    bytes.putByte(0);
    return this;
  }

  /** Takes back what was appended since the key had that length. */
  KeyWriter backTo(int length) {
    bytes.setLength(length);
    return this;
  }

  /** Appends a text in UTF-8. */
  public KeyWriter text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return text(utf8, 0, utf8.length);
  }

  /** Appends a client known by its IPv4 address. */
  public KeyWriter clientIpv4(int address) {
    bytes.putByte(ClientKind.V4.ordinal());
    bytes.putInt(address);
    return this;
  }

  /** Appends a client known by its IPv6 address: its first and its last eight bytes. */
  public KeyWriter clientIpv6(long high, long low) {
    bytes.putByte(ClientKind.V6.ordinal());
    bytes.putLong(high);
    bytes.putLong(low);
    return this;
  }

  /** Appends a client known by a name of any bytes. */
  public KeyWriter clientName(byte[] source, int from, int to) {
    bytes.putByte(ClientKind.NAME.ordinal());
    return text(source, from, to);
  }

  /** Appends the client that a line does not name. */
  public KeyWriter clientNone() {
    bytes.putByte(ClientKind.NONE.ordinal());
    return this;
  }

  /** Appends columns that are encoded already. */
  KeyWriter encoded(byte[] source, int from, int to) {
    bytes.putBytes(source, from, to);
    return this;
  }

  /** The length of the key so far in bytes. */
  public int length() {
    return bytes.length();
  }

  /** Points {@code range} to the key, valid until this writer is used again. */
  public ByteRange range(ByteRange range) {
    return bytes.range(range);
  }

  /** Returns the key in an array of its own. */
  public byte[] copy() {
    return bytes.copy();
  }
}
