package io.nodelog.report.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nodelog.summary.DurationHistogram;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PeriodLoadsTest {
  private static final SortedSet<String> THREE = new TreeSet<>(List.of("a", "b", "c"));

  private final PeriodLoads loads = new PeriodLoads();

  private void add(String node, long requests, long bytes, long microsEach) {
    DurationHistogram durations = new DurationHistogram();
    for (long i = 0; i < requests; i++) {
      durations.add(microsEach);
    }
    loads.add(node, requests, bytes, requests * microsEach, durations);
  }

  private Balance balance(Load load) {
    return loads.balance(load, THREE, Inventory.NONE).orElseThrow();
  }

  @Test
  void countANodeWithoutRequestsThatWasUp() {
    add("a", 300, 0, 0);
    add("b", 300, 0, 0);

    Balance requests = balance(Load.REQUESTS);
    assertThat(requests.indices().maxOverMean()).isCloseTo(1.5, within(1e-9));
    assertThat(requests.coolest()).isEqualTo("c");
    assertThat(requests.coolestShare()).isZero();
    assertThat(requests.hot()).isTrue();
  }

  @Test
  void haveNoBalanceOfNothingOrOfOneNode() {
    add("a", 300, 0, 0);

    assertThat(loads.balance(Load.BYTES_SENT, THREE, Inventory.NONE)).isEmpty();
    assertThat(loads.balance(Load.BUSY_MICROS, THREE, Inventory.NONE)).isEmpty();
    assertThat(loads.balance(Load.REQUESTS, new TreeSet<>(List.of("a")), Inventory.NONE)).isEmpty();
  }

  @Test
  void areNotTestedBelowAHundredRequestsForEachNode() {
    add("a", 299, 1, 1);

    assertThat(balance(Load.REQUESTS).chanceProbability()).isEmpty();
    assertThat(balance(Load.REQUESTS).hot()).isFalse();
    assertThat(balance(Load.REQUESTS).chanceVariation()).isPresent();
    add("b", 1, 1, 1);
    assertThat(balance(Load.REQUESTS).chanceProbability()).isPresent();
    assertThat(balance(Load.REQUESTS).hot()).isTrue();
    assertThat(balance(Load.BYTES_SENT).chanceProbability()).isEmpty();
  }

  @Test
  void tellTheNodeThatIsBusyWithFewRequests() {
    add("a", 1000, 10, 1_000);
    add("b", 1000, 30, 1_000);
    add("c", 1000, 20, 10_000);

    assertThat(balance(Load.REQUESTS).hot()).isFalse();
    assertThat(balance(Load.REQUESTS).indices().variation()).isZero();
    assertThat(balance(Load.BUSY_MICROS).hottest()).isEqualTo("c");
    assertThat(balance(Load.BUSY_MICROS).hot()).isTrue();
    assertThat(balance(Load.BUSY_MICROS).hottestShare()).isCloseTo(10.0 / 12, within(1e-9));
    assertThat(balance(Load.BYTES_SENT).hottest()).isEqualTo("b");
  }

  @Test
  void tellTheFirstOfNodesThatAreEquallyHot() {
    add("b", 500, 0, 0);
    add("a", 500, 0, 0);

    assertThat(balance(Load.REQUESTS).hottest()).isEqualTo("a");
  }

  @Test
  void respectWeights() {
    add("a", 400, 0, 0);
    add("b", 200, 0, 0);
    add("c", 200, 0, 0);

    Inventory inventory =
        new Inventory(
            new TreeMap<>(
                Map.of(
                    "a", new Inventory.Node(1, "web"),
                    "b", new Inventory.Node(0.5, "web"),
                    "c", new Inventory.Node(0.5, "web"))));
    Balance even = loads.balance(Load.REQUESTS, THREE, inventory).orElseThrow();
    assertThat(even.indices().maxOverMean()).isCloseTo(1, within(1e-9));
    assertThat(even.hottestFairShare()).isCloseTo(0.5, within(1e-9));
    assertThat(even.hot()).isFalse();
    assertThat(balance(Load.REQUESTS).hot()).isTrue();
  }

  @Test
  void addUp() {
    add("a", 1, 2, 3);
    PeriodLoads more = new PeriodLoads();
    more.add(loads);
    more.add(loads);

    assertThat(more.of(Load.REQUESTS, "a")).isEqualTo(2);
    assertThat(more.total(Load.BYTES_SENT)).isEqualTo(4);
    assertThat(more.of(Load.BUSY_MICROS, "a")).isEqualTo(6);
    assertThat(more.of(Load.BUSY_MICROS, "b")).isZero();
  }
}
