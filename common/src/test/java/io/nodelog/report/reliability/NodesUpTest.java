package io.nodelog.report.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NodesUpTest {
  private static Downtime down(long from, long to) {
    return new Downtime(from, to, false);
  }

  @Test
  void areAllWhereNoneWasDown() {
    assertThat(NodesUp.of(0, 100, List.of(List.of(), List.of()))).isEqualTo(new NodesUp(2, 1));
    assertThat(NodesUp.of(50, 100, List.of(List.of(down(0, 50)), List.of(down(100, 200)))))
        .isEqualTo(new NodesUp(2, 1));
  }

  @Test
  void areFewestWhereDowntimesOfSeveralMeet() {
    assertThat(
            NodesUp.of(
                0,
                100,
                List.of(
                    List.of(down(10, 30), down(90, Downtime.OPEN)),
                    List.of(down(20, 40)),
                    List.of(new Downtime(29, 31, true)))))
        .isEqualTo(new NodesUp(0, 0.6));
  }

  @Test
  void countANodeOnceHoweverManySayThatItIsDown() {
    assertThat(NodesUp.of(0, 100, List.of(List.of(down(10, 30), down(20, 40)), List.of())))
        .isEqualTo(new NodesUp(1, 0.7));
  }

  @Test
  void areNoFewerWhereOneComesBackJustWhenAnotherGoes() {
    assertThat(NodesUp.of(0, 100, List.of(List.of(down(10, 30)), List.of(down(30, 40)))))
        .isEqualTo(new NodesUp(1, 0.7));
  }
}
