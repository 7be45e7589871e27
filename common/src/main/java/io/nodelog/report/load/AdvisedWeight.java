package io.nodelog.report.load;

import java.util.Optional;

/**
 * The weight that a balancer should give to a node so that all nodes are as busy as they can be for
 * their capacity. A balancer's weights share out requests, so the weight is the capacity over how
 * long the node takes for a request; what weights it has now need not be known.
 *
 * @param share of the requests of the nodes that could be measured, 0 to 1
 * @param nginx the weight for nginx, which may be any whole number above 0: the largest is 100
 * @param haproxy the weight for HAProxy, 1 to 256: the largest is 256
 */
public record AdvisedWeight(double share, int nginx, int haproxy) {
  /** A node is measured by at least so many requests that have a duration. */
  public static final long FEWEST_REQUESTS = 100;

  private static final int LARGEST_FOR_NGINX = 100;
  private static final int LARGEST_FOR_HAPROXY = 256;

  /**
   * Returns how many requests a node should get relative to the others.
   *
   * @param weight its capacity weight, above 0
   * @param requests those that have a duration
   * @param busyMicros the sum of their durations
   * @return empty if there are too few, or if they took no time
   */
  public static Optional<Double> speed(double weight, long requests, long busyMicros) {
    return requests < FEWEST_REQUESTS || busyMicros == 0
        ? Optional.empty()
        : Optional.of(weight * requests / busyMicros);
  }

  /**
   * Returns the weights for a node.
   *
   * @param speed of the node
   * @param largest of all nodes
   * @param sum of all nodes
   */
  public static AdvisedWeight of(double speed, double largest, double sum) {
    return new AdvisedWeight(
        speed / sum,
        scaled(speed / largest, LARGEST_FOR_NGINX),
        scaled(speed / largest, LARGEST_FOR_HAPROXY));
  }

  private static int scaled(double share, int largest) {
    return Math.max(1, (int) Math.round(share * largest));
  }
}
