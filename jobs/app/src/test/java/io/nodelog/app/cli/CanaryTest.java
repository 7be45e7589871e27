package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static io.nodelog.app.cli.Site.quoted;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.sftp.LogServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.alias.CredentialProvider;
import org.apache.hadoop.security.alias.CredentialProviderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that are used, and then looked for wherever somebody else could read them. */
@Tag("cluster") // for its time: Spark in a process of its own
class CanaryTest {
  private static final String CANARY = "c4n4ry-of-the-settings";
  private static final List<String> SECRETS = List.of(CANARY, LogServer.PASSWORD);

  @TempDir Path directory;
  private Path events;
  private Path temporaries;

  @BeforeEach
  void prepare() throws IOException {
    events = Files.createDirectory(directory.resolve("events"));
    temporaries = Files.createDirectory(directory.resolve("temporaries"));
  }

  @Test
  void noSecretIsInCommandLinesOutputFilesOrWhatSparkShows() throws Exception {
    Path remote = Files.createDirectories(directory.resolve("remote"));
    Files.writeString(remote.resolve("access.log"), lines(0, 50));
    Site site = new Site(directory);
    try (LogServer server = LogServer.start(remote, LogServer.key("EC"))) {
      String uri = "sftp://logs@%s:%s/*.log".formatted(LogServer.HOST, server.port());
      site.set(
          "nodes = [ { name = far-01, sources = [ { name = access, uri = %s, format ="
                  .formatted(quoted(uri))
              + " apache_combined, sftp { host-keys = [%s], password-alias = far.pw } } ] } ]"
                  .formatted(quoted(server.fingerprint())));

      JavaProcess process = start(site);
      List<String> commandLines = commandLines();
      Run run = process.end(240);

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(server.passwords()).contains(LogServer.PASSWORD);
      assertThat(commandLines).anyMatch(line -> line.contains("site.conf"));
      assertHoldNone(commandLines);
      assertHoldNone(List.of(run.out(), run.err()));
    }
    assertThat(site.requests()).isEqualTo(50);
    assertThat(files(events)).anyMatch(text -> text.contains("SparkListenerEnvironmentUpdate"));
    assertHoldNone(files(events));
    assertHoldNone(files(site.warehouse()));
    assertHoldNone(files(temporaries));
  }

  /** Those of all processes that this one has started, as everybody can read them. */
  private static List<String> commandLines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
      lines.add(Files.readString(Path.of("/proc/" + child.pid() + "/cmdline")));
    }
    return lines;
  }

  private JavaProcess start(Site site) throws IOException {
    return JavaProcess.start(
        directory,
        "1g",
        List.of("-Djava.io.tmpdir=" + temporaries, "-Dorg.apache.logging.log4j.level=DEBUG"),
        jar -> false,
        "run",
        "--debug",
        "--engine",
        "spark",
        "--config",
        site.config().toString(),
        "-conf",
        hadoopSettings().toString(),
        "-D",
        "spark.eventLog.enabled=true",
        "-D",
        "spark.eventLog.compress=false",
        "-D",
        "spark.eventLog.dir=" + events.toUri());
  }

  /** Names a provider that has the password, and holds secrets that are none of Nodelog's. */
  private Path hadoopSettings() throws IOException {
    Configuration settings = new Configuration(false);
    settings.set(
        "hadoop.security.credential.provider.path",
        "localjceks://file" + directory.resolve("secrets.jceks"));
    CredentialProvider provider = CredentialProviderFactory.getProviders(settings).get(0);
    provider.createCredentialEntry("far.pw", LogServer.PASSWORD.toCharArray());
    provider.flush();
    settings.set("fs.s3a.secret.key", CANARY);
    settings.set("fs.azure.account.key.logs.dfs.core.windows.net", CANARY);
    Path file = directory.resolve("secret-site.xml");
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.writeXml(out);
    }
    return file;
  }

  private static void assertHoldNone(List<String> texts) {
    for (String text : texts) {
      for (String secret : SECRETS) {
        int found = text.indexOf(secret);
        assertThat(found)
            .as(() -> "around it: " + text.substring(Math.max(0, found - 200), found))
            .isNegative();
      }
    }
  }

  private static List<String> files(Path root) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        texts.add(Files.readString(file, ISO_8859_1));
      }
    }
    return texts;
  }
}
