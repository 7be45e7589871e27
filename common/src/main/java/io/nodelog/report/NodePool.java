package io.nodelog.report;

import io.nodelog.report.load.Inventory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Nodes that share a load, and what the summaries say of them. */
record NodePool(String name, Inventory inventory) {
  /** Takes one pool after the other. */
  @FunctionalInterface
  interface Visitor {
    void pool(NodePool pool) throws IOException;
  }

  /** The pools that have nodes which served on a date, in the order of their names. */
  static void forEach(SummaryInputs summaries, Inventory inventory, Visitor visitor)
      throws IOException {
    for (String name : inventory.pools(NodeBucket.serving(summaries, inventory))) {
      visitor.pool(new NodePool(name, inventory));
    }
  }

  boolean has(String node) {
    return inventory.poolOf(node).equals(name);
  }

  /** Its nodes that served on a date: those of the inventory, and those that had requests. */
  SortedSet<String> serving(SummaryInputs summaries) throws IOException {
    SortedSet<String> serving = NodeBucket.serving(summaries, inventory);
    serving.removeIf(node -> !has(node));
    return serving;
  }

  /** Reads the buckets of a date in which a node of it had requests. */
  void forEachBucket(SummaryInputs summaries, NodeBucket.Visitor visitor) throws IOException {
    NodeBucket.forEachBucket(
        summaries,
        nodes -> {
          List<NodeBucket> own = new ArrayList<>(nodes);
          own.removeIf(one -> !has(one.node()));
          if (!own.isEmpty()) {
            visitor.bucket(own);
          }
        });
  }

  /** Reads the routes of its nodes. */
  void forEachRoute(SummaryInputs summaries, RouteRow.Visitor visitor) throws IOException {
    RouteRow.forEach(
        summaries,
        row -> {
          if (has(row.node())) {
            visitor.row(row);
          }
        });
  }
}
