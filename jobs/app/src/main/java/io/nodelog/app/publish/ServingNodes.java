package io.nodelog.app.publish;

import io.nodelog.config.NodeConfig;
import io.nodelog.config.NodelogConfig;
import io.nodelog.config.SourceConfig;
import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.AccessFormat;
import io.nodelog.report.load.Inventory;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The nodes of the inventory that requests may be expected of. A node that only has logs of
 * services is not one of them; a node without any source is, because somebody listed it.
 */
final class ServingNodes {
  private ServingNodes() {}

  static Inventory of(NodelogConfig config) {
    SortedMap<String, Inventory.Node> nodes = new TreeMap<>();
    for (NodeConfig node : config.nodes()) {
      boolean serves =
          node.sources().isEmpty()
              || node.sources().stream().anyMatch(source -> hasRequests(config, source));
      if (serves) {
        nodes.put(
            node.name(),
            new Inventory.Node(node.weight(), node.pool().orElse(Inventory.USUAL_POOL)));
      }
    }
    return new Inventory(nodes);
  }

  private static boolean hasRequests(NodelogConfig config, SourceConfig source) {
    return !source.format().equals(LogFormat.AUTO)
        && LogFormat.of(source.format(), config.formats().definitions()).format()
            instanceof AccessFormat;
  }
}
