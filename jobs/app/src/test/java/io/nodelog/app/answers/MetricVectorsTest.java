package io.nodelog.app.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nodelog.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Figures that others have published, or that can be worked out by hand, as the rows that each
 * engine publishes have them. Those of {@link LoadReportsTest} are others; docs/figures.md lists
 * all.
 */
class MetricVectorsTest {
  private static final double SIX_DIGITS = 5e-7;
  private static final String FORMAT =
      "$host $remote_addr [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$upstream_addr\" \"$upstream_status\" \"$upstream_connect_time\""
          + " \"$upstream_header_time\" \"$upstream_response_time\"";
  private static final String NO_ATTEMPT = "\"-\" \"-\" \"-\" \"-\" \"-\"";
  private static final Map<String, Rows> BY_ENGINE = new HashMap<>();

  @TempDir static Path directory;

  /** The rows of one site, which each engine works out once. */
  private static Rows rows(String engine) throws IOException {
    Rows known = BY_ENGINE.get(engine);
    if (known == null) {
      known = run(Files.createDirectories(directory.resolve(engine)), engine);
      BY_ENGINE.put(engine, known);
    }
    return known;
  }

  private static Rows run(Path root, String engine) throws IOException {
    Site site = new Site(root);
    site.budgets();
    site.routes();
    site.attempts();
    site.pools();
    site.hadoop();
    site.weeks();
    Warehouse warehouse =
        Warehouse.local(root.resolve("warehouse"))
            .with("--config", site.write().toString(), "--engine", engine);
    warehouse.nodelog("run");
    warehouse.nodelog("fsck");
    return Rows.read(warehouse.run());
  }

  /** The logs that have these figures. */
  private static final class Site {
    private static final String BOTH = "10.0.0.1:80, 10.0.0.2:80";

    private final Path root;
    private final StringBuilder nodes = new StringBuilder();

    Site(Path root) {
      this.root = root;
    }

    private void node(String name, String more, String format, String text) throws IOException {
      Path log = Files.writeString(root.resolve(name + ".log"), text);
      nodes.append(
          "{ name = %s %s, sources = [ { name = log, uri = \"%s\", format = %s } ] }%n"
              .formatted(name, more, log, format));
    }

    private void web(String name, String pool, String text) throws IOException {
      String quoted = '"' + FORMAT.replace("\"", "\\\"") + '"';
      node(name, ", pool = " + pool, quoted, text);
    }

    private static String requests(int count, String time, String path, int status) {
      return request(time, path, status, 100, NO_ATTEMPT).repeat(count);
    }

    private static String request(
        String time, String path, int status, int bytes, String attempts) {
      return "www 10.0.0.9 [%s +0000] \"GET %s HTTP/1.1\" %d %d %s%n"
          .formatted(time, path, status, bytes, attempts);
    }

    /** At 11:00 each of three nodes has used up its budget just as fast as a threshold says. */
    void budgets() throws IOException {
      String now = "05/Jan/2026:10:30:00";
      web(
          "one-hour",
          "budgets",
          requests(18, now, "/", 500)
              + requests(7, now, "/", 404)
              + requests(100, now, "/", 200)
              + requests(25, now, "/", 499));
      String before = "05/Jan/2026:05:00:00";
      web("six-hours", "budgets", requests(3, before, "/", 502) + requests(47, before, "/", 200));
      String daysAgo = "02/Jan/2026:11:00:00";
      web(
          "three-days",
          "budgets",
          requests(1, daysAgo, "/", 503) + requests(99, daysAgo, "/", 200));
    }

    /** As many failures of as many requests as in Newcombe (1998), table I. */
    void routes() throws IOException {
      String time = "05/Jan/2026:10:30:00";
      web(
          "intervals",
          "intervals",
          requests(81, time, "/a", 500)
              + requests(182, time, "/a", 200)
              + requests(15, time, "/b", 500)
              + requests(133, time, "/b", 200)
              + requests(1, time, "/c", 500)
              + requests(28, time, "/c", 200)
              + requests(29, time, "/d", 500));
    }

    /** Of four requests one is rescued; two of three attempts on the first server fail. */
    void attempts() throws IOException {
      String time = "05/Jan/2026:10:30:00";
      web(
          "proxy",
          "proxies",
          request(time, "/", 200, 9, attempts("10.0.0.1:80", "200", "0.001"))
              + request(time, "/", 200, 9, attempts(BOTH, "502, 200", "-, 0.001"))
              + request(time, "/", 502, 9, attempts(BOTH, "502, 502", "-, -"))
              + request(time, "/", 200, 9, attempts("10.0.0.2:80", "200", "0.001")));
    }

    private static String attempts(String servers, String statuses, String times) {
      return "\"%s\" \"%s\" \"%s\" \"%s\" \"%s\"".formatted(servers, statuses, times, times, times);
    }

    /** A node alone, and two whose answers have no bytes. */
    void pools() throws IOException {
      String time = "05/Jan/2026:10:30:00";
      web("alone", "lonely", requests(9, time, "/", 200));
      String empty = request(time, "/", 304, 0, NO_ATTEMPT);
      web("empty-1", "empty", empty.repeat(3));
      web("empty-2", "empty", empty);
    }

    /** DataNodes that are 75, 50, 40 and 10 % full, and a message of one node among 20 events. */
    void hadoop() throws IOException {
      StringBuilder report = new StringBuilder("Live datanodes (4):\n\n");
      for (int used : List.of(75, 50, 40, 10)) {
        report.append(
            """
            Name: dn-%1$d:9866 (dn-%1$d)
            Hostname: dn-%1$d
            Decommission Status : Normal
            Configured Capacity: 100 (100 B)
            DFS Used: %1$d (%1$d B)
            Non DFS Used: 0 (0 B)
            DFS Remaining: %2$d (%2$d B)
            Last contact: Mon Jan 5 10:30:00 UTC 2026
            Num of Blocks: 1

            """
                .formatted(used, 100 - used));
      }
      node("snapshots", "", "dfsadmin_report, zone = UTC", report.toString());
      String good = "2026-01-05 10:30:00,000 INFO a.B: all is well\n";
      String bad = "2026-01-05 10:30:00,000 INFO a.B: disk is slow\n";
      node("slow", "", "hadoop_daemon, zone = UTC", good.repeat(5) + bad.repeat(5));
      node("fast", "", "hadoop_daemon, zone = UTC", good.repeat(9));
    }

    /**
     * At noon two nodes have 1000, 1100, 1200 and 1300 requests on four Mondays: the quartiles are
     * 1075 and 1225. On the fifth they have 1600 and 1700.
     */
    void weeks() throws IOException {
      String mondays =
          requests(1000, "08/Dec/2025:12:30:00", "/", 200)
              + requests(1100, "15/Dec/2025:12:30:00", "/", 200)
              + requests(1200, "22/Dec/2025:12:30:00", "/", 200)
              + requests(1300, "29/Dec/2025:12:30:00", "/", 200);
      String fifth = "05/Jan/2026:12:30:00";
      web("mild", "weeks", mondays + requests(1600, fifth, "/", 200));
      web("extreme", "weeks", mondays + requests(1700, fifth, "/", 200));
    }

    Path write() throws IOException {
      String text =
          """
          nodelog {
            nodes = [ %s ]
            ingest.idle = 0s
            slo { availability = 0.99, windows = [1h, 6h, 50h, 72h], min-requests = 50 }
          }
          """;
      return Files.writeString(root.resolve("nodelog.conf"), text.formatted(nodes));
    }
  }

  private static Map<String, String> only(Rows rows, Report report, String... wanted) {
    Stream<Map<String, String>> found = rows.of(report).stream();
    for (int i = 0; i < wanted.length; i += 2) {
      String column = wanted[i];
      String value = wanted[i + 1];
      found = found.filter(row -> row.get(column).equals(value));
    }
    List<Map<String, String>> all = found.toList();
    assertThat(all).as("%s of %s", report, List.of(wanted)).hasSize(1);
    return all.get(0);
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  /** 14.4 * 1/720 = 2 %, 6 * 6/720 = 5 %, 1 * 72/720 = 10 %; at 14.4 a budget lasts 50 hours. */
  @ParameterizedTest
  @CsvSource({
    "mapreduce, one-hour, 1, 14.4, 0.02, page",
    "mapreduce, one-hour, 50, 14.4, 1, ticket",
    "mapreduce, six-hours, 6, 6, 0.05, page",
    "mapreduce, three-days, 72, 1, 0.1, ticket",
    "spark, one-hour, 1, 14.4, 0.02, page",
    "spark, one-hour, 50, 14.4, 1, ticket",
    "spark, six-hours, 6, 6, 0.05, page",
    "spark, three-days, 72, 1, 0.1, ticket"
  })
  void budgetsAreUsedUpAsTheWorkbookSays(
      String engine, String node, String hours, double rate, double consumed, String verdict)
      throws IOException {
    Map<String, String> burn =
        only(
            rows(engine),
            Report.SLO_BURN,
            "window_end",
            "2026-01-05T11:00:00Z",
            "node",
            node,
            "window_hours",
            hours);

    assertThat(number(burn, "burn_rate")).isCloseTo(rate, within(1e-9));
    assertThat(number(burn, "budget_consumed")).isCloseTo(consumed, within(1e-9));
    assertThat(burn).containsEntry("verdict", verdict);
  }

  /** Who went away is not counted; a 404 is, and is no error. */
  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void theErrorRatioLeavesOutWhoWentAway(String engine) throws IOException {
    Map<String, String> burn =
        only(
            rows(engine),
            Report.SLO_BURN,
            "window_end",
            "2026-01-05T11:00:00Z",
            "node",
            "one-hour",
            "window_hours",
            "1");

    assertThat(burn)
        .containsEntry("requests", "125")
        .containsEntry("client_aborts", "25")
        .containsEntry("errors", "18")
        .containsEntry("error_ratio", "0.144");
  }

  @ParameterizedTest
  @CsvSource({
    "mapreduce, /a, 263, 0.2553, 0.3662",
    "mapreduce, /b, 148, 0.0624, 0.1605",
    "mapreduce, /c, 29, 0.0061, 0.1718",
    "mapreduce, /d, 29, 0.8830, 1",
    "spark, /a, 263, 0.2553, 0.3662",
    "spark, /b, 148, 0.0624, 0.1605",
    "spark, /c, 29, 0.0061, 0.1718",
    "spark, /d, 29, 0.8830, 1"
  })
  void sharesThatFailedHaveWilsonsInterval(
      String engine, String route, String all, double low, double high) throws IOException {
    Map<String, String> failures =
        only(rows(engine), Report.REQUEST_FAILURES, "node", "intervals", "route", route);

    assertThat(failures).containsEntry("route_requests", all);
    assertThat(number(failures, "ratio_low")).isCloseTo(low, within(5e-5));
    assertThat(number(failures, "ratio_high")).isCloseTo(high, within(5e-5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void whatARetryRescuedCountsAgainstTheServer(String engine) throws IOException {
    Map<String, String> failed =
        only(
            rows(engine),
            Report.UPSTREAM_ATTEMPTS,
            "upstream",
            "10.0.0.1:80",
            "outcome",
            "connect_fail");

    assertThat(failed)
        .containsEntry("attempts", "2")
        .containsEntry("rescued", "1")
        .containsEntry("rescued_requests", "1")
        .containsEntry("rescue_ratio", "0.25");
    assertThat(number(failed, "failure_ratio")).isCloseTo(2 / 3d, within(1e-12));
    // Wilson's interval of 2 of 3, worked out by hand
    assertThat(number(failed, "failure_ratio_low")).isCloseTo(0.207660, within(SIX_DIGITS));
    assertThat(number(failed, "failure_ratio_high")).isCloseTo(0.938508, within(SIX_DIGITS));
  }

  @ParameterizedTest
  @CsvSource({
    "mapreduce, lonely, requests",
    "mapreduce, empty, bytes_sent",
    "spark, lonely, requests",
    "spark, empty, bytes_sent"
  })
  void indicesAreNullOfOneNodeAndOfNoLoad(String engine, String pool, String load)
      throws IOException {
    Map<String, String> day =
        only(rows(engine), Report.LOAD_BALANCE, "pool", pool, "load", load, "period", "day");

    for (String index :
        List.of(
            "max_over_mean",
            "relative_imbalance",
            "variation",
            "gini",
            "jain",
            "entropy",
            "effective_nodes")) {
      assertThat(day).as(index).containsEntry(index, "null");
    }
    Map<String, String> other =
        only(
            rows(engine),
            Report.LOAD_BALANCE,
            "pool",
            "empty",
            "load",
            "requests",
            "period",
            "day");
    assertThat(number(other, "max_over_mean")).isEqualTo(1.5);
  }

  /** The mean is (75 + 50 + 40 + 10) / 400; what is more than 10 % off it is over or under. */
  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void dataNodesHaveTheClassesOfTheBalancer(String engine) throws IOException {
    List<Map<String, String>> rows = rows(engine).of(Report.HDFS_UTILISATION);

    assertThat(rows)
        .extracting(row -> row.get("datanode") + " " + row.get("utilisation_class"))
        .containsExactlyInAnyOrder(
            "dn-75:9866 over", "dn-50:9866 above", "dn-40:9866 below", "dn-10:9866 under");
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(number(row, "mean_utilisation")).isCloseTo(0.4375, within(1e-12));
              assertThat(number(row, "spread")).isCloseTo(0.65, within(1e-12));
            });
  }

  /** Mild is above 1225 + 1.5 * 150 = 1450, extreme above 1225 + 3 * 150 = 1675. */
  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void hoursAreOutliersAsTheBoxPlotSays(String engine) throws IOException {
    assertThat(rows(engine).of(Report.NODE_ANOMALIES))
        .filteredOn(row -> row.get("metric").equals("requests"))
        .filteredOn(row -> row.get("hour_start").equals("2026-01-05T12:00:00Z"))
        .extracting(
            row ->
                String.join(
                    " ",
                    row.get("node"),
                    row.get("severity"),
                    row.get("lower_quartile"),
                    row.get("median"),
                    row.get("upper_quartile")))
        .containsExactlyInAnyOrder(
            "mild mild 1075.0 1150.0 1225.0", "extreme extreme 1075.0 1150.0 1225.0");
  }

  /** Half of what one node logs, a quarter of what all log: twice its share. */
  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void aMessageOfOneNodeHasItsLocationQuotient(String engine) throws IOException {
    Map<String, String> message =
        only(rows(engine), Report.ERROR_TEMPLATES, "message", "disk is slow");

    assertThat(number(message, "share")).isEqualTo(0.5);
    assertThat(number(message, "location_quotient")).isCloseTo(2, within(1e-12));
  }
}
