package io.nodelog.summary;

import java.util.Arrays;

/** A movable range of a byte array, compared as unsigned bytes. */
public final class ByteRange {
  private byte[] bytes = new byte[0];
  private int from;
  private int to;

  /** Points to other bytes, which stay the caller's. */
  public ByteRange set(byte[] array, int start, int end) {
    bytes = array;
    from = start;
    to = end;
    return this;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  public int length() {
    return to - from;
  }

  /** Returns the bytes in an array of their own. */
  public byte[] copy() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Compares the bytes as unsigned numbers, a prefix first. */
  public int compareBytes(ByteRange other) {
    return Arrays.compareUnsigned(bytes, from, to, other.bytes, other.from, other.to);
  }

  /** Returns whether the bytes are the same. */
  public boolean sameBytes(ByteRange other) {
    return Arrays.equals(bytes, from, to, other.bytes, other.from, other.to);
  }
}
