package io.nodelog.report.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
  private static final int ROUNDS = 2_000;

  private static NodeShares shares(double[] loads, double... weights) {
    List<String> names = IntStream.range(0, loads.length).mapToObj(i -> "node-" + i).toList();
    double[] ofNodes = weights.length == 0 ? new double[loads.length] : weights;
    if (weights.length == 0) {
      Arrays.fill(ofNodes, 1);
    }
    return new NodeShares(names, loads, ofNodes);
  }

  /** Assigns requests to nodes at random and on their own, in proportion to the weights. */
  private static double[] assigned(Random random, double[] sizes, double... weights) {
    double[] loads = new double[weights.length];
    double sum = Arrays.stream(weights).sum();
    for (double size : sizes) {
      double at = random.nextDouble() * sum;
      int node = 0;
      while (at >= weights[node] && node < weights.length - 1) {
        at -= weights[node++];
      }
      loads[node] += size;
    }
    return loads;
  }

  private static Chance of(double[] sizes) {
    double squares = Arrays.stream(sizes).map(size -> size * size).sum();
    return new Chance(sizes.length, squares, Arrays.stream(sizes).max().orElseThrow());
  }

  private static double[] sizes(Random random, boolean equal) {
    double[] sizes = new double[500];
    Arrays.setAll(sizes, i -> equal ? 1 : Math.exp(3 * random.nextGaussian()));
    return sizes;
  }

  @Test
  void isSeldomThoughtLikelierThanItIs() {
    for (boolean equal : new boolean[] {true, false}) {
      Random random = new Random(7);
      int[] unlikely = new int[3];
      for (int round = 0; round < ROUNDS; round++) {
        double[] sizes = sizes(random, equal);
        NodeShares shares = shares(assigned(random, sizes, 1, 1, 2, 4), 1, 1, 2, 4);
        double probability = of(sizes).probability(shares);
        unlikely[0] += probability < 0.5 ? 1 : 0;
        unlikely[1] += probability < 0.1 ? 1 : 0;
        unlikely[2] += probability < 0.01 ? 1 : 0;
      }
      assertThat(unlikely[0]).as("equal sizes: %s", equal).isLessThanOrEqualTo(ROUNDS / 2);
      assertThat(unlikely[1]).as("equal sizes: %s", equal).isLessThanOrEqualTo(ROUNDS / 10);
      assertThat(unlikely[2]).as("equal sizes: %s", equal).isLessThanOrEqualTo(ROUNDS / 100);
    }
  }

  @Test
  void variesAsItsFormulaSays() {
    Random random = new Random(8);
    for (boolean equal : new boolean[] {true, false}) {
      double[] sizes = new double[2_000];
      Arrays.setAll(sizes, i -> equal ? 1 : 1 + random.nextInt(20));
      double squares = 0;
      double expected = 0;
      for (int round = 0; round < ROUNDS; round++) {
        NodeShares shares = shares(assigned(random, sizes, 1, 1, 1, 1));
        double variation = shares.indices().orElseThrow().variation();
        squares += variation * variation;
        expected = of(sizes).variation(shares);
      }
      double measured = Math.sqrt(squares / ROUNDS);
      assertThat(expected)
          .as("equal sizes: %s", equal)
          .isCloseTo(measured, within(0.05 * measured));
    }
  }

  @Test
  void doesNotExplainANodeThatIsAFifthTooHot() {
    NodeShares shares = shares(new double[] {3_000, 2_300, 2_400, 2_300});

    assertThat(Chance.ofRequests(10_000).probability(shares)).isLessThan(1e-9);
    assertThat(Chance.ofRequests(10_000).variation(shares)).isCloseTo(0.0173205, within(1e-7));
  }

  @Test
  void explainsEvenLoadsForTheirWeights() {
    NodeShares shares = shares(new double[] {4_000, 2_000, 2_000}, 2, 1, 1);

    assertThat(Chance.ofRequests(8_000).probability(shares)).isEqualTo(1);
  }

  @Test
  void explainsOneLongRequest() {
    NodeShares shares = shares(new double[] {1_000_000 + 900, 1_000, 1_000, 1_000});
    Chance chance = new Chance(3_901, 1e12 + 3_900, 1_000_000);

    assertThat(chance.probability(shares)).isGreaterThan(Chance.HOT_PROBABILITY);
  }
}
