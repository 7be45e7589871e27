package io.nodelog.app.publish;

import io.nodelog.config.NodeConfig;
import io.nodelog.config.NodelogConfig;
import io.nodelog.report.ReportSettings;
import io.nodelog.report.Slo;
import java.util.Map;
import java.util.TreeMap;

/** Reads from the configuration what reports are made with. */
final class MadeWith {
  private MadeWith() {}

  static ReportSettings settings(NodelogConfig config) {
    return new ReportSettings(
        config.report().zone(), config.report().bucketSeconds(), slo(config), upstreams(config));
  }

  private static Slo slo(NodelogConfig config) {
    return new Slo(
        config.slo().availability(),
        config.slo().windows(),
        config.slo().minRequests(),
        new Slo.AnomalyRule(
            config.anomalies().minWeeks(),
            config.anomalies().minRequests(),
            config.anomalies().minChange(),
            config.anomalies().minErrorRatio()));
  }

  /** Of two nodes that claim the same, the one that stands first in the inventory has it. */
  private static Map<String, String> upstreams(NodelogConfig config) {
    Map<String, String> nodes = new TreeMap<>();
    config.nodes().forEach(node -> nodes.putIfAbsent(node.name(), node.name()));
    for (NodeConfig node : config.nodes()) {
      node.host().ifPresent(host -> nodes.putIfAbsent(host, node.name()));
      node.addresses().forEach(address -> nodes.putIfAbsent(address, node.name()));
    }
    return nodes;
  }
}
