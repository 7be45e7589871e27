package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nodelog.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the logs of daemons to the reports on what failed. */
class OutagesTest {
  private static final String STARTED =
      " INFO org.apache.hadoop.hdfs.server.namenode.NameNode: STARTUP_MSG: \n";
  private static final String DEAD =
      " INFO org.apache.hadoop.hdfs.StateChange: BLOCK* removeDeadDatanode: lost heartbeat from"
          + " 10.0.0.7:9866, removeBlocksFromBlockMap true\n";
  private static final String BACK =
      " INFO org.apache.hadoop.hdfs.StateChange: BLOCK* registerDatanode: from"
          + " DatanodeRegistration(10.0.0.7:9866, datanodeUuid=a) storage a\n";
  private static final String MAINTENANCE =
      " INFO org.apache.hadoop.hdfs.server.blockmanagement.DatanodeAdminManager: Starting"
          + " maintenance of 10.0.0.7:9866 with 3 blocks\n";
  private static final String NOTHING = " INFO a.B: nothing\n";
  private static final String DATANODE =
      "{ name = dn-7, rack = r1, addresses = [10.0.0.7], sources = [] }";

  @TempDir Path directory;

  private static String node(String name, Path log) {
    return "{ name = %s, sources = [{ name = daemon, uri = %s, format = hadoop_daemon, zone = UTC }]}"
        .formatted(name, Site.quoted(log));
  }

  private static Site site(Path root, String... nodes) {
    return new Site(root).set("nodes = [ %s ]".formatted(String.join(", ", nodes)));
  }

  private static JsonNode only(Site site, String report, String column, String value)
      throws IOException {
    List<JsonNode> rows =
        site.rows(report).stream().filter(row -> row.get(column).asText().equals(value)).toList();
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void giveTheRealOutagesOfHadoopAsDetectedAndAsCorrected(String engine) throws IOException {
    Path hadoop = SharedData.file("hadoop");
    Site site =
        site(
            directory,
            node("nn-1", hadoop.resolve("namenode_dead_and_back.log")),
            node("rm-1", hadoop.resolve("resourcemanager_node_lost.log")),
            node("dn-1", hadoop.resolve("datanode_disk_failure.log")),
            node("nm-1", hadoop.resolve("nodemanager_bad_dirs.log")));

    site.job(0, "--engine", engine);

    JsonNode dead = only(site, "node_outages", "node", "172.18.154.201");
    assertThat(dead.get("detected_seconds").asDouble()).isEqualTo(243.269);
    assertThat(dead.get("corrected_seconds").asDouble()).isEqualTo(873.269);
    assertThat(dead.get("cause").asText()).isEqualTo("failure");
    assertThat(dead.get("observer").asText()).isEqualTo("nn-1");
    assertThat(dead.get("evidence_offset").asLong()).isZero();
    JsonNode lost = only(site, "node_outages", "node", "cdh3-dn-83");
    assertThat(lost.get("corrected_start").asText()).isEqualTo("2026-01-30T03:19:57.126Z");
    assertThat(lost.get("detected_start").asText()).isEqualTo("2026-01-30T03:29:57.126Z");
    assertThat(lost.get("end").isNull()).isTrue();
    assertThat(site.rows("component_failures"))
        .filteredOn(row -> row.get("scope").asText().equals("node"))
        .extracting(row -> row.get("name").asText() + ": " + row.get("parts").asText())
        .containsExactly(
            "dn-1: /home/hadoop/data/hadoop",
            "nm-1: /home/ubuntu/Download/hadoop-2.8.0/logs/userlogs,"
                + " /home/ubuntu/Download/hadoop-2.8.0/tmp/nm-local-dir");
    assertThat(site.run("fsck").out()).isEmpty();
  }

  /** The test vector: 720 hours, failures of 2, 1 and half an hour, and 4 hours planned. */
  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void giveTheFiguresOfAMonth(String engine) throws IOException {
    Site site = new Site(directory);
    Path log =
        site.log(
            "nn.log",
            "2026-04-01 00:00:00,000"
                + STARTED
                + "2026-04-05 10:10:30,000"
                + DEAD
                + "2026-04-05 12:00:00,000"
                + BACK
                + "2026-04-12 10:10:30,000"
                + DEAD
                + "2026-04-12 11:00:00,000"
                + BACK
                + "2026-04-20 10:10:30,000"
                + DEAD
                + "2026-04-20 10:30:00,000"
                + BACK
                + "2026-04-25 09:00:00,000"
                + MAINTENANCE
                + "2026-04-25 10:10:30,000"
                + DEAD
                + "2026-04-25 14:00:00,000"
                + BACK
                + "2026-04-30 12:00:00,000"
                + NOTHING
                + "2026-05-01 00:00:00,000"
                + NOTHING);
    site.set("nodes = [ %s, %s ]".formatted(node("nn-1", log), DATANODE));

    site.job(0, "--engine", engine);

    JsonNode month =
        site.rows("node_availability").stream()
            .filter(row -> row.get("period").asText().equals("month"))
            .filter(row -> row.get("period_end").asText().equals("2026-05-01T00:00:00Z"))
            .filter(row -> row.get("name").asText().equals("dn-7"))
            .findFirst()
            .orElseThrow();
    assertThat(month.get("observed_seconds").asDouble()).isEqualTo(720 * 3600.0);
    assertThat(month.get("failures").asLong()).isEqualTo(3);
    assertThat(month.get("downtime_failure_seconds").asDouble()).isEqualTo(3.5 * 3600);
    assertThat(month.get("downtime_planned_seconds").asDouble()).isEqualTo(4 * 3600.0);
    assertThat(month.get("mttr_mean_seconds").asDouble()).isEqualTo(4200.0);
    assertThat(month.get("mttr_median_seconds").asDouble()).isEqualTo(3600.0);
    assertThat(month.get("mtbf_uptime_seconds").asDouble()).isEqualTo(716.5 * 1200);
    assertThat(month.get("mtbsi_seconds").asDouble()).isEqualTo(240 * 3600.0);
    assertThat(month.get("availability").asDouble()).isCloseTo(0.995139, within(5e-7));
    double mttr = month.get("mttr_mean_seconds").asDouble();
    double mtbf = month.get("mtbf_uptime_seconds").asDouble();
    assertThat(month.get("availability").asDouble()).isCloseTo(mtbf / (mtbf + mttr), within(1e-12));
    assertThat(month.get("availability_total").asDouble()).isCloseTo(0.989583, within(5e-7));
    assertThat(month.get("mtbf_lower_bound_seconds").isNull()).isTrue();
    assertThat(month.get("mttr_p90_seconds").asDouble()).isEqualTo(7200.0);
    assertThat(month.get("mttd_mean_seconds").asDouble()).as("the expiry").isEqualTo(630.0);
    assertThat(month.get("failures_per_node_day").asDouble()).isCloseTo(0.1, within(1e-12));
    assertThat(month.get("fewest_nodes_up").asInt()).isZero();
    assertThat(month.get("all_up_share").asDouble()).isCloseTo(712.5 / 720, within(1e-12));
    assertThat(site.rows("node_availability"))
        .filteredOn(row -> row.get("name").asText().equals("nn-1"))
        .allSatisfy(
            row -> {
              double uptime = row.get("observed_seconds").asDouble();
              assertThat(row.get("mtbf_uptime_seconds").isNull()).isTrue();
              assertThat(row.get("mtbf_lower_bound_seconds").asDouble()).isEqualTo(uptime / 3);
            });
  }

  private static JsonNode period(Site site, String from, String to, String name)
      throws IOException {
    Run run = site.run("availability", "--from", from, "--to", to, "--output", "json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    for (String line : run.out().lines().toList()) {
      JsonNode row = new ObjectMapper().readTree(line);
      if (row.get("name").asText().equals(name)) {
        return row;
      }
    }
    throw new AssertionError("No row of " + name + " in " + run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void giveTheAvailabilityOfAnyPeriod(String engine) throws IOException {
    Site site = new Site(directory);
    Path log =
        site.log(
            "nn.log",
            "2026-03-30 00:00:00,000"
                + STARTED
                + "2026-03-30 10:10:30,000"
                + DEAD
                + "2026-03-30 12:00:00,000"
                + BACK
                + "2026-04-02 10:10:30,000"
                + DEAD
                + "2026-04-02 11:00:00,000"
                + BACK
                + "2026-04-03 00:00:00,000"
                + NOTHING);
    site.set("nodes = [ %s, %s ]".formatted(node("nn-1", log), DATANODE))
        .job(0, "--engine", engine);

    JsonNode days = period(site, "2026-03-30", "2026-04-02", "dn-7");
    assertThat(days.get("period").asText()).isEqualTo("period");
    assertThat(days.get("observed_seconds").asDouble()).isEqualTo(96 * 3600.0);
    assertThat(days.get("failures").asLong()).isEqualTo(2);
    assertThat(days.get("downtime_failure_seconds").asDouble()).isEqualTo(3 * 3600.0);
    assertThat(days.get("mttr_median_seconds").asDouble()).isEqualTo(1.5 * 3600);
    assertThat(days.get("mttr_p90_seconds").asDouble()).isEqualTo(2 * 3600.0);
    assertThat(days.get("mtbf_uptime_seconds").asDouble()).isEqualTo(93 * 1800.0);
    assertThat(days.get("repeats_7d").asLong()).isEqualTo(1);
    assertThat(period(site, "2026-03-30", "2026-04-02", "r1").get("scope").asText())
        .isEqualTo("rack");

    Run up =
        site.run(
            "availability", "--from=2026-03-30", "--to=2026-04-02", "--nodes-up", "--output=csv");
    assertThat(up.out().lines())
        .containsExactly(
            "period_start,period_end,scope,name,nodes,nodes_up,seconds,share_at_least",
            "2026-03-30T00:00:00Z,2026-04-03T00:00:00Z,\"rack\",\"r1\",1,1,334800.0,0.96875",
            "2026-03-30T00:00:00Z,2026-04-03T00:00:00Z,\"rack\",\"r1\",1,0,10800.0,1.0",
            "2026-03-30T00:00:00Z,2026-04-03T00:00:00Z,\"cluster\",\"all\",2,2,334800.0,0.96875",
            "2026-03-30T00:00:00Z,2026-04-03T00:00:00Z,\"cluster\",\"all\",2,1,10800.0,1.0");

    JsonNode hours = period(site, "2026-04-02T10:30:00Z", "2026-04-02T14:30:00Z", "dn-7");
    assertThat(hours.get("observed_seconds").asDouble()).isEqualTo(4 * 3600.0);
    assertThat(hours.get("downtime_failure_seconds").asDouble()).isEqualTo(1800.0);
    assertThat(hours.get("failures").asLong()).as("it began before").isZero();

    ObjectNode day = period(site, "2026-04-02", "2026-04-02", "dn-7").deepCopy();
    day.put("period", "day");
    assertThat(site.rows("node_availability"))
        .filteredOn(row -> row.get("date").asText().equals("2026-04-02"))
        .filteredOn(row -> row.get("period").asText().equals("day"))
        .filteredOn(row -> row.get("name").asText().equals("dn-7"))
        .extracting(row -> ((ObjectNode) row).without("date"))
        .containsExactly(day);
  }

  @Test
  void saysWhatIsWrongWithAPeriod() throws IOException {
    Site site = new Site(directory);
    site.node("web-1", site.log("access.log", Site.lines(0, 10))).job(0);

    Run none = site.run("availability", "--from", "2026-01-05", "--to", "2026-01-05");
    assertThat(none.exitCode()).isZero();
    assertThat(none.err()).contains("Nothing was said of nodes in that time");
    Run backwards = site.run("availability", "--from", "2026-01-05", "--to", "2026-01-04");
    assertThat(backwards.exitCode()).isEqualTo(2);
    assertThat(backwards.err()).contains("Invalid --to: 2026-01-04 (must be after --from)");
    Run odd = site.run("availability", "--from", "January", "--to", "2026-01-04");
    assertThat(odd.exitCode()).isEqualTo(2);
    assertThat(odd.err()).contains("Invalid --from: January (must be a date");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void areNoImbalanceOfTheNodesThatAreUp(String engine) throws IOException {
    Site site = new Site(directory);
    Path log =
        site.log(
            "nn.log",
            "2026-01-05 00:00:00,000"
                + STARTED
                + "2026-01-05 10:10:30,000"
                + DEAD
                + "2026-01-05 12:00:00,000"
                + BACK);
    site.log("1.log", Site.line(1, "05/Jan/2026:10:11:00 +0000"));
    Path dead = site.log("7.log", Site.line(1, "05/Jan/2026:13:11:00 +0000"));
    String web =
        "{ name = %s, addresses = [%s], sources = [{ name = web, uri = %s, format = apache_combined }]}";
    site.set(
        "nodes = [ %s, %s, %s ]"
            .formatted(
                node("nn-1", log),
                web.formatted("dn-7", "10.0.0.7", Site.quoted(dead)),
                web.formatted("dn-1", "10.0.0.1", Site.quoted(dead.resolveSibling("1.log")))));

    site.job(0, "--engine", engine);

    assertThat(site.rows("load_balance"))
        .filteredOn(row -> row.get("load").asText().equals("requests"))
        .extracting(
            row -> row.get("bucket_start").asText("day"),
            row -> row.get("nodes_inventory").asInt(),
            row -> row.get("nodes_up").asInt(),
            row -> row.get("max_over_mean").asText())
        .containsExactly(
            tuple("2026-01-05T10:10:00Z", 2, 1, "null"),
            tuple("2026-01-05T13:10:00Z", 2, 2, "2.0"),
            tuple("day", 2, 2, "1.0"));
    assertThat(site.run("fsck").out()).isEmpty();
  }

  @Test
  void rewriteADateWhenWhatBeganOnItEnds() throws IOException {
    String begun = "2026-04-01 00:00:00,000" + STARTED + "2026-04-01 10:10:30,000" + DEAD;
    String quiet = "2026-04-02 10:00:00,000" + NOTHING;
    String ended = "2026-04-03 12:00:00,000" + BACK;
    Site late = new Site(directory.resolve("late"));
    Path first = late.log("nn.log.3", begun);
    String nodes =
        "nodes = [ %s, %s ]".formatted(node("nn-1", first.resolveSibling("nn.log*")), DATANODE);
    late.set(nodes).job(0);
    late.log("nn.log.2", quiet);
    late.job(0);
    assertThat(only(late, "node_outages", "node", "dn-7").get("open").asBoolean()).isTrue();
    late.log("nn.log.1", ended);
    late.job(0);

    JsonNode outage = only(late, "node_outages", "node", "dn-7");
    assertThat(outage.get("end").asText()).isEqualTo("2026-04-03T12:00:00Z");
    assertThat(outage.get("date").asText()).isEqualTo("2026-04-01");
    assertThat(late.run("fsck").out()).isEmpty();
    assertThat(late.run("publish").exitCode()).isZero();

    Site backwards = new Site(directory.resolve("late")).warehouse(directory.resolve("other"));
    backwards.set(nodes).job(0);
    for (String report : List.of("node_outages", "node_availability")) {
      assertThat(backwards.rows(report)).isEqualTo(late.rows(report));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void countTheFailuresOfDisksInARecordOfYears(String engine) throws IOException {
    Path record = SharedData.file("failures/campaign-disk-failures.csv");
    Path formats = Files.createDirectories(directory.resolve("formats"));
    Files.writeString(
        formats.resolve("campaign.conf"),
        """
        kind = csv
        columns = ["", Timestamp, Server, "Rack id", Enclosure, Slot, Action, "Unique enclosure"
          "slot bin hor", "slot bin ver"]
        subject = Server
        start = Timestamp
        times = ["yyyy-MM-dd'T'HH:mm:ss"]
        component = disk
        """);
    Site site = new Site(directory).node("keeper", record, "campaign", "UTC");

    site.job(0, "--engine", engine);

    List<JsonNode> cluster =
        site.rows("component_failures").stream()
            .filter(row -> row.get("scope").asText().equals("cluster"))
            .toList();
    assertThat(cluster.stream().mapToLong(row -> row.get("failures").asLong()).sum())
        .isEqualTo(1389);
    JsonNode last =
        cluster.stream().max(Comparator.comparing(row -> row.get("date").asText())).orElseThrow();
    assertThat(last.get("failures_to_date").asLong()).isEqualTo(1389);
    assertThat(last.get("fleet_mean_gap_seconds").asDouble()).isCloseTo(50501.1549, within(5e-5));
    assertThat(last.get("mean_gap_seconds").isNull()).isTrue();
    assertThat(
            Stream.of(1, 2, 3, 4).map(q -> last.get("quarter_" + q + "_to_date").asLong()).toList())
        .containsExactly(454L, 425L, 391L, 119L);
    assertThat(last.get("bursts_to_date").asLong()).isEqualTo(104);
    assertThat(last.get("largest_burst_to_date").asLong()).isEqualTo(175);
    assertThat(site.rows("node_outages")).isEmpty();
    assertThat(site.rows("node_availability")).isEmpty();
  }

  /** {@code grep -c 'failures on node MININT-FNANLI5' Hadoop_2k.log} is 2. */
  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void tellOnWhichHostsTheTasksOfARealJobFailed(String engine) throws IOException {
    Path log = SharedData.file("loghub/Hadoop_2k.log");
    Site site = new Site(directory).node("am-1", log, "mr_container", "UTC");

    site.job(0, "--engine", engine);

    JsonNode node =
        only(site, "component_failures", "name", "MININT-FNANLI5.fareast.corp.microsoft.com");
    assertThat(node.get("component").asText()).isEqualTo("task");
    assertThat(node.get("failures").asLong()).isEqualTo(2);
    assertThat(node.get("share_to_date").asDouble()).isEqualTo(1);
    assertThat(node.get("evidence_file").asText()).endsWith("Hadoop_2k.log");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void giveTheNodesOfASnapshotAsTheyWereSeenLast(String engine) throws IOException {
    Path report = SharedData.file("hadoop/dfsadmin_report_2live_2dead.txt");
    Site site = new Site(directory).node("nn-1", report, "dfsadmin_report", "Asia/Shanghai");

    site.job(0, "--engine", engine);

    assertThat(site.rows("node_outages"))
        .allSatisfy(row -> assertThat(row.get("open").asBoolean()).isTrue())
        .extracting(row -> row.get("node").asText() + " " + row.get("detected_start").asText())
        .containsExactlyInAnyOrder(
            "106.53.44.175 2024-07-31T03:13:27Z", "43.138.200.89 2024-08-08T10:46:28Z");
    JsonNode last =
        site.rows("node_availability").stream()
            .filter(row -> row.get("period").asText().equals("day"))
            .filter(row -> row.get("scope").asText().equals("cluster"))
            .max(Comparator.comparing(row -> row.get("date").asText()))
            .orElseThrow();
    assertThat(last.get("nodes").asInt()).as("two live, two dead, and the observer").isEqualTo(5);
    assertThat(last.get("nodes_down").asInt()).isEqualTo(2);
  }

  @Test
  void areNoReportsWhereNobodySpeaksOfNodes() throws IOException {
    Site site = new Site(directory);
    site.node("web-1", site.log("access.log", Site.lines(0, 100))).job(0);

    assertThat(site.rows("node_outages")).isEmpty();
    assertThat(site.rows("node_availability")).isEmpty();
    assertThat(site.names()).noneMatch(name -> name.contains("node_availability"));
  }
}
