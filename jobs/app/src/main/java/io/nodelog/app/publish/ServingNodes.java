package io.nodelog.app.publish;

import io.nodelog.app.run.Run;
import io.nodelog.app.view.ReportRows;
import io.nodelog.config.NodeConfig;
import io.nodelog.config.NodelogConfig;
import io.nodelog.config.SourceConfig;
import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.AccessFormat;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.parquet.Column;
import io.nodelog.report.Report;
import io.nodelog.report.load.Inventory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

  /**
   * Those that the reports of a date were made with, so that they can be compared with their
   * summaries whatever the inventory is by now. Without a report that can be read, those of now.
   */
  static Inventory published(Run run, LedgerState state, String date) {
    try {
      return read(run, state, date);
    } catch (IOException e) {
      return of(run.config());
    }
  }

  private static Inventory read(Run run, LedgerState state, String date) throws IOException {
    ReportRows rows = new ReportRows(run, state, Report.NODE_LOAD);
    List<String> columns = rows.columns().stream().map(Column::name).toList();
    int node = columns.indexOf("node");
    int weight = columns.indexOf("capacity_weight");
    int pool = columns.indexOf("pool");
    SortedMap<String, Inventory.Node> nodes = new TreeMap<>();
    rows.forEach(
        date,
        date,
        row -> {
          if (row[node] instanceof byte[] name
              && row[weight] instanceof Double value
              && row[pool] instanceof byte[] of) {
            nodes.put(text(name), new Inventory.Node(value, text(of)));
          }
          return true;
        });
    return new Inventory(nodes);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static boolean hasRequests(NodelogConfig config, SourceConfig source) {
    return !source.format().equals(LogFormat.AUTO)
        && LogFormat.of(source.format(), config.formats().definitions()).format()
            instanceof AccessFormat;
  }
}
