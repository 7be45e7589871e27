package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From what measures nodes to the columns beside their traffic. */
class NodeResourcesTest {
  private static final String SAR =
      """
      Linux 6.1.0-28-amd64 (ip-10-0-0-1) \t01/05/2026 \t_x86_64_\t(4 CPU)

      12:00:01 AM     CPU     %user     %nice   %system   %iowait    %steal     %idle
      10:10:01 AM     all      7.00      0.00      2.00      1.00      0.00     90.00
      10:14:01 AM     all     27.00      0.00      2.00      1.00      0.00     70.00
      10:14:01 AM       0     27.00      0.00      2.00      1.00      0.00     70.00
      Average:        all     17.00      0.00      2.00      1.00      0.00     80.00

      12:00:01 AM     IFACE   rxpck/s   txpck/s    rxkB/s    txkB/s   rxcmp/s   txcmp/s  rxmcst/s   %ifutil
      10:10:01 AM        lo    100.00    100.00    900.00    900.00      0.00      0.00      0.00      0.00
      10:10:01 AM      eth0    100.00    200.00     10.00     50.00      0.00      0.00      0.00      0.04
      10:10:01 AM      eth1      1.00      2.00      1.00      2.00      0.00      0.00      0.00      0.00
      10:10:01 AM      eth2   garbage

      12:00:01 AM   runq-sz  plist-sz   ldavg-1   ldavg-5  ldavg-15   blocked
      10:10:01 AM         2       310      1.75      1.20      0.80         0
      """;

  private static final String METRICS2 =
      """
      1767607860000 jvm.JvmMetrics: Context=jvm, ProcessName=DataNode, Hostname=dn-07, MemHeapUsedM=300.0, MemHeapMaxM=1000.0, GcCount=3
      1767607860000 FSDatasetState.org.apache.hadoop.hdfs.server.datanode.fsdataset.impl.FsDatasetImpl: Context=FSDatasetState, Hostname=dn-07, Capacity=1000, DfsUsed=600, Remaining=250
      1767607860000 rpc.rpc: port=9867, Context=rpc, Hostname=dn-07, NumOpenConnections=3
      """;

  private static final String COLLECTED =
      """
      {"time":"2026-01-05T10:11:30Z","host":"10.0.0.2","memory_percent":61.5}
      {"time":"2026-01-05T10:11:30Z","host":"db-01","cpu_percent":5}
      {"time":"2026-01-05T10:11:30Z","host":"10.0.0.2","memory_percent":-1}
      {"time":"1970-01-01T00:00:00Z","host":"10.0.0.2","memory_percent":1}
      {"host":"10.0.0.2","memory_percent":1}
      """;

  @TempDir Path directory;

  private Site site() throws IOException {
    Site site = new Site(directory).set("accept.dates.past = 3650d");
    return site.set(
        "nodes = [ %s ]"
            .formatted(
                String.join(
                    ", ",
                    node(
                        "web-01",
                        "",
                        source("access", site.log("a.log", Site.lines(0, 30)), "apache_combined"),
                        source("sar", site.log("sar.txt", SAR), "sar")),
                    node(
                        "web-02",
                        "host = \"10.0.0.2\",",
                        source("access", site.log("b.log", Site.lines(30, 40)), "apache_combined")),
                    node("dn-07", "", source("metrics", site.log("dn.log", METRICS2), "auto")),
                    node(
                        "collector",
                        "",
                        source("all", site.log("c.json", COLLECTED), "metrics_json")))));
  }

  private static String node(String name, String host, String... sources) {
    return "{ name = %s, %s sources = [ %s ] }".formatted(name, host, String.join(", ", sources));
  }

  private static String source(String name, Path file, String format) {
    return "{ name = %s, uri = %s, format = %s, zone = UTC }"
        .formatted(name, Site.quoted(file), format);
  }

  private static List<String> resources(Site site) throws IOException {
    return site.rows("node_load").stream().map(NodeResourcesTest::text).toList();
  }

  private static String text(JsonNode row) {
    StringBuilder text = new StringBuilder(row.get("node").asText());
    text.append(' ').append(row.get("requests").asLong());
    row.properties()
        .forEach(
            column -> {
              boolean measured =
                  column.getKey().matches("(cpu|load|memory|swap|disk|network|heap)_.*");
              if (measured && !column.getValue().isNull()) {
                text.append(' ').append(column.getKey()).append('=').append(column.getValue());
              }
            });
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void standBesideTheTrafficThatTheyExplain(String engine) throws IOException {
    Site site = site();

    site.job(0, "--engine", engine, "-D", "nodelog.rejects.max-share=1");

    assertThat(resources(site))
        .containsExactly(
            "db-01 0 cpu_percent_mean=5.0 cpu_percent_max=5.0",
            "dn-07 0 disk_used_percent_max=75.0 heap_percent_max=30.0",
            "web-01 30 cpu_percent_mean=19.0 cpu_percent_max=29.0 cpu_iowait_percent_mean=1.0"
                + " load_average_mean=1.75 load_average_max=1.75"
                + " network_received_bytes_per_second=11264 network_sent_bytes_per_second=53248",
            "web-02 10 memory_percent_mean=61.5 memory_percent_max=61.5");
    assertThat(site.rows("quarantine"))
        .extracting(row -> row.get("source").asText() + " " + row.get("reason").asText())
        .containsExactlyInAnyOrder("sar shape", "all number", "all date_not_accepted", "all time");
    assertThat(site.rows("error_templates")).isEmpty();
    site.assertSound(40);
  }

  @Test
  void growWithAFileThatSarIsStillWriting() throws IOException {
    Site site = site();
    site.job(0, "-D", "nodelog.rejects.max-share=1");
    site.log(
        "sar.txt",
        SAR + "10:12:01 AM         9       400      3.25      2.20      1.80         0\n");

    site.job(0, "-D", "nodelog.rejects.max-share=1");

    assertThat(resources(site))
        .anyMatch(row -> row.startsWith("web-01 30") && row.contains("load_average_mean=2.5 "));
    site.assertSound(40);
  }

  @Test
  void areShownByParse() throws IOException {
    Path file = new Site(directory).log("sar.txt", SAR);

    Run run =
        Run.of("parse", "--format", "sar", "--zone", "UTC", "--node", "web-01", file.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .hasSize(5)
        .anyMatch(
            line ->
                line.endsWith(
                    "\"line_number\":4,\"partial\":false,\"node\":\"web-01\","
                        + "\"time\":\"2026-01-05T10:10:01Z\",\"host\":null,\"device\":null,"
                        + "\"metrics\":{\"cpu_percent\":9.0,\"cpu_iowait_percent\":1.0}}"));
    assertThat(run.err()).contains(":13: shape (offset ");
  }

  @Test
  void neverFailARunWhateverTheFilesHold() throws IOException {
    String hostile =
        IntStream.range(0, 300)
            .mapToObj(i -> "10:10:01 AM eth" + i + " 1.00 2.00 9e9 1.00\u0000\n")
            .collect(Collectors.joining());
    String longLine = "12:00:01 AM " + "x".repeat(100_000) + "\n";
    String date = "Linux x (y) \t99/99/9999\n12:00:01 AM     IFACE   a  b  rxkB/s    txkB/s\n";
    Site site = new Site(directory);
    site.node("web-01", site.log("a.txt", date + hostile + longLine + hostile), "sar", "UTC");

    Run run = site.run("run");

    assertThat(run.exitCode()).isEqualTo(ExitCode.QUALITY_GATE.code());
    assertThat(site.run("fsck").exitCode()).isZero();
  }
}
