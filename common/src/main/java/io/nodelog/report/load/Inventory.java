package io.nodelog.report.load;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The nodes that requests may be expected of, silent ones included.
 *
 * @param weights the capacity weight of each node by its name, above 0
 */
public record Inventory(SortedMap<String, Double> weights) {
  /** An inventory that lists nothing: only the nodes that speak are known. */
  public static final Inventory NONE = new Inventory(new TreeMap<>());

  private static final double USUAL_WEIGHT = 1;

  public Inventory {
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    for (Map.Entry<String, Double> node : weights.entrySet()) {
      if (!(node.getValue() > 0)) {
        throw new IllegalArgumentException(
            "Invalid weight of %s: %s (must be above 0)".formatted(node.getKey(), node.getValue()));
      }
    }
  }

  /** The capacity weight of a node, 1 of one that is not listed. */
  public double weightOf(String node) {
    return weights.getOrDefault(node, USUAL_WEIGHT);
  }
}
