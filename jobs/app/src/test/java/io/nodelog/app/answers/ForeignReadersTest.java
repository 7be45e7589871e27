package io.nodelog.app.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nodelog.app.generate.FleetGenerator;
import io.nodelog.app.generate.FleetPlan;
import io.nodelog.bytes.Ipv4;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.DistinctSketch;
import io.nodelog.summary.KeyWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers that know nothing of the ledger find the reports at their plain paths, and get the sums
 * that a plain count of the raw lines gives.
 */
class ForeignReadersTest {
  private static final int LINES = 20_000;

  /** Two reports in one query that every reader understands. */
  private static final String JOIN =
      """
      SELECT f.node, f.failed, l.errors, l.requests
      FROM (SELECT node, sum(requests) AS failed FROM %s GROUP BY node) f
      JOIN (SELECT node, sum(status_4xx + status_5xx) AS errors, sum(requests) AS requests
            FROM %s GROUP BY node) l ON f.node = l.node
      """;

  @TempDir static Path directory;

  private static Warehouse warehouse;
  private static Path log;

  @BeforeAll
  static void publish() throws IOException {
    Path fleet = directory.resolve("fleet");
    FleetGenerator.generate(FleetPlan.bench(LINES), fleet);
    log = fleet.resolve("bench-01/access.log");
    warehouse =
        Warehouse.local(directory.resolve("warehouse"))
            .with("--config", fleet.resolve("nodelog.conf").toString());
    warehouse.nodelog("run", "--engine", "mapreduce");
  }

  private static String duckDb(String report) {
    return "read_parquet('%s/reports/%s/date=*/*.parquet', hive_partitioning = true)"
        .formatted(directory.resolve("warehouse"), report);
  }

  private static String sparkFiles(String report) {
    return "parquet.`%s/reports/%s`".formatted(directory.resolve("warehouse"), report);
  }

  private static List<String> askDuckDb(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          cells.add(result.getString(i));
        }
        rows.add(String.join(",", cells));
      }
    }
    return rows;
  }

  private static List<String> countedLines() throws IOException {
    Map<String, long[]> sums = new TreeMap<>();
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      lines.forEach(
          line -> {
            String[] words = line.split(" ", -1);
            long[] sum = sums.computeIfAbsent(words[0], client -> new long[2]);
            sum[0]++;
            sum[1] += words[9].equals("-") ? 0 : Long.parseLong(words[9]);
          });
    }
    List<String> rows = new ArrayList<>();
    sums.forEach((client, sum) -> rows.add(client + "," + sum[0] + "," + sum[1]));
    return rows;
  }

  @Test
  void countPerClientWhatAPlainCountOfTheLinesGives() throws IOException, SQLException {
    String query =
        "SELECT client, CAST(sum(requests) AS BIGINT), CAST(sum(bytes_sent) AS BIGINT)"
            + " FROM %s GROUP BY client";
    List<String> counted = countedLines();

    assertThat(counted).hasSizeGreaterThan(1_000);
    assertThat(askDuckDb(query.formatted(duckDb("ip_access"))))
        .containsExactlyInAnyOrderElementsOf(counted);
    assertThat(warehouse.sql(query.formatted("ip_access")))
        .containsExactlyInAnyOrderElementsOf(counted);
    assertThat(warehouse.sql(query.formatted(sparkFiles("ip_access"))))
        .containsExactlyInAnyOrderElementsOf(counted);
  }

  @Test
  void countPerClientWhatAwkCounts() throws Exception {
    Process awk =
        awk("{ n[$1]++; b[$1] += $10 } END { for (c in n) print c \",\" n[c] \",\" b[c] }");
    List<String> counted =
        new String(awk.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    assertThat(awk.waitFor()).isZero();

    assertThat(
            askDuckDb(
                "SELECT client, CAST(sum(requests) AS BIGINT), CAST(sum(bytes_sent) AS BIGINT)"
                    + " FROM %s GROUP BY client".formatted(duckDb("ip_access"))))
        .containsExactlyInAnyOrderElementsOf(counted);
  }

  private static Process awk(String program) {
    try {
      return new ProcessBuilder(
              "awk", "-v", "OFMT=%.0f", "-v", "CONVFMT=%.0f", program, log.toString())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      assumeTrue(false, "Skipped: awk is not installed");
      throw new AssertionError("unreachable", e);
    }
  }

  @Test
  void joinTwoReports() throws SQLException {
    List<String> joined = warehouse.sql(JOIN.formatted("request_failures", "node_load"));

    assertThat(joined).singleElement().asString().startsWith("bench-01,").endsWith("," + LINES);
    String[] cells = joined.get(0).split(",", -1);
    assertThat(cells[1]).as("failed requests").isEqualTo(cells[2]).isNotEqualTo("0");
    assertThat(askDuckDb(JOIN.formatted(duckDb("request_failures"), duckDb("node_load"))))
        .isEqualTo(joined);
    assertThat(
            warehouse.sql(JOIN.formatted(sparkFiles("request_failures"), sparkFiles("node_load"))))
        .isEqualTo(joined);
  }

  @Test
  void seeTheDateThatIsInThePath() throws SQLException {
    String query = "SELECT DISTINCT CAST(date AS VARCHAR(10)) FROM %s";

    assertThat(askDuckDb(query.formatted(duckDb("node_load")))).containsExactly("2026-01-05");
    assertThat(warehouse.sql(query.formatted(sparkFiles("node_load"))))
        .containsExactly("2026-01-05");
  }

  @Test
  void estimateTheClientsFromTheSketchesAsTheReportDoes() throws IOException {
    List<String> hours =
        warehouse.sql(
            "SELECT hll_sketch_estimate(hour_clients_hll), hour_clients FROM node_load"
                + " WHERE hour_clients_hll IS NOT NULL");
    assertThat(hours).hasSize(24);
    for (String hour : hours) {
      assertThat(hour.split(",", -1)[0]).isEqualTo(hour.split(",", -1)[1]).isNotEqualTo("0");
    }
    List<String> day =
        warehouse.sql(
            "SELECT hll_sketch_estimate(hll_union_agg(hour_clients_hll)) FROM "
                + sparkFiles("node_load"));
    DistinctSketch clients = new DistinctSketch();
    for (String line : countedLines()) {
      add(clients, line.substring(0, line.indexOf(',')));
    }
    assertThat(day).containsExactly(String.valueOf(clients.estimate()));
    // Four standard errors.
    double exact = countedLines().size();
    assertThat((double) clients.estimate()).isCloseTo(exact, withinPercentage(13));
  }

  private static void add(DistinctSketch clients, String address) {
    byte[] text = address.getBytes(StandardCharsets.US_ASCII);
    KeyWriter key = new KeyWriter();
    key.clientIpv4((int) Ipv4.parse(text, 0, text.length));
    ByteRange bytes = new ByteRange();
    key.range(bytes);
    clients.add(bytes.bytes(), bytes.from(), bytes.to());
  }
}
