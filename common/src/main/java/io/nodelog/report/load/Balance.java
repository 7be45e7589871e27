package io.nodelog.report.load;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How evenly the nodes that were up shared a load.
 *
 * @param indices see {@link LoadIndices}
 * @param chanceVariation the coefficient of variation that pure chance gives; empty if it is not
 *     known how much single requests brought
 * @param chanceProbability at most how probable it is that chance makes any node so hot; empty like
 *     {@code chanceVariation}, and if there were too few requests
 * @param hottest the node with the most for its weight
 * @param hottestShare of the load, 0 to 1
 * @param hottestFairShare the share that it should have by its weight
 * @param coolest the node with the least for its weight
 * @param coolestShare of the load, 0 to 1
 */
public record Balance(
    LoadIndices indices,
    OptionalDouble chanceVariation,
    OptionalDouble chanceProbability,
    String hottest,
    double hottestShare,
    double hottestFairShare,
    String coolest,
    double coolestShare) {

  /**
   * Returns the balance of a load; empty if there are fewer than two nodes, or no load at all.
   *
   * @param chance what the requests brought, if that is known
   * @param requests how many there were
   */
  static Optional<Balance> of(NodeShares shares, Optional<Chance> chance, double requests) {
    int nodes = shares.loads().length;
    boolean tested = requests >= (double) Chance.FEWEST_REQUESTS_PER_NODE * nodes;
    return shares.indices().map(indices -> of(indices, shares, chance, tested));
  }

  private static Balance of(
      LoadIndices indices, NodeShares shares, Optional<Chance> chance, boolean tested) {
    int hottest = shares.hottest();
    int coolest = shares.coolest();
    return new Balance(
        indices,
        value(chance.map(one -> one.variation(shares))),
        value(chance.filter(one -> tested).map(one -> one.probability(shares))),
        shares.nodes().get(hottest),
        shares.share(hottest),
        shares.fairShare(hottest),
        shares.nodes().get(coolest),
        shares.share(coolest));
  }

  private static OptionalDouble value(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  /** Returns whether the hottest node has more than its share, and more than chance would give. */
  public boolean hot() {
    return hottestShare >= Chance.HOT_FACTOR * hottestFairShare
        && chanceProbability.isPresent()
        && chanceProbability.getAsDouble() < Chance.HOT_PROBABILITY;
  }
}
