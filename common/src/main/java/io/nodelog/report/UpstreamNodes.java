package io.nodelog.report;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds which node of the inventory an upstream is that a proxy writes in its own way. */
final class UpstreamNodes {
  private final Map<String, String> nodes = new TreeMap<>();

  /**
   * @param nodes the name of a node by each of its names, hosts and addresses, with or without a
   *     port
   */
  UpstreamNodes(Map<String, String> nodes) {
    nodes.forEach((known, node) -> this.nodes.put(plain(known), node));
  }

  /**
   * Returns the node. An upstream may be an address or a name, with a scheme before it, a port or a
   * path behind it, or a backend of HAProxy before it: {@code app/web-01}.
   */
  Optional<String> of(String upstream) {
    String text = plain(upstream);
    String address = text.substring(text.indexOf("://") < 0 ? 0 : text.indexOf("://") + 3);
    int slash = address.indexOf('/');
    String host = slash < 0 ? address : address.substring(0, slash);
    return known(text)
        .or(() -> known(address))
        .or(() -> known(host))
        .or(() -> known(withoutPort(host)))
        .or(() -> text.contains("://") ? Optional.empty() : ofServer(address, slash));
  }

  private Optional<String> ofServer(String address, int slash) {
    return slash < 0 ? Optional.empty() : known(address.substring(slash + 1));
  }

  private Optional<String> known(String text) {
    return Optional.ofNullable(nodes.get(text));
  }

  /** An IPv6 address has its port behind brackets, and none without. */
  private static String withoutPort(String host) {
    if (host.startsWith("[")) {
      int end = host.indexOf(']');
      return end < 0 ? host : host.substring(1, end);
    }
    int colon = host.indexOf(':');
    return colon < 0 || colon != host.lastIndexOf(':') ? host : host.substring(0, colon);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
