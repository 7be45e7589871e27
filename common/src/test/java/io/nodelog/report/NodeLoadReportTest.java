package io.nodelog.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nodelog.report.load.Inventory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was measured of nodes, beside the traffic that it explains. */
class NodeLoadReportTest {
  private static final String REQUEST =
      "192.0.2.7 - - [07/Jan/2026:10:01:00 +0000] \"GET / HTTP/1.1\" 200 612";

  @TempDir Path spill;
  private SummarizedLines lines;

  @BeforeEach
  void start() {
    lines = new SummarizedLines(LocalDate.parse("2026-01-07"), ZoneOffset.UTC, spill);
  }

  private static String sample(String time, String members) {
    return "{\"time\":\"2026-01-07T%s:00Z\",%s}".formatted(time, members);
  }

  private List<NodeLoadRow> rows() throws IOException {
    TreeMap<String, Inventory.Node> nodes = new TreeMap<>();
    nodes.put("web-02", new Inventory.Node(2, "web"));
    NodeLoadReport report =
        new NodeLoadReport(
            300, new Inventory(nodes), new UpstreamNodes(Map.of("10.0.0.2", "web-02")));
    return lines.rows(report).stream().map(NodeLoadRow.class::cast).toList();
  }

  private static Instant at(String time) {
    return Instant.parse("2026-01-07T" + time + ":00Z");
  }

  @Test
  void givesMeansAndHighestSamplesOfABucket() throws IOException {
    lines.add("web-01", "apache_common", List.of(REQUEST));
    lines.addSamples(
        "web-01",
        List.of(
            sample("10:00", "\"cpu_percent\":10,\"load_average\":1.5,\"memory_used_bytes\":1000"),
            sample("10:04", "\"cpu_percent\":40.5,\"load_average\":0.5,\"memory_used_bytes\":3000"),
            sample("10:05", "\"cpu_percent\":99")));

    NodeLoadRow row = rows().get(0);

    assertThat(row.node()).isEqualTo("web-01");
    assertThat(row.requests()).isEqualTo(1);
    assertThat(row.cpuPercentMean()).isEqualTo(25.25);
    assertThat(row.cpuPercentMax()).isEqualTo(40.5);
    assertThat(row.loadAverageMean()).isEqualTo(1.0);
    assertThat(row.loadAverageMax()).isEqualTo(1.5);
    assertThat(row.memoryUsedBytesMax()).isEqualTo(3000);
    assertThat(row.memoryPercentMean()).isNull();
    assertThat(row.swapPercentMax()).isNull();
    assertThat(row.networkSentBytesPerSecond()).isNull();
  }

  private static String proxied(String minute, String times, String queues) {
    return "192.0.2.7:34534 [07/Jan/2026:%s:14.655] www app/api %s 200 10 - - ---- 1/1/0/1/0 %s \"GET / HTTP/1.1\""
        .formatted(minute, times, queues);
  }

  @Test
  void tellsHowLongRequestsWaitedAndBehindHowMany() throws IOException {
    lines.add("web-01", "apache_common", List.of(REQUEST));
    lines.add(
        "proxy-01",
        "haproxy_http",
        List.of(
            proxied("10:00", "0/0/1/9/10", "0/0"),
            proxied("10:01", "0/2000/1/9/2010", "3/4"),
            proxied("10:02", "0/-1/-1/-1/30", "0/0"),
            proxied("10:03", "0/500/1/9/510", "0/1"),
            proxied("10:07", "0/0/1/9/10", "0/0")));

    assertThat(rows())
        .extracting(
            NodeLoadRow::node,
            NodeLoadRow::bucketStart,
            NodeLoadRow::queuedRequests,
            NodeLoadRow::queueMaxMicros,
            NodeLoadRow::longestQueue)
        .contains(
            tuple("proxy-01", at("10:00"), 2L, 2_000_000L, 7L),
            tuple("proxy-01", at("10:05"), 0L, 0L, 0L),
            tuple("web-01", at("10:00"), null, null, null));
    long p95 = rows().get(0).queueP95Micros();
    assertThat(p95).as("rank 3 of 3 times, in buckets of 3 %").isBetween(1_930_000L, 2_070_000L);
  }

  @Test
  void addsUpWhatInterfacesSendAndShowsTheBusiestDisk() throws IOException {
    lines.addSamples(
        "web-01",
        List.of(
            sample("10:00", "\"device\":\"eth0\",\"network_sent_bytes_per_second\":1000"),
            sample("10:01", "\"device\":\"eth0\",\"network_sent_bytes_per_second\":3000"),
            sample("10:01", "\"device\":\"eth1\",\"network_sent_bytes_per_second\":500"),
            sample("10:01", "\"device\":\"sda\",\"disk_busy_percent\":90"),
            sample("10:01", "\"device\":\"sdb\",\"disk_busy_percent\":30")));

    NodeLoadRow row = rows().get(0);

    assertThat(row.networkSentBytesPerSecond()).isEqualTo(2500);
    assertThat(row.diskBusyPercentMax()).isEqualTo(90.0);
    assertThat(row.diskBusyPercentMean()).isEqualTo(60.0);
  }

  @Test
  void findsSharesByWhatIsFreeWhereNoneIsMeasured() throws IOException {
    lines.addSamples(
        "web-01",
        List.of(
            sample("10:00", "\"memory_total_bytes\":8000,\"memory_available_bytes\":6000"),
            sample("10:01", "\"memory_total_bytes\":8000,\"memory_available_bytes\":2000"),
            sample("10:01", "\"swap_total_bytes\":0,\"swap_free_bytes\":0"),
            sample("10:01", "\"device\":\"/\",\"disk_size_bytes\":100,\"disk_available_bytes\":90"),
            sample("10:01", "\"device\":\"/d\",\"disk_size_bytes\":100,\"disk_available_bytes\":5"),
            sample("10:01", "\"device\":\"/e\",\"disk_size_bytes\":100")));

    NodeLoadRow row = rows().get(0);

    assertThat(row.memoryPercentMean()).isEqualTo(50.0);
    assertThat(row.memoryPercentMax()).isEqualTo(75.0);
    assertThat(row.memoryUsedBytesMax()).isEqualTo(6000);
    assertThat(row.swapPercentMax()).isNull();
    assertThat(row.diskUsedPercentMax()).isEqualTo(95.0);
  }

  @Test
  void hasRowsOfNodesThatWereMeasuredAndTookNoRequests() throws IOException {
    lines.add("web-01", "apache_common", List.of(REQUEST));
    lines.addSamples(
        "dn-07",
        List.of(
            sample("09:50", "\"cpu_percent\":1"),
            sample("10:02", "\"cpu_percent\":2"),
            sample("10:55", "\"cpu_percent\":3")));

    List<NodeLoadRow> rows = rows();

    assertThat(rows)
        .extracting(NodeLoadRow::bucketStart, NodeLoadRow::node, NodeLoadRow::cpuPercentMean)
        .containsExactly(
            tuple(at("09:50"), "dn-07", 1.0),
            tuple(at("10:00"), "dn-07", 2.0),
            tuple(at("10:00"), "web-01", null),
            tuple(at("10:00"), "web-02", null),
            tuple(at("10:55"), "dn-07", 3.0));
    assertThat(rows).extracting(NodeLoadRow::requests).containsExactly(0L, 0L, 1L, 0L, 0L);
    assertThat(rows).extracting(NodeLoadRow::share).containsExactly(null, 0.0, 1.0, 0.0, null);
  }

  @Test
  void findsTheNodeOfAHostByTheInventoryAndElseCallsItAsTheLineDoes() throws IOException {
    lines.addSamples(
        "collector",
        List.of(
            sample("10:00", "\"host\":\"10.0.0.2\",\"cpu_percent\":10"),
            sample("10:01", "\"host\":\"WEB-03\",\"cpu_percent\":20"),
            sample("10:02", "\"cpu_percent\":30")));

    assertThat(rows())
        .extracting(NodeLoadRow::node, NodeLoadRow::cpuPercentMean)
        .containsExactly(tuple("WEB-03", 20.0), tuple("collector", 30.0), tuple("web-02", 10.0));
  }
}
