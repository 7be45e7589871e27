package io.nodelog.report.load;

import io.nodelog.record.event.NodeSpace;
import io.nodelog.summary.RowCodec;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How evenly DataNodes are filled, as the balancer of HDFS sees it ({@code Balancer} and {@code
 * BalancingPolicy.Node} of Hadoop): of nodes in service, {@code U_i = used / capacity} against
 * {@code U_avg = sum of used / sum of capacity}. A node without capacity has no part in it.
 */
public final class Utilisation {
  /** What the balancer takes for balanced: its usual threshold of 10 % of the capacity. */
  private static final double THRESHOLD = 0.1;

  private final long used;
  private final long capacity;
  private final DoubleSummaryStatistics each;

  private Utilisation(long used, long capacity, DoubleSummaryStatistics each) {
    this.used = used;
    this.capacity = capacity;
    this.each = each;
  }

  /** Looks at the nodes of a snapshot. */
  public static Utilisation of(List<NodeSpace> snapshot) {
    long used = 0;
    long capacity = 0;
    DoubleSummaryStatistics each = new DoubleSummaryStatistics();
    for (NodeSpace space : snapshot) {
      if (counts(space)) {
        used = RowCodec.add(used, space.usedBytes());
        capacity = RowCodec.add(capacity, space.capacityBytes());
        each.accept(of(space).getAsDouble());
      }
    }
    return new Utilisation(used, capacity, each);
  }

  private static boolean counts(NodeSpace space) {
    return space.state().equals(NodeSpace.IN_SERVICE) && space.capacityBytes() > 0;
  }

  /** How full a node is; empty without capacity. */
  public static OptionalDouble of(NodeSpace space) {
    return space.capacityBytes() > 0
        ? OptionalDouble.of((double) space.usedBytes() / space.capacityBytes())
        : OptionalDouble.empty();
  }

  /** How full all are together; empty if none is in service. */
  public OptionalDouble mean() {
    return capacity > 0 ? OptionalDouble.of((double) used / capacity) : OptionalDouble.empty();
  }

  /** How many nodes are in service and have a capacity. */
  public int nodes() {
    return (int) each.getCount();
  }

  /** How much fuller the fullest is than the emptiest; empty if none is in service. */
  public OptionalDouble spread() {
    return nodes() > 0 ? OptionalDouble.of(each.getMax() - each.getMin()) : OptionalDouble.empty();
  }

  /** How much fuller a node is than all together; empty if it is not in service. */
  public OptionalDouble deviation(NodeSpace space) {
    return counts(space)
        ? OptionalDouble.of(of(space).getAsDouble() - mean().getAsDouble())
        : OptionalDouble.empty();
  }

  /** The class of the balancer: over, above, below or under; empty if it is not in service. */
  public Optional<String> classOf(NodeSpace space) {
    OptionalDouble deviation = deviation(space);
    return deviation.isPresent() ? Optional.of(classOf(deviation.getAsDouble())) : Optional.empty();
  }

  private static String classOf(double deviation) {
    boolean within = Math.abs(deviation) <= THRESHOLD;
    if (deviation > 0) {
      return within ? "above" : "over";
    }
    return within ? "below" : "under";
  }
}
