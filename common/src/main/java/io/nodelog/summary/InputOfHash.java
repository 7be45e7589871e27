package io.nodelog.summary;

/**
 * Finds the one input of 16 bytes that has a given hash: MurmurHash3 (128 bits, x64) can be undone
 * step by step when its input is exactly one block. With it a sketch of the library can be filled
 * through its public methods with coupons that are already known; reading bytes instead would start
 * the library's memory package, which prints a warning on every newer Java.
 */
final class InputOfHash {
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;
  private static final long FINAL_1 = 0xff51afd7ed558ccdL;
  private static final long FINAL_2 = 0xc4ceb9fe1a85ec53L;
  private static final long INPUT_BYTES = 16;

  private InputOfHash() {}

  /** Returns the input of two longs whose hash has these halves. */
  static long[] of(long first, long second, long seed) {
    long h2 = second - first;
    long h1 = undoFinalMix(first - h2);
    h2 = undoFinalMix(h2) - h1;
    h1 = (h1 - h2) ^ INPUT_BYTES;
    h2 ^= INPUT_BYTES;
    long mixed2 = Long.rotateRight(divide(h2 - 0x38495ab5L, 5) - h1, 31) ^ seed;
    long mixed1 = Long.rotateRight(divide(h1 - 0x52dce729L, 5) - seed, 27) ^ seed;
    return new long[] {
      divide(Long.rotateRight(divide(mixed1, C2), 31), C1),
      divide(Long.rotateRight(divide(mixed2, C1), 33), C2)
    };
  }

  private static long undoFinalMix(long hash) {
    long h = hash ^ (hash >>> 33);
    h = divide(h, FINAL_2);
    h ^= h >>> 33;
    h = divide(h, FINAL_1);
    return h ^ (h >>> 33);
  }

  /** What multiplied by an odd number gives the product, modulo 2^64. */
  private static long divide(long product, long odd) {
    long inverse = odd; // right in the lowest three bits, and in twice as many after each step
    for (int bits = 3; bits < Long.SIZE; bits *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return product * inverse;
  }
}
