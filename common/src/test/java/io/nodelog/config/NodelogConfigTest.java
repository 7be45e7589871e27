package io.nodelog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.bytes.AddressRanges;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodelogConfigTest {
  private static final String EVERY_KEY =
      """
      nodelog {
        warehouse = "hdfs://nn:8020/logs/nodelog"
        engine = mapreduce
        nodes = [
          { name = web-01.example.org, host = "10.0.0.11", rack = /dc1/r1, pool = web, weight = 2.5
            addresses = ["10.0.0.11", "fe80::1"]
            sources = [
              { name = access, uri = "sftp://logs@web-01/var/log/nginx/access.log*",
                format = nginx_combined, trusted-proxies = ["192.0.2.0/24"]
                sftp { key-file = /k/web, password-alias = web.pw
                  host-keys = ["SHA256:AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/AbCdE"] } }
              { name = other, uri = "file:///var/log/{a,b}.log"
                format = "$remote_addr ${status} \\"$request\\"", zone = "Europe/Berlin" } ] }
          { name = idle-02 }
        ]
        node-from-path = "hdfs:///landing/(?<node>[^/]+)/(?<source>[^/]+)/.*"
        source-formats {
          access = apache_combined
          "error.log" { format = apache_common, zone = "Asia/Tokyo" }
        }
        rejects.max-share = 0.25
        quarantine { max-lines = 50, max-line-bytes = 1KiB }
        report { zone = "Europe/Berlin", bucket = 30s }
        slo { availability = 0.99, windows = [2h, 1d], min-requests = 10 }
        anomalies { min-weeks = 2, min-requests = 5, min-change = 0.5, min-error-ratio = 0.1 }
        accept.dates { past = 30d, future = 2h }
        ingest { mode = reference, threads = 7, idle = 90m, distributed = true }
        sftp { known-hosts = /k/hosts, key-file = /k/id, password-file = /k/p, connect-timeout = 5s
          read-timeout = 2m }
        raw { compression = none, level = 19, segment-size = 64MiB, frame-size = 1MiB }
        client { trusted-proxies = ["10.0.0.0/8", "2001:DB8:0::/32"], unmap-ipv4 = true }
        lines { max-length = 1MiB, max-event-bytes = 2MiB, max-event-lines = 50 }
        decompression { max-ratio = 500, max-window = 8MiB }
        summary { memory = 64MiB, split-size = 32MiB, shards = 16, compaction.min-files = 3 }
        publish.threads = 5
        lease { expires = 2m, wait = 1s }
        cluster.wait = 2h
        kerberos { principal = "nodelog/_HOST@EXAMPLE.COM", keytab = /k/nodelog.keytab }
        permissions { directory = 0700, file = "600", reports-directory = 0755, reports-file = 0644 }
        gc.grace = 7d
        templates.masks = [{ name = order, regex = "ORD-[0-9]+\\\\b" }, { name = b, regex = "${x}" }]
        retention { raw = 14d, summaries = 400d, reports = 36h, quarantine = 30d }
        outages { hdfs-expiry = 5m, yarn-expiry = 2m, min-cluster-share = 0.25
          min-cluster-nodes = 5, long-pause = 10s, observer-grace = 1m, burst-gap = 2h
          burst-failures = 4, traffic-silence = 20m, traffic-expected = 500
          planned = [{ node = "*", from = "2026-01-05T22:00:00Z", to = "2026-01-06T02:00:00Z" }] }
      }
      """;

  @TempDir Path directory;

  @Test
  void hasADefaultForEveryGroup() {
    NodelogConfig config = NodelogConfig.parse("");

    assertThat(config.configuredWarehouse()).isEmpty();
    assertThat(config.engine()).isEqualTo(EngineName.SPARK);
    assertThat(config.nodes()).isEmpty();
    assertThat(config.nodeFromPath()).isEmpty();
    assertThat(config.rejects()).isEqualTo(new RejectsConfig(0.01));
    assertThat(config.quarantine()).isEqualTo(new QuarantineConfig(1000, 8 << 10));
    assertThat(config.report())
        .isEqualTo(new ReportConfig(ZoneId.of("UTC"), Duration.ofMinutes(5)));
    assertThat(config.acceptDates())
        .isEqualTo(new AcceptConfig(Duration.ofDays(14_600), Duration.ofDays(1)));
    assertThat(config.ingest())
        .isEqualTo(new IngestConfig(IngestConfig.Mode.COPY, 4, Duration.ofHours(1), false));
    assertThat(config.sftp())
        .isEqualTo(
            new SftpConfig(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60)));
    assertThat(config.raw())
        .isEqualTo(new RawConfig(RawConfig.Compression.ZSTD, 3, 128L << 20, 4L << 20));
    assertThat(config.client()).isEqualTo(new ClientConfig(AddressRanges.NONE, false));
    assertThat(config.lines()).isEqualTo(new LinesConfig(64 << 10, 1 << 20, 1000));
    assertThat(config.decompression()).isEqualTo(new DecompressionConfig(200, 128L << 20));
    assertThat(config.summary())
        .isEqualTo(new SummaryConfig(128L << 20, OptionalLong.empty(), OptionalInt.empty(), 8));
    assertThat(config.templates()).isEqualTo(new TemplatesConfig(List.of(), List.of()));
    assertThat(config.publish()).isEqualTo(new PublishConfig(2));
    assertThat(config.slo())
        .isEqualTo(
            new SloConfig(
                0.999,
                List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(3)),
                1000));
    assertThat(config.anomalies()).isEqualTo(new AnomaliesConfig(3, 100, 0.2, 0.01));
    assertThat(config.lease())
        .isEqualTo(new LeaseConfig(Duration.ofSeconds(30), Duration.ofSeconds(30)));
    assertThat(config.cluster()).isEqualTo(new ClusterConfig(Duration.ofMinutes(30)));
    assertThat(config.kerberos()).isEqualTo(new KerberosConfig(Optional.empty(), Optional.empty()));
    assertThat(config.permissions()).isEqualTo(PermissionsConfig.DEFAULT);
    assertThat(config.gc()).isEqualTo(new GcConfig(Duration.ofDays(1)));
    assertThat(config.retention())
        .isEqualTo(
            new RetentionConfig(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void readsEveryKeyOfEveryGroup() {
    NodelogConfig config = NodelogConfig.parse(EVERY_KEY);

    assertThat(config.warehouse()).isEqualTo(URI.create("hdfs://nn:8020/logs/nodelog"));
    assertThat(config.engine()).isEqualTo(EngineName.MAPREDUCE);
    assertThat(config.nodes())
        .containsExactly(
            new NodeConfig(
                "web-01.example.org",
                Optional.of("10.0.0.11"),
                Optional.of("/dc1/r1"),
                Optional.of("web"),
                List.of("10.0.0.11", "fe80::1"),
                2.5,
                List.of(
                    new SourceConfig(
                        "access",
                        "sftp://logs@web-01/var/log/nginx/access.log*",
                        "nginx_combined",
                        Optional.empty(),
                        Optional.of(AddressRanges.of(List.of("192.0.2.0/24"))),
                        new SftpSourceConfig(
                            List.of("SHA256:AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/AbCdE"),
                            Optional.of(Path.of("/k/web")),
                            Optional.empty(),
                            Optional.of("web.pw"))),
                    new SourceConfig(
                        "other",
                        "file:///var/log/{a,b}.log",
                        "$remote_addr ${status} \"$request\"",
                        Optional.of(ZoneId.of("Europe/Berlin")),
                        Optional.empty(),
                        SftpSourceConfig.NONE))),
            new NodeConfig(
                "idle-02",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                1,
                List.of()));
    assertThat(config.nodeFromPath())
        .contains(
            new NodeFromPath(
                "hdfs:///landing/",
                "(?<node>[^/]+)/(?<source>[^/]+)/.*",
                Map.of(
                    "access",
                    SourceFormat.of("apache_combined"),
                    "error.log",
                    new SourceFormat("apache_common", Optional.of(ZoneId.of("Asia/Tokyo"))))));
    assertThat(config.rejects()).isEqualTo(new RejectsConfig(0.25));
    assertThat(config.quarantine()).isEqualTo(new QuarantineConfig(50, 1 << 10));
    assertThat(config.report())
        .isEqualTo(new ReportConfig(ZoneId.of("Europe/Berlin"), Duration.ofSeconds(30)));
    assertThat(config.acceptDates())
        .isEqualTo(new AcceptConfig(Duration.ofDays(30), Duration.ofHours(2)));
    assertThat(config.ingest())
        .isEqualTo(new IngestConfig(IngestConfig.Mode.REFERENCE, 7, Duration.ofMinutes(90), true));
    assertThat(config.sftp())
        .isEqualTo(
            new SftpConfig(
                Optional.of(Path.of("/k/hosts")),
                Optional.of(Path.of("/k/id")),
                Optional.of(Path.of("/k/p")),
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofMinutes(2)));
    assertThat(config.raw())
        .isEqualTo(new RawConfig(RawConfig.Compression.NONE, 19, 64L << 20, 1L << 20));
    assertThat(config.client())
        .isEqualTo(
            new ClientConfig(AddressRanges.of(List.of("10.0.0.0/8", "2001:db8::/32")), true));
    assertThat(config.lines()).isEqualTo(new LinesConfig(1 << 20, 2 << 20, 50));
    assertThat(config.decompression()).isEqualTo(new DecompressionConfig(500, 8L << 20));
    assertThat(config.summary())
        .isEqualTo(new SummaryConfig(64L << 20, OptionalLong.of(32L << 20), OptionalInt.of(16), 3));
    assertThat(config.publish()).isEqualTo(new PublishConfig(5));
    assertThat(config.slo())
        .isEqualTo(new SloConfig(0.99, List.of(Duration.ofHours(2), Duration.ofDays(1)), 10));
    assertThat(config.anomalies()).isEqualTo(new AnomaliesConfig(2, 5, 0.5, 0.1));
    assertThat(config.lease())
        .isEqualTo(new LeaseConfig(Duration.ofMinutes(2), Duration.ofSeconds(1)));
    assertThat(config.cluster()).isEqualTo(new ClusterConfig(Duration.ofHours(2)));
    assertThat(config.kerberos())
        .isEqualTo(
            new KerberosConfig(
                Optional.of("nodelog/_HOST@EXAMPLE.COM"),
                Optional.of(Path.of("/k/nodelog.keytab"))));
    assertThat(config.permissions()).isEqualTo(new PermissionsConfig(0700, 0600, 0755, 0644));
    assertThat(config.gc()).isEqualTo(new GcConfig(Duration.ofDays(7)));
    assertThat(config.retention())
        .isEqualTo(
            new RetentionConfig(
                Optional.of(Duration.ofDays(14)),
                Optional.of(Duration.ofDays(400)),
                Optional.of(Duration.ofHours(36)),
                Optional.of(Duration.ofDays(30))));
  }

  @Test
  void rendersAsTextThatReadsTheSame() {
    for (String text : List.of("", EVERY_KEY, "nodelog.warehouse = \"/a b/100%/$c\"")) {
      NodelogConfig config = NodelogConfig.parse(text);

      String rendered = config.render();

      assertThat(NodelogConfig.parse(rendered)).isEqualTo(config);
      assertThat(NodelogConfig.parse(rendered).render()).isEqualTo(rendered);
      assertThat(rendered).as("Hadoop evaluates ${…} in its values").doesNotContain("$");
      assertThat(rendered).doesNotContain("\n");
    }
  }

  @Test
  void resolvesPathsOfAFileAgainstItsDirectory() throws IOException {
    Path file =
        write(
            """
            nodelog.warehouse = warehouse
            nodelog.nodes = [{ name = a, sources = [
              { name = s1, uri = "../logs/*.log", format = f }
              { name = s2, uri = "file:logs/b c.log", format = f }
              { name = s3, uri = "/var/log/x", format = f } ]}]
            nodelog.node-from-path = "landing/(?<node>[^/]+)/(?<source>[^/]+)/.*"
            """);

    NodelogConfig config = NodelogConfig.load(file, Map.of());

    assertThat(config.warehouse()).isEqualTo(URI.create("file://" + directory + "/warehouse"));
    assertThat(config.nodes().get(0).sources())
        .extracting(SourceConfig::uri)
        .containsExactly(
            "file://" + directory.getParent() + "/logs/*.log",
            "file://" + directory + "/logs/b c.log",
            "file:///var/log/x");
    assertThat(config.nodeFromPath().orElseThrow().root())
        .isEqualTo("file://" + directory + "/landing/");
    assertThat(NodelogConfig.parse(config.render())).isEqualTo(config);
  }

  @Test
  void resolvesPathsOfTheCommandLineAgainstTheWorkingDirectory() throws IOException {
    Path file = write("nodelog.warehouse = warehouse");

    NodelogConfig config = NodelogConfig.load(file, Map.of("nodelog.warehouse", "elsewhere"));

    assertThat(config.warehouse().getPath())
        .isEqualTo(Path.of("elsewhere").toAbsolutePath().toString());
  }

  @Test
  void prefersTheCommandLineToTheFileAndTheFileToTheDefaults() throws IOException {
    Path file = write("nodelog { ingest.threads = 9, publish.threads = 9 }");

    NodelogConfig config = NodelogConfig.load(file, Map.of("nodelog.ingest.threads", "3"));

    assertThat(config.ingest().threads()).isEqualTo(3);
    assertThat(config.publish().threads()).isEqualTo(9);
    assertThat(config.raw().level()).isEqualTo(3);
  }

  @Test
  void takesAValueOfTheCommandLineAsTheTextItIs() {
    assertThatThrownBy(() -> NodelogConfig.defaults(Map.of("nodelog.engine", "${USER}")))
        .isInstanceOf(InvalidConfig.class)
        .hasMessage("command line: Invalid nodelog.engine: ${USER} (must be spark or mapreduce)");
  }

  @Test
  void asksForTheWarehouseOnlyWhenItIsNeeded() {
    NodelogConfig config = NodelogConfig.defaults(Map.of());

    assertThatThrownBy(config::warehouse)
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("Missing nodelog.warehouse");
  }

  @Test
  void fingerprintsWhatShapesSummariesAndNothingElse() {
    SettingsFingerprint before = NodelogConfig.parse("").settingsFingerprint();

    assertThat(NodelogConfig.parse("nodelog.ingest.threads = 5").settingsFingerprint())
        .isEqualTo(before);
    assertThat(before.text())
        .isEqualTo(
            """
            accept.dates.future = 1d
            accept.dates.past = 14600d
            client.trusted-proxies = none
            client.unmap-ipv4 = false
            lines.max-event-bytes = 1MiB
            lines.max-event-lines = 1000
            lines.max-length = 64KiB
            report.bucket = 5m
            report.zone = UTC
            templates.masks = none
            """);
    assertThat(before.sha256()).matches("[0-9a-f]{64}");
    SettingsFingerprint after =
        NodelogConfig.parse("nodelog.report.bucket = 1m").settingsFingerprint();
    assertThat(after.sha256()).isNotEqualTo(before.sha256());
    assertThat(after.changesSince(before.text())).containsExactly("report.bucket was 5m and is 1m");
  }

  @Test
  void seesThatMasksChangedTheirOrderToo() {
    String both = "nodelog.templates.masks = [%s, %s]";
    String one = "{ name = order, regex = \"ORD-[0-9]+\" }";
    String other = "{ name = user, regex = \"user \\\\w+\" }";
    SettingsFingerprint before =
        NodelogConfig.parse(both.formatted(one, other)).settingsFingerprint();

    assertThat(NodelogConfig.parse(both.formatted(one, other)).settingsFingerprint())
        .isEqualTo(before);
    assertThat(
            NodelogConfig.parse(both.formatted(other, one))
                .settingsFingerprint()
                .changesSince(before.text()))
        .containsExactly(
            "templates.masks was order=ORD-[0-9]+, user=user \\w+ and is user=user \\w+,"
                + " order=ORD-[0-9]+");
  }

  @Test
  void seesAChangedFormatButNoChangeInASourceThatIsNew() {
    SettingsFingerprint before = NodelogConfig.parse(nodes("f1")).settingsFingerprint();

    assertThat(before.changesSince(NodelogConfig.parse("").settingsFingerprint().text())).isEmpty();
    assertThat(NodelogConfig.parse(nodes("f2")).settingsFingerprint().changesSince(before.text()))
        .containsExactly("format a/s was f1 and is f2");
  }

  @Test
  void prefersTheTrustedProxiesOfASourceToThoseOfTheSite() {
    NodelogConfig config =
        NodelogConfig.parse(
            """
            nodelog.client.trusted-proxies = ["10.0.0.0/8"]
            nodelog.nodes = [{ name = a, sources = [
              { name = s, uri = /x, format = f, trusted-proxies = ["192.0.2.7"] }
              { name = t, uri = /x, format = f, trusted-proxies = [] }
              { name = u, uri = /x, format = f } ] }]
            """);

    assertThat(config.trustedProxies("a", "s")).hasToString("192.0.2.7/32");
    assertThat(config.trustedProxies("a", "t").isEmpty()).isTrue();
    assertThat(config.trustedProxies("a", "u")).hasToString("10.0.0.0/8");
    assertThat(config.trustedProxies("landed", "s")).hasToString("10.0.0.0/8");
  }

  @Test
  void seesThatASourceTrustsOtherProxies() {
    SettingsFingerprint before = NodelogConfig.parse(nodes("f")).settingsFingerprint();
    NodelogConfig after =
        NodelogConfig.parse(nodes("f, trusted-proxies = [\"10.0.0.0/8\", \"::1\"]"));

    assertThat(after.settingsFingerprint().changesSince(before.text()))
        .containsExactly("trusted-proxies a/s was none and is 10.0.0.0/8, ::1/128");
  }

  @Test
  void takesAListOfTheCommandLineWithCommas() {
    NodelogConfig config =
        NodelogConfig.defaults(Map.of("nodelog.client.trusted-proxies", "10.0.0.0/8, ::1"));

    assertThat(config.client().trustedProxies()).hasToString("10.0.0.0/8, ::1/128");
  }

  @Test
  void seesAChangedZoneOfASourceWhereverItIsConfigured() {
    SettingsFingerprint before = NodelogConfig.parse(EVERY_KEY).settingsFingerprint();
    String moved = EVERY_KEY.replace("Asia/Tokyo", "UTC").replace("Europe/Berlin\" }", "UTC\" }");

    assertThat(NodelogConfig.parse(moved).settingsFingerprint().changesSince(before.text()))
        .containsExactly(
            "zone */error.log was Asia/Tokyo and is UTC",
            "zone web-01.example.org/other was Europe/Berlin and is UTC");
  }

  @Test
  void knowsTheZoneOfASourceWhereverItIsConfigured() {
    NodelogConfig config = NodelogConfig.parse(EVERY_KEY);

    assertThat(config.zone("web-01.example.org", "other")).contains(ZoneId.of("Europe/Berlin"));
    assertThat(config.zone("web-01.example.org", "access")).isEmpty();
    assertThat(config.zone("landed", "error.log")).contains(ZoneId.of("Asia/Tokyo"));
    assertThat(config.zone("landed", "access")).isEmpty();
    assertThat(config.zone("landed", "unknown")).isEmpty();
  }

  @Test
  void knowsWhichTimesABatchAccepts() {
    AcceptConfig accept = new AcceptConfig(Duration.ofDays(2), Duration.ofHours(1));
    Instant batch = Instant.parse("2026-01-05T12:00:00Z");

    assertThat(accept.from(batch)).isEqualTo(Instant.parse("2026-01-03T12:00:00Z"));
    assertThat(accept.to(batch)).isEqualTo(Instant.parse("2026-01-05T13:00:00Z"));
  }

  private static String nodes(String format) {
    return "nodelog.nodes = [{ name = a, sources = [{ name = s, uri = /x, format = "
        + format
        + " }] }]";
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("nodelog.conf"), text);
  }
}
