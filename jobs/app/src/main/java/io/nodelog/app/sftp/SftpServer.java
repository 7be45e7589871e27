package io.nodelog.app.sftp;

import io.nodelog.config.NodeConfig;
import io.nodelog.config.SftpConfig;
import io.nodelog.config.SftpSourceConfig;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server as the configuration names it.
 *
 * @param user to log in as
 * @param host by which its keys are known
 * @param port 1 to 65535
 * @param address where it is reached, which may be another name of the host
 * @param site how servers are known and logged in to
 * @param source what is different for the source
 */
public record SftpServer(
    String user, String host, int port, String address, SftpConfig site, SftpSourceConfig source) {
  private static final int STANDARD_PORT = 22;
  private static final int MAX_PORT = 65_535;
  private static final Pattern AUTHORITY =
      Pattern.compile("([^@:]+)@(?:\\[([0-9A-Fa-f:.]+)]|([^@:\\[\\]]+))(?::([0-9]{1,5}))?");

  /**
   * Names the server of a URI.
   *
   * @param node whose log it is, if that is in the inventory
   * @throws IllegalArgumentException if the URI does not name a user and a host
   */
  public static SftpServer of(
      URI uri, Optional<NodeConfig> node, SftpConfig site, SftpSourceConfig source) {
    Matcher matcher = AUTHORITY.matcher(String.valueOf(uri.getAuthority()));
    if (!matcher.matches()) {
      throw invalid(uri);
    }
    String host = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
    int port = matcher.group(4) == null ? STANDARD_PORT : Integer.parseInt(matcher.group(4));
    if (port < 1 || port > MAX_PORT) {
      throw invalid(uri);
    }
    String address =
        node.filter(one -> one.name().equals(host)).flatMap(NodeConfig::host).orElse(host);
    return new SftpServer(matcher.group(1), host, port, address, site, source);
  }

  private static IllegalArgumentException invalid(URI uri) {
    return new IllegalArgumentException(
        "Invalid server: " + uri.getAuthority() + " (must be user@host or user@host:port)");
  }

  @Override
  public String toString() {
    return user + "@" + host + (port == STANDARD_PORT ? "" : ":" + port);
  }
}
