package io.nodelog.report.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdvisedWeightTest {
  @Test
  void isHalfForANodeThatTakesTwiceAsLong() {
    double fast = AdvisedWeight.speed(1, 1000, 1_000_000).orElseThrow();
    double slow = AdvisedWeight.speed(1, 300, 600_000).orElseThrow();

    assertThat(AdvisedWeight.of(fast, fast, fast + slow))
        .isEqualTo(new AdvisedWeight(2.0 / 3, 100, 256));
    assertThat(AdvisedWeight.of(slow, fast, fast + slow))
        .isEqualTo(new AdvisedWeight(1.0 / 3, 50, 128));
  }

  @Test
  void isLargerForANodeThatCanCarryMore() {
    assertThat(AdvisedWeight.speed(3, 100, 100)).contains(3.0);
  }

  @Test
  void isNeverBelowOne() {
    assertThat(AdvisedWeight.of(0.0001, 1, 1.0001).nginx()).isEqualTo(1);
    assertThat(AdvisedWeight.of(0.0001, 1, 1.0001).haproxy()).isEqualTo(1);
  }

  @Test
  void isUnknownForANodeThatWasHardlyMeasured() {
    assertThat(AdvisedWeight.speed(1, 99, 99)).isEmpty();
    assertThat(AdvisedWeight.speed(1, 1000, 0)).isEmpty();
  }
}
