package io.nodelog.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
  private static final Pattern KEY = Pattern.compile("\"([a-z-]+)\":");

  @Test
  void explainsEveryKey() throws IOException {
    String manual;
    try (InputStream reference = getClass().getResourceAsStream("/reference.conf")) {
      manual = new String(reference.readAllBytes(), StandardCharsets.UTF_8);
    }
    NodelogConfig everything =
        NodelogConfig.parse(
            """
            nodelog { warehouse = /x, summary.shards = 1
              node-from-path = "/l/(?<node>.*)/(?<source>.*)"
              nodes = [{ name = a, host = a, rack = r, addresses = [a], sources = [
                { name = s, uri = /x, format = f, zone = UTC, trusted-proxies = [] }
                { name = t, uri = "sftp://u@a/x", format = f, sftp { key-file = /k,
                  password-file = /p } }] }]
              kerberos { principal = p, keytab = /k }
              sftp { known-hosts = /h, key-file = /k, password-alias = a } }
            """);

    List<String> keys = KEY.matcher(everything.render()).results().map(m -> m.group(1)).toList();

    assertThat(keys).hasSizeGreaterThan(40);
    assertThat(keys)
        .allSatisfy(key -> assertThat(manual).containsPattern("(?m)^[ #]*" + key + "\\b"));
  }

  @Test
  void stopsForNoLineLongerThanAScreen() throws IOException {
    try (InputStream reference = getClass().getResourceAsStream("/reference.conf")) {
      new String(reference.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"conf/nodelog.conf", "conf/examples/local.conf", "conf/examples/cluster.conf"})
  void readsTheFilesThatAreShipped(String name) throws IOException {
    Path file = projectRoot().resolve(name);

    NodelogConfig config = NodelogConfig.load(file, Map.of());

    assertThat(config.configuredWarehouse()).isPresent();
    assertThat(NodelogConfig.parse(config.render())).isEqualTo(config);
    assertThat(Files.readString(file)).doesNotContain("\t");
  }

  private static Path projectRoot() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(directory.resolve("conf"))) {
      directory = directory.getParent();
    }
    return directory;
  }
}
