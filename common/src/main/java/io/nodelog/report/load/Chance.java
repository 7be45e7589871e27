package io.nodelog.report.load;

/**
 * What pure chance does when requests are assigned at random and on their own, to each node in
 * proportion to its weight.
 *
 * @param requests how many were assigned
 * @param squares the sum of the squares of what each brought, in the unit of the load
 * @param largest the most that one brought
 */
public record Chance(double requests, double squares, double largest) {
  /** A load is tested if there were so many requests for each node. */
  public static final long FEWEST_REQUESTS_PER_NODE = 100;

  /** A node is hot if chance makes any node so hot with at most this probability. */
  public static final double HOT_PROBABILITY = 0.001;

  /** A node is hot if it has at least so many times its fair share. */
  public static final double HOT_FACTOR = 1.1;

  /** Requests that bring one each: the load is their number. */
  public static Chance ofRequests(double requests) {
    return new Chance(requests, requests, 1);
  }

  /**
   * The coefficient of variation that chance gives: that of so many requests of equal size as vary
   * as much as these.
   */
  double variation(NodeShares shares) {
    double equalRequests = shares.total() * shares.total() / squares;
    return LoadIndices.chanceVariation(equalRequests, shares.weights());
  }

  /**
   * At most how probable it is that chance gives any node so much more than its fair share as some
   * node has, 0 to 1. It is Bernstein's inequality for sums of bounded independent variables, times
   * the number of nodes that it might have hit; it holds for any number and any sizes of requests.
   */
  double probability(NodeShares shares) {
    double least = 1;
    double total = shares.total();
    for (int i = 0; i < shares.loads().length; i++) {
      double fair = shares.fairShare(i);
      double excess = shares.loads()[i] - fair * total;
      if (excess > 0) {
        double spread = fair * (1 - fair) * squares + largest * excess / 3;
        least = Math.min(least, StrictMath.exp(-excess * excess / 2 / spread));
      }
    }
    return Math.min(1, least * shares.loads().length);
  }
}
