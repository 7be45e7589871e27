package io.nodelog.app.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.run.Site;
import io.nodelog.app.sftp.LogServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar has all that SFTP needs, under the names that it has there. */
class SftpPackagedIT {
  @TempDir Path directory;

  @Test
  void readsTheLogOfAServer() throws Exception {
    Path logs = Files.createDirectories(directory.resolve("remote"));
    Files.writeString(logs.resolve("access.log"), Site.lines(1, 0, 10));
    KeyPair user = LogServer.key("Ed25519");
    try (LogServer server = LogServer.start(logs, LogServer.key("Ed25519"))) {
      server.admit(user);
      Packaged.Ended ended = ingest(server, LogServer.writeKey(directory.resolve("id"), user));

      assertThat(ended.exitCode()).as(ended.err()).isZero();
      assertThat(ended.err())
          .contains("took 10 lines")
          .doesNotContain("Exception", "WARN", "ERROR");
    }
  }

  private Packaged.Ended ingest(LogServer server, Path identity) throws Exception {
    Path config = directory.resolve("site.conf");
    Files.writeString(
        config,
        """
        nodelog {
          warehouse = warehouse, sftp.key-file = "%s"
          nodes = [{ name = far, sources = [{ name = access, format = apache_combined
            uri = "sftp://logs@%s:%s/*.log", sftp.host-keys = ["%s"] }] }]
        }
        """
            .formatted(identity, LogServer.HOST, server.port(), server.fingerprint()));
    String launcher = Packaged.PROJECT.resolve("scripts/nodelog").toString();
    return Packaged.run(
        directory, Map.of(), List.of(launcher, "ingest", "--config", config.toString()));
  }
}
