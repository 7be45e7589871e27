package io.nodelog.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The DataNodes of a cluster, as {@code hdfs dfsadmin -report} lists them: live and dead ones with
 * name, address and rack. Who is decommissioned belongs to the cluster no longer.
 */
final class ReportedNodes {
  /**
   * The pool of DataNodes: they share no load with web servers, which they might be listed with.
   */
  static final String POOL = "hdfs";

  private static final String FIRST_LINE = "Configured Capacity:";
  private static final String NAME = "Name: ";
  private static final String HOST_NAME = "Hostname: ";
  private static final String RACK = "Rack: ";
  private static final String GONE = "Decommission Status : Decommissioned";

  private final String file;
  private final Map<String, NodeConfig> nodes = new LinkedHashMap<>();

  private ReportedNodes(String file) {
    this.file = file;
  }

  /** Returns whether a text is such a report. */
  static boolean isReport(String text) {
    return text.stripLeading().startsWith(FIRST_LINE);
  }

  /**
   * Returns the nodes of one report, or of several that follow each other, in their order.
   *
   * @param file for messages
   * @throws InvalidConfig if there is none, or a name or rack is not as a node's must be
   */
  static List<NodeConfig> read(String text, String file) {
    ReportedNodes reported = new ReportedNodes(file);
    String[] lines = text.split("\r?\n", -1);
    int from = 0;
    for (int i = 1; i <= lines.length; i++) {
      if (i == lines.length || lines[i].startsWith(NAME)) {
        if (lines[from].startsWith(NAME)) {
          reported.add(List.of(lines).subList(from, i), from + 1);
        }
        from = i;
      }
    }
    if (reported.nodes.isEmpty()) {
      throw new InvalidConfig(
          file + ": Invalid report: names no node (hdfs dfsadmin -report lists them to an admin)");
    }
    return List.copyOf(reported.nodes.values());
  }

  private void add(List<String> lines, int lineNumber) {
    if (lines.contains(GONE)) {
      return;
    }
    String address = checked(Names.HOST, addressOf(lines.get(0)), lineNumber);
    Optional<String> host =
        value(lines, HOST_NAME).map(name -> checked(Names.HOST, name, lineNumber));
    Optional<String> rack = value(lines, RACK).map(name -> checked(Names.RACK, name, lineNumber));
    String name =
        Stream.of(host.orElse(address), address, address.replace(':', '-'))
            .map(one -> one.toLowerCase(Locale.ROOT))
            .filter(Names.NODE::allows)
            .findFirst()
            .orElseThrow(() -> invalid(Names.NODE, host.orElse(address), lineNumber));
    NodeConfig node =
        new NodeConfig(name, host, rack, Optional.of(POOL), List.of(address), 1, List.of());
    nodes.merge(name, node, ReportedNodes::both);
  }

  private String checked(Names kind, String text, int lineNumber) {
    if (!kind.allows(text)) {
      throw invalid(kind, text, lineNumber);
    }
    return text;
  }

  private InvalidConfig invalid(Names kind, String text, int lineNumber) {
    return new InvalidConfig(
        "%s: %d: Invalid node: %s (must be %s)".formatted(file, lineNumber, text, kind.rule()));
  }

  /** {@code Name: 10.0.0.1:9866 (host)}, or {@code [fe80::1]:9866} in it. */
  private static String addressOf(String line) {
    String address = line.substring(NAME.length()).strip().split(" ", 2)[0];
    String withoutPort = address.replaceFirst(":[0-9]+$", "");
    boolean inBrackets = withoutPort.startsWith("[") && withoutPort.endsWith("]");
    return inBrackets ? withoutPort.substring(1, withoutPort.length() - 1) : withoutPort;
  }

  private static Optional<String> value(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /**
   * Adds what a report says to nodes that are known. A node is the same if it has the name, the
   * host or an address in common; what is known of it goes before.
   */
  static List<NodeConfig> merged(List<NodeConfig> known, List<NodeConfig> reported) {
    Map<String, NodeConfig> merged = new LinkedHashMap<>();
    Map<String, String> byName = new LinkedHashMap<>();
    for (NodeConfig node : known) {
      merged.put(node.name(), node);
      names(node).forEach(name -> byName.putIfAbsent(name, node.name()));
    }
    for (NodeConfig node : reported) {
      String name =
          names(node).filter(byName::containsKey).map(byName::get).findFirst().orElse(node.name());
      merged.merge(name, node, ReportedNodes::both);
    }
    return List.copyOf(merged.values());
  }

  private static Stream<String> names(NodeConfig node) {
    return Stream.of(Stream.of(node.name()), node.host().stream(), node.addresses().stream())
        .flatMap(names -> names)
        .map(name -> name.toLowerCase(Locale.ROOT));
  }

  private static NodeConfig both(NodeConfig known, NodeConfig reported) {
    List<String> addresses = new ArrayList<>(known.addresses());
    Stream.concat(reported.host().stream(), reported.addresses().stream())
        .filter(address -> names(known).noneMatch(address.toLowerCase(Locale.ROOT)::equals))
        .forEach(addresses::add);
    return new NodeConfig(
        known.name(),
        known.host(),
        known.rack().or(reported::rack),
        known.pool().or(() -> known.sources().isEmpty() ? reported.pool() : Optional.empty()),
        List.copyOf(addresses),
        known.weight(),
        known.sources());
  }
}
