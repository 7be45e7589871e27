package io.nodelog.report.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodesUpTest {
  private static Downtime down(long from, long to) {
    return new Downtime(from, to, false);
  }

  @Test
  void areAllWhereNoneWasDown() {
    assertThat(NodesUp.of(0, 100, List.of(List.of(), List.of())).times())
        .isEqualTo(Map.of(2, 100L));
    assertThat(NodesUp.of(50, 100, List.of(List.of(down(0, 50)), List.of(down(100, 200)))).times())
        .isEqualTo(Map.of(2, 50L));
  }

  @Test
  void areFewestWhereDowntimesOfSeveralMeet() {
    NodesUp up =
        NodesUp.of(
            0,
            100,
            List.of(
                List.of(down(10, 30), down(90, Downtime.OPEN)),
                List.of(down(20, 40)),
                List.of(new Downtime(29, 31, true))));

    assertThat(up.times()).isEqualTo(Map.of(3, 60L, 2, 29L, 1, 10L, 0, 1L));
    assertThat(up.fewest()).isZero();
    assertThat(up.allShare()).isEqualTo(0.6);
    assertThat(List.of(up.share(4), up.share(3), up.share(2), up.share(1), up.share(0)))
        .containsExactly(0.0, 0.6, 0.89, 0.99, 1.0);
  }

  @Test
  void countANodeOnceHoweverManySayThatItIsDown() {
    assertThat(NodesUp.of(0, 100, List.of(List.of(down(10, 30), down(20, 40)), List.of())).times())
        .isEqualTo(Map.of(2, 70L, 1, 30L));
  }

  @Test
  void areNoFewerWhereOneComesBackJustWhenAnotherGoes() {
    assertThat(NodesUp.of(0, 100, List.of(List.of(down(10, 30)), List.of(down(30, 40)))).times())
        .isEqualTo(Map.of(2, 70L, 1, 30L));
  }
}
