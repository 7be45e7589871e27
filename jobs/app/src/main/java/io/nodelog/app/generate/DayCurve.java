package io.nodelog.app.generate;

import java.util.Arrays;

/** How the lines of a day spread over its minutes: few at night, many at noon, and by chance. */
final class DayCurve {
  static final int MINUTES = 24 * 60;

  private static final int[] HOUR_WEIGHTS = {
    30, 22, 18, 16, 18, 25, 40, 62, 84, 98, 105, 110,
    108, 106, 110, 112, 108, 100, 92, 88, 80, 68, 52, 40
  };

  private final int[] weightUpTo = new int[MINUTES];

  /** Draws how busy each minute is. */
  DayCurve(Dice dice) {
    int sum = 0;
    for (int minute = 0; minute < MINUTES; minute++) {
      sum += weight(minute) * (12 + dice.below(9)) / 60;
      weightUpTo[minute] = sum;
    }
  }

  /** Returns how many of the day's lines fall into each of its minutes. */
  static long[] linesByMinute(long lines, Dice dice) {
    return new DayCurve(dice).deal(lines, dice);
  }

  /** Deals out lines by chance: how many fall into each minute. */
  long[] deal(long lines, Dice dice) {
    int sum = weightUpTo[MINUTES - 1];
    long[] byMinute = new long[MINUTES];
    for (long line = 0; line < lines; line++) {
      int found = Arrays.binarySearch(weightUpTo, dice.below(sum));
      byMinute[found < 0 ? -found - 1 : found + 1]++;
    }
    return byMinute;
  }

  private static int weight(int minute) {
    int hour = minute / 60;
    int past = minute % 60;
    return HOUR_WEIGHTS[hour] * (60 - past) + HOUR_WEIGHTS[(hour + 1) % 24] * past;
  }
}
