package io.nodelog.summary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads forward through a range of bytes, and never past its end. Numbers are big endian. */
final class ByteCursor {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[0];
  private int at;
  private int end;

  ByteCursor set(byte[] array, int from, int to) {
    bytes = array;
    at = from;
    end = to;
    return this;
  }

  byte[] bytes() {
    return bytes;
  }

  int at() {
    return at;
  }

  boolean atEnd() {
    return at == end;
  }

  int left() {
    return end - at;
  }

  int readByte() throws CorruptSummary {
    need(1);
    return bytes[at++] & 0xff;
  }

  int readInt() throws CorruptSummary {
    need(Integer.BYTES);
    at += Integer.BYTES;
    return (int) INT.get(bytes, at - Integer.BYTES);
  }

  long readLong() throws CorruptSummary {
    need(Long.BYTES);
    at += Long.BYTES;
    return (long) LONG.get(bytes, at - Long.BYTES);
  }

  /** Reads a varint in its only form: no needless bytes, at most 64 bits. */
  long readVarint() throws CorruptSummary {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      int next = readByte();
      if ((shift == 63 && next > 1) || (shift > 0 && next == 0)) {
        throw new CorruptSummary("Invalid number: not in its shortest form");
      }
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new CorruptSummary("Invalid number: longer than 64 bits");
  }

  /** Reads a varint that counts something. */
  long readCount() throws CorruptSummary {
    long count = readVarint();
    if (count < 0) {
      throw new CorruptSummary("Invalid count: " + count + " (must be 0 or more)");
    }
    return count;
  }

  /** Passes over some bytes and returns where they start. */
  int skip(long length) throws CorruptSummary {
    if (length < 0 || length > end - at) {
      throw new CorruptSummary(
          "Invalid length: " + length + " bytes (" + (end - at) + " bytes are left)");
    }
    at += (int) length;
    return at - (int) length;
  }

  private void need(int length) throws CorruptSummary {
    if (end - at < length) {
      throw new CorruptSummary("Row ends early: " + (end - at) + " bytes left of " + length);
    }
  }
}
