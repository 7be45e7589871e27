package io.nodelog.summary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes of a {@link DistinctSketch}: the standard compact form of DataSketches' {@code
 * HllSketch} of type HLL_8, little endian. Eight bytes of header: its length in ints, serial
 * version, family, lgK, a size that follows from the count, flags, the count of a list, mode.
 *
 * <ul>
 *   <li>A list (up to 7 coupons): the coupons, four bytes each, from byte 8.
 *   <li>A set: its count at byte 8, the coupons from byte 12.
 *   <li>Registers: zero at byte 8 (where the history of a sketch would be), the sums of 2^-register
 *       below and from 32 as doubles at 16 and 24, the count of zero registers at 32, zero at 36,
 *       and the registers, a byte each, from byte 40.
 * </ul>
 */
final class SketchBytes {
  static final int LIST = 8; // mode in the low two bits, HLL_8 in the next two
  static final int SET = 9;
  static final int HLL = 10;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int SERIAL_VERSION = 1;
  private static final int FAMILY = 7;
  private static final int LIST_HEADER = 8;
  private static final int SET_HEADER = 12;
  private static final int HLL_HEADER = 40;
  private static final int EMPTY = 4;
  private static final int COMPACT = 8;
  private static final int OUT_OF_ORDER = 16;
  private static final int MOST_LISTED = 7;

  private SketchBytes() {}

  /** Returns the mode of a sketch whose every byte that is read has been checked. */
  static int checkedMode(ByteRange sketch) throws CorruptSummary {
    byte[] bytes = sketch.bytes();
    int from = sketch.from();
    if (sketch.length() < LIST_HEADER
        || bytes[from + 1] != SERIAL_VERSION
        || bytes[from + 2] != FAMILY
        || bytes[from + 3] != DistinctSketch.LG_K
        || (bytes[from + 5] & COMPACT) == 0) {
      throw new CorruptSummary("Invalid sketch: not a compact HLL sketch of 1024 registers");
    }
    int mode = bytes[from + 7];
    if (sketch.length() != lengthOf(mode, sketch)) {
      throw new CorruptSummary(
          "Invalid sketch: mode " + mode + " does not have " + sketch.length() + " bytes");
    }
    checkContent(mode, sketch);
    return mode;
  }

  private static long lengthOf(int mode, ByteRange sketch) {
    return switch (mode) {
      case LIST -> LIST_HEADER + 4 * (sketch.bytes()[sketch.from() + 6] & 0xff);
      case SET ->
          sketch.length() < SET_HEADER
              ? -1
              : SET_HEADER + 4L * (int) INT.get(sketch.bytes(), sketch.from() + 8);
      case HLL -> HLL_HEADER + DistinctSketch.REGISTERS;
      default -> -1;
    };
  }

  private static void checkContent(int mode, ByteRange sketch) throws CorruptSummary {
    int from = sketch.from() + headerOf(mode);
    for (int at = from; at < sketch.to(); at += mode == HLL ? 1 : Integer.BYTES) {
      int value =
          mode == HLL
              ? sketch.bytes()[at]
              : coupon(sketch.bytes(), at) >>> DistinctSketch.VALUE_SHIFT;
      if (value < (mode == HLL ? 0 : 1) || value > 63) {
        throw new CorruptSummary("Invalid sketch: value " + value + " (must be up to 63)");
      }
    }
  }

  /** Where the coupons or the registers start. */
  static int headerOf(int mode) {
    return switch (mode) {
      case LIST -> LIST_HEADER;
      case SET -> SET_HEADER;
      default -> HLL_HEADER;
    };
  }

  static int coupon(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  static byte[] ofCoupons(int[] coupons, int count) {
    int mode = count <= MOST_LISTED ? LIST : SET;
    int header = headerOf(mode);
    byte[] bytes = newBytes(header + 4 * count, mode);
    bytes[4] = (byte) (mode == LIST ? 3 : setBits(count));
    if (mode == LIST) {
      bytes[5] |= (byte) (count == 0 ? EMPTY : 0);
      bytes[6] = (byte) count;
    } else {
      INT.set(bytes, 8, count);
    }
    for (int i = 0; i < count; i++) {
      INT.set(bytes, header + 4 * i, coupons[i]);
    }
    return bytes;
  }

  /** The size, as a power of two, of the hash set in which the library would hold the coupons. */
  private static int setBits(int count) {
    int bits = 5;
    while (4 * count > 3 << bits) {
      bits++;
    }
    return bits;
  }

  static byte[] ofRegisters(byte[] registers) {
    byte[] bytes = newBytes(HLL_HEADER + registers.length, HLL);
    bytes[5] |= OUT_OF_ORDER;
    int zeros = 0;
    double low = 0; // Sums of at most 1,024 powers of two within 42 bits: exact in any order.
    double high = 0;
    for (byte value : registers) {
      zeros += value == 0 ? 1 : 0;
      low += value < 32 ? Math.scalb(1.0, -value) : 0;
      high += value < 32 ? 0 : Math.scalb(1.0, -value);
    }
    DOUBLE.set(bytes, 16, low);
    DOUBLE.set(bytes, 24, high);
    INT.set(bytes, 32, zeros);
    System.arraycopy(registers, 0, bytes, HLL_HEADER, registers.length);
    return bytes;
  }

  private static byte[] newBytes(int length, int mode) {
    byte[] bytes = new byte[length];
    bytes[0] = (byte) (headerOf(mode) / Integer.BYTES);
    bytes[1] = SERIAL_VERSION;
    bytes[2] = FAMILY;
    bytes[3] = DistinctSketch.LG_K;
    bytes[5] = COMPACT;
    bytes[7] = (byte) mode;
    return bytes;
  }
}
