package io.nodelog.report.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadIndicesTest {
  private static final Offset<Double> SIX_DIGITS = within(5e-7);

  @ParameterizedTest
  @CsvSource({
    "10 10 10 10,    1,   0,        0,        0,        1,        1,        4",
    "4500 2250 2250, 1.5, 0.333333, 0.353553, 0.166667, 0.888889, 0.946395, 2.666667",
    "40 0 0 0,       4,   0.75,     1.732051, 0.75,     0.25,     0,        1",
    "20 20 0 0,      2,   0.5,      1,        0.5,      0.5,      0.5,      2",
    "1 2 3 4,        1.6, 0.375,    0.447214, 0.25,     0.833333, 0.923220, 3.333333",
    "4 3 2 1,        1.6, 0.375,    0.447214, 0.25,     0.833333, 0.923220, 3.333333",
  })
  void areThoseOfTheTextbooks(
      String loads,
      double maxOverMean,
      double relativeImbalance,
      double variation,
      double gini,
      double jain,
      double entropy,
      double effectiveNodes) {
    LoadIndices indices = LoadIndices.of(numbers(loads)).orElseThrow();
    assertThat(indices.maxOverMean()).isCloseTo(maxOverMean, SIX_DIGITS);
    assertThat(indices.relativeImbalance()).isCloseTo(relativeImbalance, SIX_DIGITS);
    assertThat(indices.variation()).isCloseTo(variation, SIX_DIGITS);
    assertThat(indices.gini()).isCloseTo(gini, SIX_DIGITS);
    assertThat(indices.jain()).isCloseTo(jain, SIX_DIGITS);
    assertThat(indices.entropy()).isCloseTo(entropy, SIX_DIGITS);
    assertThat(indices.effectiveNodes()).isCloseTo(effectiveNodes, SIX_DIGITS);
  }

  @Test
  void haveNoMeaningForOneNodeOrNoLoad() {
    assertThat(LoadIndices.of(numbers("7"))).isEmpty();
    assertThat(LoadIndices.of(new double[0])).isEmpty();
    assertThat(LoadIndices.of(numbers("0 0 0"))).isEmpty();
  }

  @Test
  void areEvenWhenEachNodeGetsWhatItsWeightAsksFor() {
    LoadIndices indices = LoadIndices.of(numbers("40 20 20"), numbers("4 2 2")).orElseThrow();
    assertThat(indices.maxOverMean()).isCloseTo(1, SIX_DIGITS);
    assertThat(indices.variation()).isCloseTo(0, SIX_DIGITS);
    assertThat(indices.effectiveNodes()).isCloseTo(3, SIX_DIGITS);
  }

  @Test
  void doNotDependOnTheUnitOfLoadOrWeight() {
    LoadIndices small = LoadIndices.of(numbers("1 2 3"), numbers("1 1 2")).orElseThrow();
    LoadIndices large = LoadIndices.of(numbers("1e9 2e9 3e9"), numbers("5 5 10")).orElseThrow();
    assertThat(large.gini()).isCloseTo(small.gini(), SIX_DIGITS);
    assertThat(large.jain()).isCloseTo(small.jain(), SIX_DIGITS);
  }

  @Test
  void refuseWhatIsNoLoad() {
    assertThatThrownBy(() -> LoadIndices.of(numbers("1 -2")))
        .hasMessage("Invalid load: -2.0 of weight 1.0 (must be 0 or more of a weight above 0)");
    assertThatThrownBy(() -> LoadIndices.of(numbers("1 2"), numbers("1 0")))
        .hasMessageContaining("Invalid load: 2.0 of weight 0.0");
    assertThatThrownBy(() -> LoadIndices.of(numbers("1 2"), numbers("1")))
        .hasMessage("Invalid weights: 1 of 2 nodes");
  }

  /** The expected square of the variation is what the formula gives; a simulation agrees. */
  @ParameterizedTest
  @CsvSource({"1 1 1 1, 400", "1 1, 100", "1 2 5, 800", "3 3 3 1 1, 1000"})
  void knowWhatPureChanceGives(String weights, int requests) {
    Random random = new Random(3);
    double squares = 0;
    int rounds = 2_000;
    for (int round = 0; round < rounds; round++) {
      double[] loads = assignedAtRandom(numbers(weights), requests, random);
      double variation = LoadIndices.of(loads, numbers(weights)).orElseThrow().variation();
      squares += variation * variation;
    }
    double expected = LoadIndices.chanceVariation(requests, numbers(weights));
    assertThat(Math.sqrt(squares / rounds)).isCloseTo(expected, within(expected * 0.05));
  }

  @Test
  void chanceIsTheTextbooksForEqualWeights() {
    assertThat(LoadIndices.chanceVariation(900, numbers("1 1 1 1 1 1 1 1 1 1")))
        .isCloseTo(Math.sqrt(9.0 / 900), SIX_DIGITS);
  }

  private static double[] assignedAtRandom(double[] weights, int requests, Random random) {
    double total = Arrays.stream(weights).sum();
    double[] loads = new double[weights.length];
    for (int i = 0; i < requests; i++) {
      double rest = random.nextDouble() * total;
      int node = 0;
      while (node < weights.length - 1 && rest >= weights[node]) {
        rest -= weights[node++];
      }
      loads[node]++;
    }
    return loads;
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
