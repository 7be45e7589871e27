package io.nodelog.app.publish;

import io.nodelog.config.NodeConfig;
import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.ledger.Sha256;
import io.nodelog.report.ReportSettings;
import io.nodelog.report.Slo;
import io.nodelog.report.load.Inventory;
import io.nodelog.report.reliability.TrafficRule;
import io.nodelog.report.template.Advice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What reports are made with beside summaries.
 *
 * @param inventory the nodes that requests may be expected of
 * @param traffic when it is remarkable that they have none
 */
record MadeWith(ReportSettings settings, Inventory inventory, TrafficRule traffic) {
  static MadeWith of(NodelogConfig config) {
    ReportSettings settings =
        new ReportSettings(
            config.report().zone(),
            config.report().bucketSeconds(),
            slo(config),
            upstreams(config),
            advice(config));
    return new MadeWith(settings, ServingNodes.of(config), TrafficFiles.rule(config.outages()));
  }

  /** Tells whether something else was meant: SHA-256 of all of it. */
  String digest() {
    String text =
        String.join(
            "\n",
            settings.zone().getId(),
            Integer.toString(settings.bucketSeconds()),
            settings.slo().toString(),
            new TreeMap<>(settings.upstreams()).toString(),
            settings.advice().toString(),
            inventory.nodes().toString(),
            traffic.toString());
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
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

  private static List<Advice.Rule> advice(NodelogConfig config) {
    return config.templates().advice().stream()
        .map(rule -> new Advice.Rule(rule.byId(), rule.wanted(), rule.text()))
        .toList();
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
