package io.nodelog.summary;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.apache.datasketches.hash.MurmurHash3;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.jspecify.annotations.Nullable;

/**
 * A set of clients that knows only about how many they are: an HLL sketch of DataSketches with
 * 1,024 registers, at a standard error of 3 %.
 *
 * <p>Its bytes are the standard compact form of {@code HllSketch} (HLL_8), which {@code
 * hll_sketch_estimate} and {@code hll_union_agg} of Spark read. The library's own bytes depend on
 * the history of a sketch; this class keeps the state itself, so that equal sets are equal bytes:
 * up to 96 coupons in their order, and the registers beyond, marked as out of order, so that every
 * reader estimates without the history. A coupon is the 26 low bits of the first half of a client's
 * hash, below the number of leading zeros of the second half plus one.
 *
 * <p>It takes 400 bytes, and 1,024 more from 97 clients on.
 */
public final class DistinctSketch {
  static final int LG_K = 10;
  static final int REGISTERS = 1 << LG_K;
  static final int VALUE_SHIFT = 26;

  private static final int LOW_BITS = (1 << VALUE_SHIFT) - 1;
  private static final long SEED = 9001; // the library's default, which other writers use as well
  private static final int MOST_COUPONS = 96;

  private final int[] coupons = new int[MOST_COUPONS + 1];
  private int couponCount;
  private byte @Nullable [] registers;

  /** The coupon of a client, from its encoded bytes; see {@link KeyType#CLIENT}. */
  static int couponOf(byte[] client, int from, int to) {
    long[] hash = MurmurHash3.hash(client, from, to - from, SEED);
    int value = Math.min(62, Long.numberOfLeadingZeros(hash[1])) + 1;
    return (value << VALUE_SHIFT) | ((int) hash[0] & LOW_BITS);
  }

  /** Takes one more client into account: the encoded bytes of {@link KeyType#CLIENT}. */
  public void add(byte[] client, int from, int to) {
    addCoupon(couponOf(client, from, to));
  }

  void addCoupon(int coupon) {
    if (registers != null) {
      raise(registers, coupon);
      return;
    }
    int at = Arrays.binarySearch(coupons, 0, couponCount, coupon);
    if (at < 0) {
      System.arraycopy(coupons, ~at, coupons, ~at + 1, couponCount - ~at);
      coupons[~at] = coupon;
      couponCount++;
      if (couponCount > MOST_COUPONS) {
        turnToRegisters();
      }
    }
  }

  private static void raise(byte[] registers, int coupon) {
    int at = coupon & (REGISTERS - 1);
    registers[at] = (byte) Math.max(registers[at], coupon >>> VALUE_SHIFT);
  }

  private byte[] turnToRegisters() {
    byte[] filled = new byte[REGISTERS];
    for (int i = 0; i < couponCount; i++) {
      raise(filled, coupons[i]);
    }
    couponCount = 0;
    registers = filled;
    return filled;
  }

  /** Takes every client of {@code other} into account; {@code other} stays as it is. */
  public void mergeWith(DistinctSketch other) {
    for (int i = 0; i < other.couponCount; i++) {
      addCoupon(other.coupons[i]);
    }
    if (other.registers != null) {
      mergeRegisters(other.registers, 0);
    }
  }

  /** Takes every client of a sketch's bytes into account; no bytes are the empty set. */
  public void mergeWith(ByteRange sketch) throws CorruptSummary {
    if (sketch.length() == 0) {
      return;
    }
    int mode = SketchBytes.checkedMode(sketch);
    int from = sketch.from() + SketchBytes.headerOf(mode);
    if (mode == SketchBytes.HLL) {
      mergeRegisters(sketch.bytes(), from);
      return;
    }
    for (int at = from; at < sketch.to(); at += Integer.BYTES) {
      addCoupon(SketchBytes.coupon(sketch.bytes(), at));
    }
  }

  private void mergeRegisters(byte[] source, int from) {
    byte[] mine = registers == null ? turnToRegisters() : registers;
    for (int i = 0; i < REGISTERS; i++) {
      mine[i] = (byte) Math.max(mine[i], source[from + i]);
    }
  }

  /** Returns a sketch of the same clients, independent of this one. */
  public DistinctSketch copy() {
    DistinctSketch copy = new DistinctSketch();
    copy.mergeWith(this);
    return copy;
  }

  /** Forgets every client. */
  public void clear() {
    couponCount = 0;
    registers = null;
  }

  /** Returns whether there is no client. */
  public boolean isEmpty() {
    return couponCount == 0 && registers == null;
  }

  /** About how many clients there are; exact for a few. Equal sets have equal estimates. */
  public long estimate() {
    HllSketch library = new HllSketch(LG_K, TgtHllType.HLL_8);
    forEachCoupon(coupon -> library.update(clientOf(coupon)));
    return Math.round(library.getCompositeEstimate());
  }

  private void forEachCoupon(IntConsumer taker) {
    if (registers == null) {
      Arrays.stream(coupons, 0, couponCount).forEach(taker);
      return;
    }
    int filled = REGISTERS - 1;
    for (int at = 0; at < REGISTERS; at++) {
      if (registers[at] > 0) {
        taker.accept((registers[at] << VALUE_SHIFT) | at);
        filled = at;
      }
    }
    // Clients that raise nothing, but make the library turn to registers as this sketch did.
    for (int i = 1; i <= MOST_COUPONS; i++) {
      taker.accept((1 << VALUE_SHIFT) | (i << LG_K) | filled);
    }
  }

  /** A client, as the library takes one, that has this coupon. */
  private static long[] clientOf(int coupon) {
    return InputOfHash.of(
        coupon & LOW_BITS, Long.MIN_VALUE >>> ((coupon >>> VALUE_SHIFT) - 1), SEED);
  }

  /** About how many clients a sketch's bytes stand for; no bytes are the empty set. */
  public static long estimate(ByteRange bytes) throws CorruptSummary {
    DistinctSketch sketch = new DistinctSketch();
    sketch.mergeWith(bytes);
    return sketch.estimate();
  }

  /** Returns the bytes that stand for the set. */
  public byte[] toBytes() {
    return registers == null
        ? SketchBytes.ofCoupons(coupons, couponCount)
        : SketchBytes.ofRegisters(registers);
  }
}
