package io.nodelog.app.generate;

import java.util.Arrays;

/**
 * Draws ranks by Zipf's law: rank {@code r}, counted from 0, has the weight {@code (r + 1) ^
 * -exponent}.
 *
 * <p>Beyond the first 64, ranks come in steps that are a sixteenth of their rank wide, and all
 * ranks of a step are equally likely. So the table has some hundred entries for any number of
 * ranks, and stays in the cache.
 */
final class ZipfRanks {
  private static final int EXACT_RANKS = 64;
  private static final int STEPS_PER_RANK = 16;

  private final int[] stepStart;

  /** Where each step ends on a scale from 0 to 2^62. */
  private final long[] stepEndsAt;

  ZipfRanks(int ranks, double exponent) {
    stepStart = stepStarts(ranks);
    int steps = stepStart.length - 1;
    double[] weightUpTo = new double[steps];
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      int width = stepStart[step + 1] - stepStart[step];
      double middle = stepStart[step] + (width + 1) / 2.0;
      // StrictMath: every machine gets the same bits.
      sum += width * StrictMath.pow(middle, -exponent);
      weightUpTo[step] = sum;
    }
    stepEndsAt = new long[steps];
    for (int step = 0; step < steps; step++) {
      stepEndsAt[step] = (long) (weightUpTo[step] / sum * 0x1p62);
    }
  }

  private static int[] stepStarts(int ranks) {
    int[] starts = new int[1024];
    int steps = 0;
    for (long start = 0; start < ranks; start += start < EXACT_RANKS ? 1 : start / STEPS_PER_RANK) {
      starts[steps++] = (int) start;
    }
    starts[steps] = ranks;
    return Arrays.copyOf(starts, steps + 1);
  }

  int draw(Dice dice) {
    int found = Arrays.binarySearch(stepEndsAt, dice.next() >>> 2);
    int step = Math.min(found < 0 ? -found - 1 : found + 1, stepEndsAt.length - 1);
    int width = stepStart[step + 1] - stepStart[step];
    return stepStart[step] + (width == 1 ? 0 : dice.below(width));
  }
}
