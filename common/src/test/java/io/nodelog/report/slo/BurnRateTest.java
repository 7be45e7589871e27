package io.nodelog.report.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurnRateTest {
  @ParameterizedTest
  @CsvSource({"1, 144, 14.4, 0.02", "6, 60, 6, 0.05", "72, 10, 1, 0.1"})
  void usesUpTheSharesOfTheBudgetThatTheThresholdsStandFor(
      int hours, long errors, double rate, double consumed) {
    BurnRate burn = new BurnRate(0.999, Duration.ofHours(hours), 10_000, errors);

    assertThat(burn.rate()).isCloseTo(rate, within(1e-9));
    assertThat(burn.threshold()).isCloseTo(rate, within(1e-9));
    assertThat(burn.budgetConsumed()).isCloseTo(consumed, within(1e-12));
    assertThat(burn.verdict(1000))
        .isEqualTo(hours == 72 ? BurnRate.Verdict.TICKET : BurnRate.Verdict.PAGE);
    assertThat(new BurnRate(0.999, Duration.ofHours(hours), 10_000, errors - 1).verdict(1000))
        .isEqualTo(BurnRate.Verdict.OK);
  }

  @Test
  void atFourteenPointFourTheBudgetLastsFiftyHours() {
    BurnRate burn = new BurnRate(0.999, Duration.ofHours(50), 10_000, 144);

    assertThat(burn.budgetConsumed()).isCloseTo(1, within(1e-12));
  }

  @Test
  void saysNothingOfTooFewRequests() {
    assertThat(new BurnRate(0.999, Duration.ofHours(1), 999, 999).verdict(1000))
        .isEqualTo(BurnRate.Verdict.TOO_FEW);
    assertThat(new BurnRate(0.999, Duration.ofHours(1), 0, 0).errorRatio()).isZero();
  }

  @Test
  void refusesAPromiseThatLeavesNothing() {
    assertThatThrownBy(() -> new BurnRate(1, Duration.ofHours(1), 1, 0))
        .hasMessage("Invalid objective: 1.0 (must be above 0 and below 1)");
  }
}
