package io.nodelog.report.reliability;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The nodes that are known, and by which names others speak of them. A name that is not known
 * stands for a node of its own.
 */
public final class Fleet {
  private final SortedMap<String, Optional<String>> racks = new TreeMap<>();
  private final Map<String, String> byName = new HashMap<>();

  /**
   * A node of the inventory.
   *
   * @param names host and addresses, with ports or without
   */
  public record Node(String name, Optional<String> rack, List<String> names) {}

  public Fleet(Collection<Node> nodes) {
    for (Node node : nodes) {
      racks.put(node.name(), node.rack());
      node.names().forEach(name -> byName.putIfAbsent(lower(name), node.name()));
    }
    nodes.forEach(node -> byName.put(lower(node.name()), node.name()));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The names of the nodes of the inventory, in order. */
  public Collection<String> names() {
    return racks.keySet();
  }

  /** Where a node stands; empty if the inventory does not say. */
  public Optional<String> rack(String node) {
    return racks.getOrDefault(node, Optional.empty());
  }

  /**
   * The node that a line speaks of.
   *
   * @param subject a name or an address, with a port or without; empty for the observer
   */
  public String node(String subject, String observer) {
    String host = withoutPort(subject);
    if (host.isEmpty() || host.equals("localhost") || host.startsWith("127.")) {
      return observer;
    }
    String known = byName.get(lower(subject));
    return known == null ? byName.getOrDefault(lower(host), host) : known;
  }

  private static String withoutPort(String subject) {
    int colon = subject.lastIndexOf(':');
    boolean port =
        colon >= 0
            && colon + 1 < subject.length()
            && subject.chars().skip(colon + 1L).allMatch(c -> c >= '0' && c <= '9');
    boolean bareIpv6 = port && subject.indexOf(':') != colon && subject.charAt(colon - 1) != ']';
    String host = port && !bareIpv6 ? subject.substring(0, colon) : subject;
    boolean inBrackets = host.startsWith("[") && host.endsWith("]");
    return inBrackets ? host.substring(1, host.length() - 1) : host;
  }
}
