package io.nodelog.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file that lists nodes, such as one that another system exports: CSV, whose first line names the
 * columns, HOCON with a list {@code nodes}, or what {@code hdfs dfsadmin -report} prints. It says
 * nothing of sources.
 */
final class InventoryFile {
  private static final long LARGEST_FILE = 64L << 20;
  private static final String CSV = ".csv";
  private static final String NODES = "nodes";
  private static final String ADDRESSES = "addresses";
  private static final List<String> COLUMNS =
      List.of("name", "host", "rack", "pool", ADDRESSES, "weight");

  private InventoryFile() {}

  /**
   * Adds what a file says to what the site's file says. Of a node that stands in both, the sources
   * stay, and what a list says of it goes before; what a report says goes behind.
   *
   * @throws InvalidConfig if a line is not as it must be, with its number
   */
  static List<NodeConfig> addTo(List<NodeConfig> nodes, Path file) {
    if (file.toString().endsWith(CSV)) {
      return merged(nodes, readCsv(file));
    }
    String text = HoconReader.read(file, LARGEST_FILE);
    return ReportedNodes.isReport(text)
        ? ReportedNodes.merged(nodes, ReportedNodes.read(text, file.toString()))
        : merged(nodes, readHocon(text, file.toString()));
  }

  private static List<NodeConfig> merged(List<NodeConfig> nodes, List<NodeConfig> listed) {
    Map<String, NodeConfig> merged = new LinkedHashMap<>();
    nodes.forEach(node -> merged.put(node.name(), node));
    listed.forEach(node -> merged.merge(node.name(), node, NodeConfig::with));
    return List.copyOf(merged.values());
  }

  private static List<NodeConfig> readHocon(String text, String file) {
    Section section = new Section(HoconReader.text(text, file), "", Path.of(""));
    section.allowOnly(NODES);
    List<NodeConfig> nodes = section.sections(NODES, NodeConfig::listed);
    section.refuseRepeated(NODES, "name", nodes.stream().map(NodeConfig::name).toList());
    return nodes;
  }

  private static List<NodeConfig> readCsv(Path file) {
    String[] lines = HoconReader.read(file, LARGEST_FILE).split("\r?\n", -1);
    List<String> columns = cells(lines[0]);
    if (!columns.contains("name") || !COLUMNS.containsAll(columns)) {
      throw new InvalidConfig(
          "%s: 1: Invalid columns (must be name and any of %s, with commas between)"
              .formatted(file, String.join(", ", COLUMNS.subList(1, COLUMNS.size()))));
    }
    Map<String, NodeConfig> nodes = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        Section row = row(columns, cells(lines[i]), file + ": " + (i + 1));
        NodeConfig node = NodeConfig.listed(row);
        if (nodes.put(node.name(), node) != null) {
          throw row.invalid("name", "must not be given twice");
        }
      }
    }
    return List.copyOf(nodes.values());
  }

  private static Section row(List<String> columns, List<String> cells, String origin) {
    if (cells.size() != columns.size()) {
      throw new InvalidConfig(
          "%s: Invalid line: %d cells (must be %d)"
              .formatted(origin, cells.size(), columns.size()));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      if (columns.get(i).equals(ADDRESSES)) {
        String[] addresses = cells.get(i).split("[ ;]+");
        values.put(ADDRESSES, Stream.of(addresses).filter(InventoryFile::isText).toList());
      } else if (isText(cells.get(i))) {
        values.put(columns.get(i), cells.get(i));
      }
    }
    Config config = ConfigValueFactory.fromMap(values, origin).toConfig();
    return new Section(config, "", Path.of(""));
  }

  private static boolean isText(String cell) {
    return !cell.isEmpty();
  }

  /** No value may hold a comma, so that quotes can only stand around a whole cell. */
  private static List<String> cells(String line) {
    return Stream.of(line.split(",", -1)).map(String::strip).map(InventoryFile::unquoted).toList();
  }

  private static String unquoted(String cell) {
    boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
    return quoted ? cell.substring(1, cell.length() - 1).strip() : cell;
  }
}
