package io.nodelog.summary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow at their end, and are made empty to be used again. Numbers are big endian. */
public final class GrowingBytes {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int LONGEST_VARINT = 10;

  private byte[] bytes;
  private int length;

  public GrowingBytes() {
    this(64);
  }

  GrowingBytes(int capacity) {
    bytes = new byte[capacity];
  }

  public void clear() {
    length = 0;
  }

  public int length() {
    return length;
  }

  /** The bytes, of which the first {@link #length()} count; valid until the next call of a put. */
  public byte[] array() {
    return bytes;
  }

  /** Returns the bytes in an array of their own. */
  public byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  /** Points {@code range} to the bytes, valid until the next call of a put. */
  public ByteRange range(ByteRange range) {
    return range.set(bytes, 0, length);
  }

  public void putByte(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  public void putInt(int value) {
    reserve(Integer.BYTES);
    INT.set(bytes, length, value);
    length += Integer.BYTES;
  }

  public void putLong(long value) {
    reserve(Long.BYTES);
    LONG.set(bytes, length, value);
    length += Long.BYTES;
  }

  /** Writes seven bits a byte, the lowest first; the top bit says that more follow. */
  public void putVarint(long value) {
    reserve(LONGEST_VARINT);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  public void putBytes(byte[] source, int from, int to) {
    reserve(to - from);
    System.arraycopy(source, from, bytes, length, to - from);
    length += to - from;
  }

  void putBytes(ByteRange source) {
    putBytes(source.bytes(), source.from(), source.to());
  }

  /** Replaces four bytes that were written before. */
  void setInt(int at, int value) {
    INT.set(bytes, at, value);
  }

  void setLength(int newLength) {
    length = newLength;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      long needed = (long) length + more;
      long doubled = Math.max(needed, 2L * bytes.length);
      bytes = Arrays.copyOf(bytes, (int) Math.min(doubled, Integer.MAX_VALUE - 8));
    }
  }
}
