package io.nodelog.report.load;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The nodes that requests may be expected of, silent ones included.
 *
 * @param nodes what is known of each by its name
 */
public record Inventory(SortedMap<String, Node> nodes) {
  /** An inventory that lists nothing: only the nodes that speak are known. */
  public static final Inventory NONE = new Inventory(new TreeMap<>());

  /** The pool of a node of which none is known. */
  public static final String USUAL_POOL = "default";

  private static final Node USUAL = new Node(1, USUAL_POOL);

  /**
   * A node.
   *
   * @param weight its capacity relative to the others of its pool, above 0
   * @param pool the nodes that it shares a load with
   */
  public record Node(double weight, String pool) {
    public Node {
      if (!(weight > 0)) {
        throw new IllegalArgumentException("Invalid weight: " + weight + " (must be above 0)");
      }
    }
  }

  public Inventory {
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
  }

  /** The capacity weight of a node, 1 of one that is not listed. */
  public double weightOf(String node) {
    return nodes.getOrDefault(node, USUAL).weight();
  }

  /** The pool of a node, {@value #USUAL_POOL} of one that is not listed. */
  public String poolOf(String node) {
    return nodes.getOrDefault(node, USUAL).pool();
  }

  /** The pools of nodes, in order. */
  public SortedSet<String> pools(Iterable<String> names) {
    SortedSet<String> pools = new TreeSet<>();
    names.forEach(node -> pools.add(poolOf(node)));
    return pools;
  }

  /** The nodes of a pool that are listed. */
  public SortedSet<String> namesIn(String pool) {
    SortedSet<String> names = new TreeSet<>();
    for (Map.Entry<String, Node> node : nodes.entrySet()) {
      if (node.getValue().pool().equals(pool)) {
        names.add(node.getKey());
      }
    }
    return names;
  }
}
