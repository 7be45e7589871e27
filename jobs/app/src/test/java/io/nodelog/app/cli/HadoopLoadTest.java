package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.nodelog.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the audits, traces and snapshots of Hadoop to the reports on who carries its load. */
class HadoopLoadTest {
  private static final String TIME = "2026-01-05 10:%02d:12,345 INFO ";
  private static final String TRACE =
      "org.apache.hadoop.hdfs.server.datanode.DataNode.clienttrace: src: /10.0.0.1:9866, dest:"
          + " /10.0.0.%d:4711, volume: , bytes: 1000, op: HDFS_READ, cliID: c, offset: 0, srvID: s,"
          + " blockid: b, duration(ns): 2000000\n";
  private static final String CONTAINER =
      "org.apache.hadoop.yarn.server.nodemanager.NMAuditLogger: USER=user%d\tOPERATION=Container"
          + " Finished - %s\tTARGET=ContainerImpl\tRESULT=%s\tAPPID=a\tCONTAINERID=c\n";
  private static final List<String> REPORTS =
      List.of("hadoop_operations", "container_outcomes", "hdfs_transfers", "hdfs_utilisation");

  @TempDir Path directory;

  private static String source(String name, Path file, String format) {
    return "{ name = %s, uri = %s, format = %s, zone = UTC }"
        .formatted(name, Site.quoted(file), format);
  }

  private static String node(String name, String... sources) {
    return "{ name = %s, sources = [ %s ] }".formatted(name, String.join(", ", sources));
  }

  /** Of 240 reads 60 are local; of 120 containers 40 fail. */
  private static String workerLog() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 240; i++) {
      text.append(TIME.formatted(i / 4)).append(TRACE.formatted(1 + i % 4));
      if (i % 2 == 0) {
        boolean failed = i % 3 == 0;
        text.append(TIME.formatted(i / 4))
            .append(
                CONTAINER.formatted(
                    i % 5, failed ? "Failed" : "Succeeded", failed ? "FAILURE" : "SUCCESS"));
      }
    }
    return text.toString();
  }

  private Site site(String name) throws IOException {
    return new Site(Files.createDirectories(directory.resolve(name)));
  }

  private static String rows(Site site) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (String report : REPORTS) {
      rows.append(report).append('\n');
      for (JsonNode row : site.rows(report)) {
        rows.append(row).append('\n');
      }
    }
    return rows.toString();
  }

  @Test
  void areEqualOnBothEnginesAndInAnySplit() throws IOException {
    Site whole = site("whole");
    Path log = whole.log("worker.log", workerLog());
    String nodes = "nodes = [ %s ]".formatted(node("dn-1", source("log", log, "hadoop_daemon")));
    whole.set(nodes).job(0, "--engine", "mapreduce");
    Site split = site("split");
    split
        .set(nodes)
        .set("summary.split-size = 1KiB")
        .set("raw { segment-size = 16KiB, frame-size = 1KiB }")
        .job(0, "--engine", "spark");

    assertThat(rows(split)).isEqualTo(rows(whole));
    JsonNode transfers = whole.rows("hdfs_transfers").get(0);
    assertThat(transfers.get("transfers").asLong()).isEqualTo(240);
    assertThat(transfers.get("locality").asDouble()).isEqualTo(0.25);
    JsonNode containers = whole.rows("container_outcomes").get(0);
    assertThat(containers.get("failed").asLong()).isEqualTo(40);
    assertThat(containers.get("succeeded").asLong()).isEqualTo(80);
    assertThat(whole.run("fsck").out()).isEmpty();
  }

  /** What a daemon's log has among other messages is what a log of its own would have. */
  @Test
  void areTheSameFromADaemonsLogAndFromAuditLogs() throws IOException {
    Site among = site("among");
    Path log = among.log("worker.log", workerLog());
    among.set("nodes = [ %s ]".formatted(node("dn-1", source("log", log, "hadoop_daemon")))).job(0);
    Site apart = site("apart");
    apart
        .set(
            "nodes = [ %s ]"
                .formatted(
                    node(
                        "dn-1",
                        source("trace", log, "dn_clienttrace"),
                        source("audit", log, "nm_audit"))))
        .job(0);

    assertThat(rows(apart)).isEqualTo(rows(among));
    assertThat(failedContainers(apart)).isEqualTo(failedContainers(among)).isEqualTo("dn-1 40");
  }

  private static String failedContainers(Site site) throws IOException {
    return site.rows("component_failures").stream()
        .filter(row -> row.get("component").asText().equals("container"))
        .filter(row -> row.get("scope").asText().equals("node"))
        .map(row -> row.get("name").asText() + " " + row.get("failures").asLong())
        .collect(Collectors.joining(", "));
  }

  /** The NameNode itself prints what it adds up: 106496 used of 105418559488. */
  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void tellHowFullTheNodesOfARealClusterAre(String engine) throws IOException {
    Path report = SharedData.file("hadoop/dfsadmin_report_2live_2dead.txt");
    Site site =
        new Site(directory)
            .set(
                "nodes = [ %s, { name = dn-1, host = \"10.1.20.12\", sources = [] } ]"
                    .formatted(node("nn-1", source("report", report, "dfsadmin_report"))));

    site.job(0, "--engine", engine);

    List<JsonNode> rows = site.rows("hdfs_utilisation");
    assertThat(rows)
        .extracting(row -> row.get("datanode").asText() + " " + row.get("node").asText())
        .containsExactly("10.1.20.12:9866 dn-1", "106.52.25.152:9866 null");
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.get("mean_utilisation").asDouble())
                  .isCloseTo(106496 / 105418559488.0, within(1e-18));
              assertThat(row.get("nodes").asInt()).isEqualTo(2);
              assertThat(row.get("observer").asText()).isEqualTo("nn-1");
              assertThat(row.get("snapshot_time").asText()).isEqualTo("2024-08-10T21:38:23Z");
            });
    assertThat(rows)
        .extracting(row -> row.get("utilisation_class").asText())
        .containsExactly("below", "above");
    assertThat(longs(rows.get(1), "capacity_bytes", "used_bytes", "non_dfs_used_bytes"))
        .containsExactly(42140381184L, 77824L, 7206277120L);
    assertThat(longs(rows.get(1), "remaining_bytes", "blocks")).containsExactly(33113534464L, 5L);
    assertThat(site.run("fsck").out()).isEmpty();
  }

  /** A report that the NameNode printed is the inventory of the next run. */
  @Test
  void findTheNodesOfARealClusterInItsReport() throws IOException {
    Path report = SharedData.file("hadoop/dfsadmin_report_2live_2dead.txt");
    Site site =
        new Site(directory)
            .set("inventory.file = " + Site.quoted(report))
            .set(
                "nodes = [ %s ]"
                    .formatted(node("nn-1", source("report", report, "dfsadmin_report"))));

    site.job(0);

    assertThat(site.rows("hdfs_utilisation"))
        .extracting(row -> row.get("node").asText())
        .containsExactly("hadoop001", "hadoop002");
    assertThat(site.rows("node_outages"))
        .extracting(row -> row.get("node").asText())
        .containsExactlyInAnyOrder("hadoop003", "hadoop004");
    assertThat(site.run("fsck").out()).isEmpty();
  }

  /**
   * {@code awk -F'\t' '{split($2,u,/[= ]/); print $3, u[2], $4}' hdfs-audit.log | sort | uniq -c}.
   */
  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void countTheOperationsOfARealAudit(String engine) throws IOException {
    Path audit = SharedData.file("hadoop/hdfs-audit.log");
    Site site =
        new Site(directory)
            .set("nodes = [ %s ]".formatted(node("nn-1", source("a", audit, "hdfs_audit"))));

    site.job(0, "--engine", engine);

    assertThat(site.rows("hadoop_operations"))
        .extracting(
            row ->
                String.join(
                    " ",
                    row.get("client").asText(),
                    row.get("user").asText(),
                    row.get("operation").asText(),
                    row.get("result").asText(),
                    row.get("operations").asText()))
        .containsExactly(
            "192.168.64.102 ambari-qa delete allowed 1",
            "192.168.64.102 ambari-qa getfileinfo allowed 3");
    assertThat(site.run("fsck").out()).isEmpty();
  }

  /**
   * {@code awk '{for (i = 5; i < NF; i++) {if ($i == "bytes:") b = $(i + 1) + 0; if ($i == "op:") o
   * = $(i + 1)} n[o]++; s[o] += b} END {for (o in n) print o, n[o], s[o]}'
   * datanode-clienttrace.log}. All of it is on one host.
   */
  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void addUpWhatARealDataNodeTransferred(String engine) throws IOException {
    Path trace = SharedData.file("hadoop/datanode-clienttrace.log");
    Site site =
        new Site(directory)
            .set("nodes = [ %s ]".formatted(node("dn-1", source("t", trace, "dn_clienttrace"))));

    site.job(0, "--engine", engine);

    assertThat(site.rows("hdfs_transfers"))
        .allSatisfy(row -> assertThat(row.get("locality").asDouble()).isEqualTo(1))
        .extracting(
            row -> row.get("operation").asText() + longs(row, "transfers", "bytes", "local_bytes"))
        .containsExactly(
            "HDFS_READ[10, 106132038, 106132038]",
            "HDFS_WRITE[8, 105309054, 105309054]",
            "MAPRED_SHUFFLE[80, 105098599, 105098599]");
    assertThat(site.run("fsck").out()).isEmpty();
  }

  private static List<Long> longs(JsonNode row, String... columns) {
    return Stream.of(columns).map(column -> row.get(column).asLong()).toList();
  }
}
