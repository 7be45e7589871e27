package io.nodelog.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationHistogramTest {
  @Test
  void bucketsFollowEachOtherWithoutAGap() {
    assertThat(DurationHistogram.lowerBound(0)).isZero();
    for (int bucket = 1; bucket < DurationHistogram.BUCKETS; bucket++) {
      assertThat(DurationHistogram.lowerBound(bucket))
          .describedAs("bucket %d", bucket)
          .isEqualTo(DurationHistogram.upperBound(bucket - 1));
    }
    assertThat(DurationHistogram.upperBound(DurationHistogram.BUCKETS - 1)).isEqualTo(1L << 40);
  }

  @Test
  void everyBoundLiesInItsBucketAndIsWithinOnePercentOfItsMiddle() {
    for (int bucket = 0; bucket < DurationHistogram.BUCKETS; bucket++) {
      long lower = DurationHistogram.lowerBound(bucket);
      long last = DurationHistogram.upperBound(bucket) - 1;
      long middle = DurationHistogram.middle(bucket);

      assertThat(DurationHistogram.bucketOf(lower)).isEqualTo(bucket);
      assertThat(DurationHistogram.bucketOf(last)).isEqualTo(bucket);
      assertThat((double) middle).isCloseTo((double) lower, within(0.01 * lower));
      assertThat((double) middle).isCloseTo((double) last, within(0.01 * last));
    }
  }

  @Test
  void bucketsAreTheOnesOfTheDocument() {
    Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      long d = random.nextLong() >>> (24 + random.nextInt(40));
      int e = d == 0 ? 0 : (int) Math.floor(Math.log(d + 0.5) / Math.log(2));
      long wanted = d < 128 ? d : 64L * (e - 6) + (d >> (e - 6));

      assertThat(DurationHistogram.bucketOf(d)).describedAs("%d µs", d).isEqualTo((int) wanted);
    }
  }

  @Test
  void longerDurationsAreClamped() {
    int last = DurationHistogram.BUCKETS - 1;

    assertThat(DurationHistogram.bucketOf(1L << 40)).isEqualTo(last);
    assertThat(DurationHistogram.bucketOf(Long.MAX_VALUE)).isEqualTo(last);
    assertThat(DurationHistogram.bucketOf(-1)).isZero();
  }

  @Test
  void quantilesAreThoseOfTheSortedDurations() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      long[] durations = new long[1 + random.nextInt(300)];
      DurationHistogram histogram = new DurationHistogram();
      for (int i = 0; i < durations.length; i++) {
        durations[i] = random.nextInt(1 << (1 + random.nextInt(30)));
        histogram.add(durations[i]);
      }
      Arrays.sort(durations);
      for (int percent = 1; percent <= 100; percent++) {
        long wanted = durations[(percent * durations.length + 99) / 100 - 1];

        assertThat((double) histogram.quantile(percent / 100.0).getAsLong())
            .describedAs("seed %d, %d %% of %d", seed, percent, durations.length)
            .isCloseTo((double) wanted, within(0.01 * wanted));
      }
    }
  }

  @Test
  void nothingHasNoQuantile() {
    assertThat(new DurationHistogram().quantile(0.5)).isEmpty();
    assertThatThrownBy(() -> new DurationHistogram().quantile(Double.NaN))
        .hasMessage("Invalid share: NaN (must be 0 to 1)");
  }

  @Test
  void mergedHistogramsEqualTheWhole() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      DurationHistogram[] parts = {
        new DurationHistogram(), new DurationHistogram(), new DurationHistogram()
      };
      DurationHistogram whole = new DurationHistogram();
      for (int i = random.nextInt(2000); i > 0; i--) {
        long micros = random.nextLong() >>> random.nextInt(63);
        parts[random.nextInt(3)].add(micros);
        whole.add(micros);
      }
      parts[2].mergeWith(parts[0]);
      parts[2].mergeWith(parts[1]);

      assertThat(parts[2]).describedAs("seed %d", seed).isEqualTo(whole).hasSameHashCodeAs(whole);
    }
  }

  @Test
  void aCopyIsIndependent() {
    DurationHistogram histogram = new DurationHistogram();
    histogram.add(5);
    DurationHistogram copy = histogram.copy();

    copy.add(5);
    histogram.clear();

    assertThat(histogram.count()).isZero();
    assertThat(histogram.count(5)).isZero();
    assertThat(copy.count(5)).isEqualTo(2);
  }
}
