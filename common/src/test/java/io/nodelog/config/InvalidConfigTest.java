package io.nodelog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidConfigTest {
  @TempDir Path directory;

  static Stream<Arguments> complaints() {
    return Stream.of(
        complaint(
            "nodelog.warehous = /x", "Unknown key: nodelog.warehous (did you mean warehouse?)"),
        complaint("nodelg.engine = spark", "Unknown key: nodelg (did you mean nodelog?)"),
        complaint(
            "nodelog.publish.speed = 3",
            "Unknown key: nodelog.publish.speed (known here: threads)"),
        complaint(
            "nodelog.templates.masks = [{ name = a1, regex = x }]",
            "Invalid nodelog.templates.masks[0].name: a1 (must be 1 to 32 letters, _ and -)"),
        complaint(
            "nodelog.templates.masks = [{ name = a, regex = \"(x\" }]",
            "Invalid nodelog.templates.masks[0].regex: (x (must be an expression of RE2; missing"
                + " closing ): (x)"),
        complaint(
            "nodelog.templates.masks = [{ name = a, regex = \"x*\" }]",
            "Invalid nodelog.templates.masks[0].regex: x* (must not match a text of no length)"),
        complaint(
            "nodelog.templates.masks = [{ name = a, regex = \"((a{100}){100}){100}\" }]",
            "Invalid nodelog.templates.masks[0].regex: ((a{100}){100}){100} (must "),
        complaint(
            "nodelog.templates.masks = [{ name = a, regex = x }, { name = a, regex = y }]",
            "Invalid nodelog.templates.masks[1].name: a (must not be given twice)"),
        complaint(
            "nodelog.kerberos.keytab = /k",
            "Invalid nodelog.kerberos.keytab: /k (needs kerberos.principal beside it)"),
        complaint(
            "nodelog.kerberos.principal = \"a@B\"",
            "Invalid nodelog.kerberos.principal: a@B (needs kerberos.keytab beside it)"),
        complaint(
            "nodelog.kerberos { principal = \"a b\", keytab = /k }",
            "Invalid nodelog.kerberos.principal: a b (must be a Kerberos principal as in nodelog@"),
        complaint(
            "nodelog.kerberos { principal = a, keytab = \"hdfs://nn/k\" }",
            "Invalid nodelog.kerberos.keytab: hdfs://nn/k (must be a file of this machine)"),
        complaint(
            "nodelog.permissions.directory = \"0777\"",
            "Invalid nodelog.permissions.directory: 0777 (must be an octal mode that lets only"
                + " owner and group write, such as 0750)"),
        complaint(
            "nodelog.permissions.reports-file = rw-r--r--",
            "Invalid nodelog.permissions.reports-file: rw-r--r-- (must be an octal mode"),
        complaint(
            "nodelog.permissions.file = \"0440\"",
            "Invalid nodelog.permissions.file: 0440 (must be an octal mode"),
        complaint(
            "nodelog.sftp { password-file = /p, password-alias = a }",
            "Invalid nodelog.sftp.password-alias: a (must not stand beside password-file)"),
        complaint(
            "nodelog.sftp.password-alias = \"A B\"",
            "Invalid nodelog.sftp.password-alias: A B (must be lower-case letters, digits, ., _ and"
                + " -)"),
        complaint("nodelog.report = 5", "Invalid nodelog.report: 5 (must be a group { … })"),
        complaint("nodelog.report.zone = null", "Missing nodelog.report.zone"),
        complaint(
            "nodelog.report.zone = Mars",
            "Invalid nodelog.report.zone: Mars (must be a time zone such as UTC or Europe/Berlin)"),
        complaint(
            "nodelog.report.bucket = 7m",
            "Invalid nodelog.report.bucket: 7m (must divide an hour, as 5m or 30s do)"),
        complaint(
            "nodelog.report.bucket = 2h",
            "Invalid nodelog.report.bucket: 2h (must be a duration, 1s to 1h)"),
        complaint(
            "nodelog.report.bucket = soon", "Invalid nodelog.report.bucket: soon (must be a dur"),
        complaint(
            "nodelog.rejects.max-share = 2",
            "Invalid nodelog.rejects.max-share: 2 (must be a number, 0 to 1)"),
        complaint(
            "nodelog.rejects.max-share = x", "Invalid nodelog.rejects.max-share: x (must be a n"),
        complaint(
            "nodelog.rejects.max-share = NaN", "Invalid nodelog.rejects.max-share: NaN (must be"),
        complaint(
            "nodelog.ingest.threads = 0",
            "Invalid nodelog.ingest.threads: 0 (must be a whole number, 1 to 256)"),
        complaint(
            "nodelog.ingest.threads = 2.5", "Invalid nodelog.ingest.threads: 2.5 (must be a who"),
        complaint(
            "nodelog.ingest.mode = move",
            "Invalid nodelog.ingest.mode: move (must be copy or reference)"),
        complaint(
            "nodelog.ingest.idle = -1s", "Invalid nodelog.ingest.idle: -1s (must be a duration"),
        complaint("nodelog.accept.dates.past = 4000000d", "Invalid nodelog.accept.dates.past"),
        complaint(
            "nodelog.accept.date.past = 4d", "Unknown key: nodelog.accept.date (did you mean dat"),
        complaint(
            "nodelog.raw { segment-size = 1MiB, frame-size = 2MiB }",
            "Invalid nodelog.raw.frame-size: 2MiB (must be a size, 1KiB to 1MiB)"),
        complaint(
            "nodelog.raw.level = 23", "Invalid nodelog.raw.level: 23 (must be a whole number, 1 "),
        complaint(
            "nodelog.raw.compression = gzip",
            "Invalid nodelog.raw.compression: gzip (must be zstd or none)"),
        complaint(
            "nodelog.lines.max-length = 1GiB", "Invalid nodelog.lines.max-length: 1GiB (must be "),
        complaint(
            "nodelog.client.trusted-proxies = [10.0.0.1/8]",
            "Invalid address range: 10.0.0.1/8 (must name the range's first address)"),
        complaint(
            "nodelog.client.trusted-proxies = 10.0.0.0/8",
            "Invalid nodelog.client.trusted-proxies: 10.0.0.0/8 (must be a list of addresses"),
        complaint(
            "nodelog.client.unmap-ipv4 = perhaps",
            "Invalid nodelog.client.unmap-ipv4: perhaps (must be true or false)"),
        complaint(
            "nodelog.decompression.max-ratio = 1", "Invalid nodelog.decompression.max-ratio: 1"),
        complaint(
            "nodelog.decompression.max-window = 3GiB", "Invalid nodelog.decompression.max-wind"),
        complaint(
            "nodelog.summary.memory = big", "Invalid nodelog.summary.memory: big (must be a size"),
        complaint(
            "nodelog.summary.shards = 5000", "Invalid nodelog.summary.shards: 5000 (must be a wh"),
        complaint(
            "nodelog.warehouse = \"s3a://bucket/x\"",
            "Invalid nodelog.warehouse: s3a://bucket/x (must be a URI of hdfs: or file:, or a path)"),
        complaint(
            "nodelog.warehouse = \"hdfs://nn\"", "Invalid nodelog.warehouse: hdfs://nn (must hav"),
        complaint(
            "nodelog.warehouse = \"/x/*\"", "Invalid nodelog.warehouse: /x/* (must name one dir"),
        complaint(
            "nodelog.warehouse = \"/\"", "Invalid nodelog.warehouse: / (must name one directory"),
        complaint(
            "nodelog.warehouse = \"\"", "Invalid nodelog.warehouse:  (must be a URI or a path"),
        complaint(
            "nodelog.warehouse = \"file://x/y\"", "Invalid nodelog.warehouse: file://x/y (must n"),
        complaint(
            "nodelog.engine = flink", "Invalid nodelog.engine: flink (must be spark or mapreduc"),
        complaint(
            "nodelog.engine = [1]", "Invalid nodelog.engine: [1] (must be spark or mapreduce)"),
        complaint("nodelog.nodes = 5", "Invalid nodelog.nodes: 5 (must be a list of groups)"),
        complaint("nodelog.nodes = [{}]", "Missing nodelog.nodes[0].name (must be a text)"),
        complaint(
            "nodelog.nodes = [{ name = a }, { name = _node }]",
            "Invalid nodelog.nodes[1].name: _node (must be lower-case letters, digits, - and ."),
        complaint(
            "nodelog.nodes = [{ name = \"..\" }]", "Invalid nodelog.nodes[0].name: .. (must be l"),
        complaint(
            "nodelog.nodes = [{ name = \"a\\nb\" }]", "Invalid nodelog.nodes[0].name: a\\x0ab "),
        complaint(
            "nodelog.nodes = [{ name = a }, { name = a }]",
            "Invalid nodelog.nodes[1].name: a (must not be given twice)"),
        complaint(
            "nodelog.nodes = [{ name = a, hots = b }]", "Unknown key: nodelog.nodes[0].hots (did"),
        complaint(
            "nodelog.nodes = [{ name = a, weight = 0 }]", "Invalid nodelog.nodes[0].weight: 0 (m"),
        complaint(
            "nodelog.nodes = [{ name = a, rack = \"a b\" }]", "Invalid nodelog.nodes[0].rack: a "),
        complaint(
            "nodelog.nodes = [{ name = a, addresses = [\"1.2.3.4\", \"x y\"] }]",
            "Invalid nodelog.nodes[0].addresses: [1.2.3.4, x y] (each must be a host name or an"),
        complaint(
            source("name = s, uri = /x"), "Missing nodelog.nodes[0].sources[0].format (must be a"),
        complaint(
            source("name = s, format = f"), "Missing nodelog.nodes[0].sources[0].uri (must be"),
        complaint(
            source("name = .s, uri = /x, format = f"), "Invalid nodelog.nodes[0].sources[0].name"),
        complaint(
            source("name = s, uri = /x, format = f, zone = X"),
            "Invalid nodelog.nodes[0].sources[0].zone: X (must be a time zone"),
        complaint(
            "nodelog.node-from-path = \"hdfs:///landing/.*\"",
            "Invalid nodelog.node-from-path: hdfs:///landing/.* (must be a URI with the groups"),
        complaint(
            "nodelog.node-from-path = \"hdfs:///l/(?<node>[^/]+)/(?<source>[^/]+/.*\"",
            "must be a URI with the groups (?<node>…) and (?<source>…) below a directory; Unclosed"),
        complaint(
            "nodelog.source-formats { \"../x\" = f }",
            "Invalid nodelog.source-formats.\"../x\": f (a source's name must be"),
        complaint("nodelog {", "expecting a close"),
        complaint(
            "include \"/etc/passwd\"", "Cannot include other files: a configuration is one file"),
        complaint("include file(\"/etc/passwd\")", "Cannot include other files"),
        complaint("{include url(\"file:/etc/passwd\")}", "Cannot include other files"),
        complaint("nodelog { include classpath(\"x\") }", "Cannot include other files"),
        complaint("nodelog.engine = ${PATH}", "Cannot read ${PATH}: only HOME, HOSTNAME, USER and"),
        complaint(
            "nodelog.engine = ${?PATH}", "Cannot read ${?PATH}: only HOME, HOSTNAME, USER and"),
        complaint("nodelog.engine = ${nodelog.x}", "Cannot read ${nodelog.x}: only HOME, HOSTNAME"),
        complaint("nodelog.nodes += { name = b }", "Cannot append with +=: write the whole list"),
        complaint("nodelog.engine = ${NODELOG_IS_NOT_SET}", "NODELOG_IS_NOT_SET"),
        complaint(
            "nodelog.nodes = " + "[".repeat(50_000), "Cannot nest more than 16 groups and lists"),
        complaint(
            "nodelog.a" + ".a".repeat(50_000) + "=1", "Cannot read a key of more than 64 parts"));
  }

  private static Arguments complaint(String hocon, String message) {
    return Arguments.of(hocon, message);
  }

  private static String source(String keys) {
    return "nodelog.nodes = [{ name = a, sources = [{ " + keys + " }] }]";
  }

  @ParameterizedTest
  @MethodSource("complaints")
  void saysFileLineKeyAndWhatWouldBeRight(String hocon, String message) throws IOException {
    Path file = Files.writeString(directory.resolve("site.conf"), "\n# a comment\n" + hocon);

    assertThatThrownBy(() -> NodelogConfig.load(file, Map.of()))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining(message)
        .hasMessageContaining(file + ": 3");
  }

  @Test
  void refusesUnknownKeysOfTheCommandLine() {
    assertThatThrownBy(() -> NodelogConfig.defaults(Map.of("nodelog.engin", "spark")))
        .isInstanceOf(InvalidConfig.class)
        .hasMessage("command line: Unknown key: nodelog.engin (did you mean engine?)");
    assertThatThrownBy(() -> NodelogConfig.defaults(Map.of("nodelog..engine", "spark")))
        .isInstanceOf(InvalidConfig.class)
        .hasMessage("command line: Invalid key: nodelog..engine");
    assertThatThrownBy(
            () ->
                NodelogConfig.defaults(Map.of("nodelog.report", "x", "nodelog.report.zone", "UTC")))
        .isInstanceOf(InvalidConfig.class)
        .hasMessage("command line: Cannot set a group and a key of it at once");
    assertThatThrownBy(() -> NodelogConfig.defaults(Map.of("nodelog.report", "x")))
        .isInstanceOf(InvalidConfig.class)
        .hasMessage("command line: Invalid nodelog.report: x (must be a group { … })");
    assertThatThrownBy(
            () -> NodelogConfig.defaults(Map.of("nodelog.client.trusted-proxies.0", "10.0.0.0/8")))
        .isInstanceOf(InvalidConfig.class)
        .hasMessage(
            "command line: Invalid nodelog.client.trusted-proxies: a group (must be a list of"
                + " addresses and ranges such as 10.0.0.0/8)");
  }

  @Test
  void asksForProxiesThatWereTakenAway() {
    assertThatThrownBy(() -> NodelogConfig.parse("nodelog.client.trusted-proxies = null"))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("Missing nodelog.client.trusted-proxies (must be a list of");
  }

  @Test
  void neverRepeatsAPassword() {
    String hocon = source("name = s, uri = \"sftp://me:hunter2@host/x\", format = f");

    assertThatThrownBy(() -> NodelogConfig.parse(hocon))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("must hold no password")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThatThrownBy(() -> NodelogConfig.load(directory.resolve("none.conf"), Map.of()))
        .isInstanceOf(InvalidConfig.class)
        .hasMessage(
            "Cannot read the configuration " + directory.resolve("none.conf") + ": no such file");
  }

  @Test
  void readsAllowedNamesOfTheEnvironmentOnly() {
    assertThat(HoconText.mayRead("NODELOG_WAREHOUSE")).isTrue();
    assertThat(HoconText.mayRead("HOME")).isTrue();
    assertThat(HoconText.mayRead("AWS_SECRET_ACCESS_KEY")).isFalse();

    String home = System.getenv("HOME");
    org.junit.jupiter.api.Assumptions.assumeTrue(home != null, "HOME is not set");
    assertThat(NodelogConfig.parse("nodelog.warehouse = ${HOME}/w").warehouse().getPath())
        .isEqualTo(Path.of(home).normalize() + "/w");
  }

  @Test
  void leavesDollarsInQuotedTextsAlone() {
    String format = "${PATH} include \\\"x\\\" [[[[[[[[[[[[[[[[[[[[[[[[[[[[[ a.b // #";

    NodelogConfig config =
        NodelogConfig.parse(source("name = s, uri = /x, format = \"" + format + "\""));

    assertThat(config.nodes().get(0).sources().get(0).format())
        .isEqualTo(format.replace("\\\"", "\""));
  }

  /** Whatever a text says, it is read or refused: no other error, no overflow, no hanging. */
  @Test
  void refusesGarbageWithASentence() {
    long seed = 20260105;
    Random random = new Random(seed);
    List<String> tokens =
        List.of(
            "nodelog",
            "{",
            "}",
            "[",
            "]",
            "=",
            ":",
            "+=",
            ",",
            "\n",
            ".",
            "\"",
            "\"\"\"",
            "${",
            "${?HOME}",
            "}",
            "include ",
            "#",
            "//",
            "nodes",
            "name",
            "a",
            "5",
            "\\",
            "\u0000",
            "$",
            " ",
            "report.zone",
            "null",
            "\ud800");
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "nodelog{" : "");
      for (int n = random.nextInt(30); n > 0; n--) {
        text.append(tokens.get(random.nextInt(tokens.size())));
      }
      try {
        NodelogConfig.parse(text.toString());
      } catch (InvalidConfig e) {
        assertThat(e).hasMessageMatching("\\P{Cc}*");
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ", text " + i + ": " + text, e);
      }
    }
  }

  @Test
  void isNotOverrunByRepetition() {
    for (String token : List.of("{}", "[]", "(", "a ", "\"\" ", "${?HOME}", "a=1\n", "}", "a.\n")) {
      try {
        NodelogConfig.parse("nodelog.warehouse = " + token.repeat(5_000));
      } catch (InvalidConfig expected) {
        assertThat(expected.getMessage()).hasSizeLessThan(1_000);
      }
    }
  }
}
