package io.nodelog.report.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
  private static final long MINUTE = 60_000_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long MONTH = 720 * HOUR;

  @Test
  void isThatOfTheTextbooks() {
    Availability month =
        Availability.of(
            0,
            MONTH,
            List.of(
                failure(10 * HOUR, 12 * HOUR),
                failure(100 * HOUR, 101 * HOUR),
                failure(500 * HOUR, 500 * HOUR + 30 * MINUTE),
                planned(600 * HOUR, 604 * HOUR)));

    assertThat(month.failures()).isEqualTo(3);
    assertThat(hours(month.meanTimeToRepair())).isCloseTo(1.166667, within(5e-7));
    assertThat(hours(month.meanUptimeBetweenFailures())).isCloseTo(238.833, within(5e-4));
    assertThat(hours(month.meanTimeBetweenIncidents())).isCloseTo(240, within(1e-9));
    assertThat(month.share().orElseThrow()).isCloseTo(0.995139, within(5e-7));
    assertThat(month.totalShare().orElseThrow()).isCloseTo(0.989583, within(5e-7));
  }

  @Test
  void hasTheMedianAndTheNinetiethOfRepairs() {
    List<Downtime> downtimes =
        LongStream.rangeClosed(1, 10)
            .mapToObj(i -> failure(i * 10 * HOUR, i * 10 * HOUR + i * MINUTE))
            .toList();
    Availability month = Availability.of(0, MONTH, downtimes);
    assertThat(month.medianTimeToRepair()).hasValue(5.5 * MINUTE);
    assertThat(month.ninetiethTimeToRepair()).hasValue(9.0 * MINUTE);
    assertThat(month.repeatsInDay()).isEqualTo(9);
  }

  @Test
  void countsWhatIsDownStillAsDowntimeButNotAsRepair() {
    Availability month =
        Availability.of(0, MONTH, List.of(new Downtime(700 * HOUR, Downtime.OPEN, false)));
    assertThat(month.unplanned()).isEqualTo(20 * HOUR);
    assertThat(month.failures()).isEqualTo(1);
    assertThat(month.meanTimeToRepair()).isEmpty();
    assertThat(hours(month.meanUptimeBetweenFailures())).isCloseTo(700, within(1e-9));
  }

  @Test
  void filesAFailureUnderItsStartAndItsDowntimeWhereItReaches() {
    List<Downtime> downtimes = List.of(failure(700 * HOUR, 730 * HOUR));
    Availability first = Availability.of(0, MONTH, downtimes);
    Availability second = Availability.of(MONTH, 2 * MONTH, downtimes);
    assertThat(first.failures()).isEqualTo(1);
    assertThat(first.unplanned()).isEqualTo(20 * HOUR);
    assertThat(hours(first.meanTimeToRepair())).isCloseTo(30, within(1e-9));
    assertThat(second.failures()).isZero();
    assertThat(second.unplanned()).isEqualTo(10 * HOUR);
  }

  @Test
  void countsNoTimeTwice() {
    Availability month =
        Availability.of(
            0,
            MONTH,
            List.of(
                failure(10 * HOUR, 14 * HOUR),
                failure(12 * HOUR, 13 * HOUR),
                planned(13 * HOUR, 20 * HOUR)));
    assertThat(month.unplanned()).isEqualTo(4 * HOUR);
    assertThat(month.planned()).isEqualTo(6 * HOUR);
  }

  @Test
  void givesABoundWhenNothingFailed() {
    Availability month = Availability.of(0, MONTH, List.of(planned(0, 30 * HOUR)));
    assertThat(month.meanUptimeBetweenFailures()).isEmpty();
    assertThat(hours(month.leastUptimeBetweenFailures())).isCloseTo(240, within(1e-9));
    assertThat(Availability.of(0, MONTH, List.of(failure(0, 1))).leastUptimeBetweenFailures())
        .isEmpty();
  }

  @Test
  void countsRepeatsOfFailuresOnly() {
    Availability month =
        Availability.of(
            0,
            MONTH,
            List.of(
                failure(HOUR, 2 * HOUR),
                planned(3 * HOUR, 4 * HOUR),
                failure(26 * HOUR, 27 * HOUR),
                failure(100 * HOUR, 101 * HOUR)));
    assertThat(month.repeatsInDay()).isEqualTo(1);
    assertThat(month.repeatsInWeek()).isEqualTo(2);
  }

  @Test
  void ofManyIsThatOfTheirSums() {
    Availability node = Availability.of(0, MONTH, List.of(failure(HOUR, 3 * HOUR)));
    Availability other = Availability.of(0, MONTH, List.of());
    Availability rack = Availability.together(List.of(node, other));
    assertThat(hours(rack.meanUptimeBetweenFailures())).isCloseTo(1438, within(1e-9));
    assertThat(rack.share().orElseThrow()).isCloseTo(1438.0 / 1440, within(1e-12));
    assertThat(rack.repairs()).containsExactly(2 * HOUR);
    assertThat(Availability.together(List.of()).share()).isEmpty();
  }

  @Test
  void refusesADowntimeThatEndsBeforeItStarts() {
    assertThatThrownBy(() -> failure(2, 1)).hasMessageContaining("ends before it starts");
  }

  private static Downtime failure(long from, long to) {
    return new Downtime(from, to, false);
  }

  private static Downtime planned(long from, long to) {
    return new Downtime(from, to, true);
  }

  private static double hours(OptionalDouble micros) {
    return micros.orElseThrow() / HOUR;
  }
}
