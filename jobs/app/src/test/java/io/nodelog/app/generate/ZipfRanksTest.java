package io.nodelog.app.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipfRanksTest {
  private static final int DRAWS = 1_000_000;

  @ParameterizedTest
  @CsvSource({"1,1.0", "3,0.0", "64,1.0", "65,1.0", "1000,0.5", "1000,1.0", "5000,1.3"})
  void drawsEachRankAsOftenAsZipfSays(int ranks, double exponent) {
    ZipfRanks zipf = new ZipfRanks(ranks, exponent);
    Dice dice = new Dice(42);
    int[] drawn = new int[ranks];
    for (int i = 0; i < DRAWS; i++) {
      drawn[zipf.draw(dice)]++;
    }

    double sum = 0;
    for (int rank = 1; rank <= ranks; rank++) {
      sum += Math.pow(rank, -exponent);
    }
    double seenUpTo = 0;
    double expectedUpTo = 0;
    for (int rank = 0; rank < ranks; rank++) {
      seenUpTo += (double) drawn[rank] / DRAWS;
      expectedUpTo += Math.pow(rank + 1, -exponent) / sum;
      assertThat(seenUpTo).as("share up to rank %d", rank).isCloseTo(expectedUpTo, within(0.003));
    }
  }

  @Test
  void reachesTheLastOfManyRanks() {
    ZipfRanks equal = new ZipfRanks(ClientMix.MOST, 0);
    Dice dice = new Dice(43);
    int largest = 0;
    for (int i = 0; i < 10_000; i++) {
      int rank = equal.draw(dice);
      assertThat(rank).isBetween(0, ClientMix.MOST - 1);
      largest = Math.max(largest, rank);
    }

    assertThat(largest).isGreaterThan((int) (0.999 * ClientMix.MOST));
  }
}
