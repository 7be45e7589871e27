package io.nodelog.app.bench;

import io.nodelog.bytes.Ipv4;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A log of combined lines, no two of the same client, over one day. */
final class DistinctClients {
  private static final int SCATTER = 0x9E3779B1; // odd, so that no address comes twice
  private static final int SECONDS_PER_DAY = 86_400;

  private final Path directory;

  private DistinctClients(Path directory) {
    this.directory = directory;
  }

  /** Writes the log, unless a run before left it. */
  static DistinctClients of(Path parent, long clients) throws IOException {
    DistinctClients data = new DistinctClients(parent.resolve("distinct-clients-" + clients));
    if (!Files.exists(data.configuration())) {
      BenchData.deleteTree(data.directory);
      Files.createDirectories(data.directory);
      data.write(clients);
      Files.writeString(
          data.configuration(),
          """
          nodelog.nodes = [ { name = bench-01, sources = [
            { name = access, uri = "access.log", format = apache_combined } ] } ]
          """);
    }
    return data;
  }

  /** Reads the log; written last, so that where it is the log is whole. */
  Path configuration() {
    return directory.resolve("nodelog.conf");
  }

  private void write(long clients) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(directory.resolve("access.log")), 1 << 20)) {
      byte[] rest = new byte[0];
      long second = -1;
      for (long i = 0; i < clients; i++) {
        long now = i * SECONDS_PER_DAY / clients;
        if (now != second) {
          second = now;
          rest = rest(now);
        }
        out.write(Ipv4.text((int) i * SCATTER).getBytes(StandardCharsets.US_ASCII));
        out.write(rest);
      }
    }
  }

  private static byte[] rest(long second) {
    return String.format(
            Locale.ROOT,
            " - - [05/Jan/2026:%02d:%02d:%02d +0000] \"GET / HTTP/1.1\" 200 512 \"-\" \"-\"\n",
            second / 3600,
            second / 60 % 60,
            second % 60)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
