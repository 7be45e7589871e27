package io.nodelog.app.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nodelog.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a fleet shares its load, as each engine's reports say it. */
class LoadReportsTest {
  private static final String DATE = "2026-01-05";

  /** Requests of four nodes in a bucket, and what the indices of such loads are. */
  private static final Map<String, String> FOUR =
      Map.of(
          "00:00", "10 10 10 10, 1, 0, 0, 0, 1, 1, 4",
          "00:05", "40 0 0 0, 4, 0.75, 1.732051, 0.75, 0.25, 0, 1",
          "00:10", "20 20 0 0, 2, 0.5, 1, 0.5, 0.5, 0.5, 2",
          "00:15", "1 2 3 4, 1.6, 0.375, 0.447214, 0.25, 0.833333, 0.923220, 3.333333");

  private static final String THREE =
      "4500 2250 2250, 1.5, 0.333333, 0.353553, 0.166667, 0.888889, 0.946395, 2.666667";

  private static final List<String> INDICES =
      List.of(
          "max_over_mean",
          "relative_imbalance",
          "variation",
          "gini",
          "jain",
          "entropy",
          "effective_nodes");

  @TempDir Path directory;

  private void log(int node, String time, int requests, String host, String path, String seconds)
      throws IOException {
    String line =
        "%s 10.0.0.%d - - [05/Jan/2026:%s:00 +0000] \"GET %s HTTP/1.1\" 200 100 %s%n"
            .formatted(host, host.length(), time, path, seconds);
    Path file = directory.resolve("node-" + node + ".log");
    String before = Files.exists(file) ? Files.readString(file) : "";
    Files.writeString(file, before + line.repeat(requests));
  }

  private Warehouse run(String engine, int nodes) throws IOException {
    StringBuilder site = new StringBuilder("nodelog.nodes = [\n");
    for (int node = 1; node <= nodes; node++) {
      site.append(
          """
          { name = node-%d, sources = [ { name = access, uri = "%s/node-%d.log", format =
            "$host $remote_addr - $remote_user [$time_local] \\"$request\\" $status $body_bytes_sent $request_time" } ] }
          """
              .formatted(node, directory, node));
    }
    Path config = Files.writeString(directory.resolve("nodelog.conf"), site.append("]\n"));
    Warehouse warehouse =
        Warehouse.local(directory.resolve("warehouse"))
            .with("--config", config.toString(), "--engine", engine);
    warehouse.nodelog("run");
    return warehouse;
  }

  private static Map<String, String> balance(Rows rows, String time, String load) {
    List<Map<String, String>> found =
        rows.of(Report.LOAD_BALANCE).stream()
            .filter(row -> row.get("bucket_start").contains(time) && row.get("load").equals(load))
            .toList();
    assertThat(found).as("%s of %s", load, time).hasSize(1);
    return found.get(0);
  }

  private static void checkIndices(Map<String, String> row, String vector) {
    String[] expected = vector.split(", ", -1);
    for (int i = 0; i < INDICES.size(); i++) {
      assertThat(number(row, INDICES.get(i)))
          .as("%s of %s", INDICES.get(i), expected[0])
          .isCloseTo(Double.parseDouble(expected[i + 1]), within(5e-7));
    }
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void haveTheIndicesOfTheTextbooksForEachBucketAndLoad(String engine) throws Exception {
    for (int node = 1; node <= 4; node++) {
      for (Map.Entry<String, String> bucket : FOUR.entrySet()) {
        String[] requests = bucket.getValue().split(",", -1)[0].split(" ", -1);
        log(node, bucket.getKey(), Integer.parseInt(requests[node - 1]), "h", "/", "0.001");
      }
    }

    Rows rows = Rows.read(run(engine, 4).run());

    for (Map.Entry<String, String> bucket : FOUR.entrySet()) {
      for (String load : List.of("requests", "bytes_sent", "busy_micros")) {
        checkIndices(balance(rows, "T" + bucket.getKey(), load), bucket.getValue());
      }
    }
    assertThat(rows.of(Report.NODE_LOAD)).hasSize(16);
    assertThat(rows.of(Report.NODE_LOAD))
        .filteredOn(row -> row.get("bucket_start").contains("T00:05"))
        .extracting(row -> row.get("node") + " " + row.get("requests") + " " + row.get("share"))
        .containsExactly("node-1 40 1.0", "node-2 0 0.0", "node-3 0 0.0", "node-4 0 0.0");
    assertThat(balance(rows, "null", "requests"))
        .containsEntry("period", "day")
        .containsEntry("nodes_inventory", "4")
        .containsEntry("nodes_up", "4")
        .containsEntry("requests", "130")
        .containsEntry("enough_requests", "false")
        .containsEntry("hot", "false")
        .containsEntry("tested_buckets", "0");
    assertThat(rows.of(Report.LOAD_CAUSES)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void tellTheHotNodeWhatMakesItHotAndWhatWouldHelp(String engine) throws Exception {
    log(1, "00:00", 2250, "www.example", "/page/17?a=b", "0.001");
    log(1, "00:00", 2250, "shop.example", "/hot/basket", "0.001");
    log(2, "00:00", 2250, "www.example", "/page/18", "0.001");
    log(3, "00:00", 2250, "www.example", "/page/19", "0.002");

    Warehouse warehouse = run(engine, 3);
    Rows rows = Rows.read(warehouse.run());

    for (String time : List.of("T00:00", "null")) {
      Map<String, String> balance = balance(rows, time, "requests");
      checkIndices(balance, THREE);
      assertThat(balance)
          .containsEntry("hottest_node", "node-1")
          .containsEntry("hottest_share", "0.5")
          .containsEntry("coolest_node", "node-2")
          .containsEntry("hot", "true");
      assertThat(number(balance, "chance_variation")).isCloseTo(0.014907, within(5e-7));
      assertThat(number(balance, "chance_probability")).isLessThan(1e-9);
    }
    assertThat(balance(rows, "null", "requests"))
        .containsEntry("tested_buckets", "1")
        .containsEntry("hot_buckets", "1")
        .containsEntry("hot_buckets_by_chance", "0.001");
    for (String period : List.of("hour", "day")) {
      assertThat(rows.of(Report.LOAD_CAUSES))
          .filteredOn(row -> row.get("period").equals(period) && row.get("load").equals("requests"))
          .allSatisfy(row -> assertThat(row).containsEntry("node", "node-1"))
          .extracting(
              row ->
                  row.get("kind")
                      + " "
                      + row.get("name")
                      + " "
                      + row.get("excess")
                      + " "
                      + row.get("excess_share"))
          .containsExactlyElementsOf(causes(period));
    }
    assertThat(rows.of(Report.ADVISED_WEIGHTS))
        .extracting(
            row ->
                row.get("node") + " " + row.get("nginx_weight") + " " + row.get("haproxy_weight"))
        .containsExactly("node-1 100 256", "node-2 100 256", "node-3 50 128");
    assertThat(warehouse.nodelog("show", "load_balance", "--where", "hot = true"))
        .contains("node-1");
    Path plain = directory.resolve("warehouse/reports/load_causes/date=" + DATE);
    assertThat(plain).isDirectory();
    warehouse.nodelog("fsck");
    Warehouse.local(directory.resolve("warehouse")).nodelog("fsck"); // without the inventory
  }

  private static List<String> causes(String period) {
    String route = "route /hot/basket 1500.0 1.0";
    String host = "virtual_host shop.example 1500.0 1.0";
    String client = "client 10.0.0.12 1500.0 1.0";
    return period.equals("day") ? List.of(route, host, client) : List.of(route, host);
  }
}
