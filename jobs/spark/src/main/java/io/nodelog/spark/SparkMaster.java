package io.nodelog.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Asks for a standalone master before Spark does, which only gives up after a minute. */
final class SparkMaster {
  private static final String STANDALONE = "spark://";
  private static final int PATIENCE_MILLIS = 5_000;

  private SparkMaster() {}

  /**
   * Makes sure that a standalone master listens; of any other kind of master nothing is asked.
   *
   * @param master as {@code spark://one:7077,two:7077}
   * @throws IOException if none does, with a sentence
   */
  static void requireReachable(String master) throws IOException {
    if (!master.startsWith(STANDALONE)) {
      return;
    }
    List<String> reasons = new ArrayList<>();
    for (String one : master.substring(STANDALONE.length()).split(",", -1)) {
      try (Socket socket = new Socket()) {
        socket.connect(address(one), PATIENCE_MILLIS);
        return;
      } catch (IOException | IllegalArgumentException e) {
        reasons.add(String.valueOf(e.getMessage()));
      }
    }
    throw new IOException(
        "Cannot reach the Spark master " + master + ": " + String.join(", ", reasons));
  }

  private static InetSocketAddress address(String hostAndPort) throws IOException {
    URI uri = URI.create(STANDALONE + hostAndPort);
    if (uri.getHost() == null || uri.getPort() < 0) {
      throw new IOException(hostAndPort + " is no host and port");
    }
    InetSocketAddress address = new InetSocketAddress(uri.getHost(), uri.getPort());
    if (address.isUnresolved()) {
      throw new IOException("unknown host " + uri.getHost());
    }
    return address;
  }
}
