package io.nodelog.app.generate;

/**
 * Pseudo-random numbers (SplitMix64) that are the same on every machine and every version of Java,
 * which the classes of the JDK do not promise.
 */
final class Dice {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  Dice(long seed) {
    state = seed;
  }

  /** Returns dice for one day of one node, independent of those of every other. */
  static Dice of(long seed, int node, int day) {
    return new Dice(mix(mix(seed + node) + day));
  }

  /** Returns a number that looks random, the same one for the same {@code value}. */
  static long mix(long value) {
    long mixed = value + GOLDEN_GAMMA;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** Returns any of the 2^64 longs. */
  long next() {
    long drawn = mix(state);
    state += GOLDEN_GAMMA;
    return drawn;
  }

  /** Returns a number from 0 up to {@code bound}, which is at least 1. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** Returns true in {@code millionths} of a million cases. */
  boolean happens(int millionths) {
    return below(1_000_000) < millionths;
  }

  /** Returns any of the texts. */
  byte[] anyOf(byte[][] texts) {
    return texts[below(texts.length)];
  }
}
