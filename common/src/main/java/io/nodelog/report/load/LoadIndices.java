package io.nodelog.report.load;

import java.util.Arrays;
import java.util.Optional;

/**
 * How evenly nodes share a load, in the measures that are in use for it. A load is what a node got,
 * divided by its weight; weights count relative to their mean, so that equal weights change
 * nothing. Every index is of the whole population: variances are divided by the number of nodes.
 *
 * @param maxOverMean the largest load over the mean load, 1 (even) to the number of nodes; also
 *     called imbalance factor
 * @param relativeImbalance 1 − 1 / {@code maxOverMean}, 0 (even) to 1 − 1/n: what share of the
 *     nodes' time is lost while all wait for the busiest one (Sakellariou and Gurd, 1997)
 * @param variation the coefficient of variation: standard deviation over mean, 0 (even) to √(n − 1)
 * @param gini the Gini coefficient, 0 (even) to 1 − 1/n
 * @param jain Jain's fairness index, 1/n to 1 (even) (Jain, Chiu and Hawe, 1984); k/n if k nodes
 *     share evenly and the others have nothing
 * @param entropy of the shares over its greatest possible value, 0 to 1 (even)
 * @param effectiveNodes how many nodes with an even share would be this uneven, 1 to n; n times
 *     {@code jain}
 */
public record LoadIndices(
    double maxOverMean,
    double relativeImbalance,
    double variation,
    double gini,
    double jain,
    double entropy,
    double effectiveNodes) {

  /**
   * Returns the indices of nodes of equal weight, in any order.
   *
   * @param loads of each node, 0 or more
   * @return empty if there are fewer than two nodes, or no load at all: then nothing is shared
   */
  public static Optional<LoadIndices> of(double[] loads) {
    double[] weights = new double[loads.length];
    Arrays.fill(weights, 1);
    return of(loads, weights);
  }

  /**
   * Returns the indices of nodes, in any order.
   *
   * @param loads of each node, 0 or more
   * @param weights of each node, above 0: a node of weight 2 should get twice what a node of weight
   *     1 gets
   * @return empty if there are fewer than two nodes, or no load at all: then nothing is shared
   */
  public static Optional<LoadIndices> of(double[] loads, double[] weights) {
    double[] sorted = weighted(loads, weights);
    Arrays.sort(sorted);
    double sum = Arrays.stream(sorted).sum();
    return sorted.length < 2 || sum == 0 ? Optional.empty() : Optional.of(of(sorted, sum));
  }

  private static double[] weighted(double[] loads, double[] weights) {
    if (loads.length != weights.length) {
      throw new IllegalArgumentException(
          "Invalid weights: %d of %d nodes".formatted(weights.length, loads.length));
    }
    double mean = Arrays.stream(weights).average().orElse(1);
    double[] weighted = new double[loads.length];
    for (int i = 0; i < loads.length; i++) {
      if (!(loads[i] >= 0) || !(weights[i] > 0)) {
        throw new IllegalArgumentException(
            "Invalid load: %s of weight %s (must be 0 or more of a weight above 0)"
                .formatted(loads[i], weights[i]));
      }
      weighted[i] = loads[i] * mean / weights[i];
    }
    return weighted;
  }

  private static LoadIndices of(double[] sorted, double sum) {
    int n = sorted.length;
    double squares = 0;
    double ranked = 0;
    double entropy = 0;
    for (int i = 0; i < n; i++) {
      double share = sorted[i] / sum;
      squares += share * share;
      ranked += (i + 1) * share;
      entropy -= share > 0 ? share * Math.log(share) : 0;
    }
    double maxOverMean = sorted[n - 1] / sum * n;
    double effective = 1 / squares;
    return new LoadIndices(
        maxOverMean,
        1 - 1 / maxOverMean,
        Math.sqrt(Math.max(0, n * squares - 1)),
        Math.max(0, (2 * ranked - (n + 1)) / n),
        effective / n,
        entropy / Math.log(n),
        effective);
  }

  /**
   * Returns the coefficient of variation that pure chance gives: requests that are assigned at
   * random, to each node in proportion to its weight. Its square is (1 − 1/n) Σ 1/wᵢ / requests
   * with weights of mean 1, which follows from the variances of a multinomial distribution.
   *
   * @param requests how many are assigned, above 0
   */
  public static double chanceVariation(double requests, double[] weights) {
    int n = weights.length;
    double mean = Arrays.stream(weights).average().orElse(1);
    double inverse = Arrays.stream(weights).map(weight -> mean / weight).sum();
    return Math.sqrt((1 - 1.0 / n) * inverse / requests);
  }
}
