package io.nodelog.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {
  /** The values of Newcombe (1998), table I, method 3, to the digits printed there. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0,  20,  0,      0.1611",
    "1,  29,  0.0061, 0.1718",
    "29, 29,  0.8830, 1",
  })
  void isThePublishedInterval(long counted, long all, double low, double high) {
    Wilson interval = Wilson.of(counted, all);
    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  @Test
  void refusesMoreThanAll() {
    assertThatThrownBy(() -> Wilson.of(3, 2)).hasMessage("Invalid share: 3 of 2");
    assertThatThrownBy(() -> Wilson.of(0, 0)).hasMessage("Invalid share: 0 of 0");
  }
}
