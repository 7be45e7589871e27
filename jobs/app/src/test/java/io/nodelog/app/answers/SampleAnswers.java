package io.nodelog.app.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.config.NodelogConfig;
import io.nodelog.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reports of the sample say what its generator counted while it wrote the logs. Subclasses say
 * where the warehouse lies.
 */
abstract class SampleAnswers {
  private static final Path SAMPLE = sample();

  @TempDir Path directory;

  abstract Warehouse warehouse();

  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void areWhatTheGeneratorCounted(String engine) throws Exception {
    Path config = SAMPLE.resolve("nodelog.conf");
    Warehouse warehouse = warehouse().with("--config", config.toString(), "--engine", engine);

    warehouse.nodelog("run");

    Rows rows = Rows.read(warehouse.run());
    checkClients(rows);
    checkLoad(rows);
    checkStatuses(rows);
    checkFiles(rows);
    checkTotals(rows);
    checkCoverage(rows);
    Rows expected = Rows.expected(NodelogConfig.load(config, Map.of()));
    for (Report report : Report.values()) {
      assertThat(rows.of(report)).as("%s", report).isEqualTo(expected.of(report));
    }
    warehouse.nodelog("fsck");
  }

  private static void checkClients(Rows rows) throws IOException {
    assertThat(rows.of(Report.IP_ACCESS))
        .extracting(
            row -> cells(row, "date", "client", "client_kind", "requests", "bytes_sent", "errors"))
        .containsExactlyInAnyOrderElementsOf(expected("clients"));
  }

  private static void checkLoad(Rows rows) throws IOException {
    assertThat(rows.of(Report.NODE_LOAD))
        .filteredOn(row -> !row.get("requests").equals("0"))
        .extracting(row -> cells(row, "bucket_start", "node", "requests", "bytes_sent"))
        .containsExactlyInAnyOrderElementsOf(expected("load"));
  }

  /** Failures have their status; of the others only the class is reported. */
  private static void checkStatuses(Rows rows) throws IOException {
    Map<String, Long> failures = new TreeMap<>();
    Map<String, Long> classes = new TreeMap<>();
    for (String line : expected("statuses")) {
      List<String> cells = List.of(line.split(",", -1));
      String hour = String.format("%sT%02d %s ", cells.get(0), hourOf(cells), cells.get(2));
      String status = cells.get(3);
      long requests = Long.parseLong(cells.get(4));
      classes.merge(hour + status.charAt(0) + "xx", requests, Long::sum);
      if (status.compareTo("400") >= 0) {
        failures.merge(hour + status, requests, Long::sum);
      }
    }
    assertThat(failures(rows)).isEqualTo(failures);
    assertThat(classes(rows)).isEqualTo(classes);
  }

  private static int hourOf(List<String> cells) {
    return Integer.parseInt(cells.get(1));
  }

  private static Map<String, Long> failures(Rows rows) {
    Map<String, Long> failures = new TreeMap<>();
    for (Map<String, String> row : rows.of(Report.REQUEST_FAILURES)) {
      String key = hour(row.get("hour_start")) + row.get("node") + " " + row.get("status");
      failures.merge(key, Long.parseLong(row.get("requests")), Long::sum);
    }
    return failures;
  }

  private static Map<String, Long> classes(Rows rows) {
    Map<String, Long> classes = new TreeMap<>();
    for (Map<String, String> row : rows.of(Report.NODE_LOAD)) {
      for (String one : List.of("1xx", "2xx", "3xx", "4xx", "5xx")) {
        String key = hour(row.get("bucket_start")) + row.get("node") + " " + one;
        classes.merge(key, Long.parseLong(row.get("status_" + one)), Long::sum);
      }
    }
    classes.values().removeIf(requests -> requests == 0);
    return classes;
  }

  private static String hour(String instant) {
    return instant.substring(0, "2026-01-05T10".length()) + " ";
  }

  private static void checkFiles(Rows rows) throws IOException {
    List<String> expected = new ArrayList<>();
    expected("files").forEach(line -> expected.add(line.substring(line.indexOf(',') + 1)));
    assertThat(rows.of(Report.INPUT_AUDIT))
        .extracting(
            row ->
                cells(
                    row,
                    "node",
                    "file",
                    "lines",
                    "bytes",
                    "records",
                    "partial",
                    "rejected",
                    "excluded",
                    "rejected_shape",
                    "rejected_time",
                    "rejected_status",
                    "rejected_too_long",
                    "rejected_binary"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static void checkTotals(Rows rows) throws IOException {
    Map<String, Long> totals = new TreeMap<>();
    for (String line : expected("totals")) {
      totals.put(line.split(",", -1)[0], Long.parseLong(line.split(",", -1)[1]));
    }
    for (String column : List.of("lines", "bytes", "partial", "rejected", "excluded")) {
      assertThat(rows.sum(Report.INPUT_AUDIT, column)).as(column).isEqualTo(totals.get(column));
    }
    for (Report report : List.of(Report.IP_ACCESS, Report.IP_NODE_ACCESS, Report.NODE_LOAD)) {
      assertThat(rows.sum(report, "requests")).isEqualTo(totals.get("requests"));
      assertThat(rows.sum(report, "bytes_sent")).isEqualTo(totals.get("bytes_sent"));
    }
    assertThat(rows.sum(Report.REQUEST_FAILURES, "requests")).isEqualTo(totals.get("errors"));
    assertThat(rows.requestsBy(Report.IP_ACCESS, "client"))
        .hasSize(totals.get("distinct_clients").intValue());
  }

  /** Every node is expected on every date, and has as many records as its load says. */
  private static void checkCoverage(Rows rows) throws IOException {
    Map<String, Long> requests = new TreeMap<>();
    for (String line : expected("load")) {
      List<String> cells = List.of(line.split(",", -1));
      String dateAndNode = cells.get(0).substring(0, "2026-01-05".length()) + " " + cells.get(1);
      requests.merge(dateAndNode, Long.parseLong(cells.get(2)), Long::sum);
    }
    Map<String, Long> records = new TreeMap<>();
    for (Map<String, String> row : rows.of(Report.COVERAGE)) {
      assertThat(cells(row, "expected", "state", "problem")).isEqualTo("true,found,null");
      assertThat(row.get("silent")).isEqualTo(String.valueOf(row.get("records").equals("0")));
      records.put(row.get("date") + " " + row.get("node"), Long.parseLong(row.get("records")));
    }
    records.values().removeIf(count -> count == 0); // the day on which it was run
    assertThat(records).isEqualTo(requests);
  }

  private static String cells(Map<String, String> row, String... columns) {
    List<String> cells = new ArrayList<>();
    for (String column : columns) {
      String cell = row.get(column);
      cells.add(column.equals("file") ? cell.substring(cell.indexOf(row.get("node"))) : cell);
    }
    return String.join(",", cells);
  }

  private static List<String> expected(String table) throws IOException {
    List<String> lines = Files.readAllLines(SAMPLE.resolve("expected").resolve(table + ".csv"));
    return lines.subList(1, lines.size());
  }

  private static Path sample() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(directory.resolve("sample-data"))) {
      directory = directory.getParent();
    }
    return directory.resolve("sample-data");
  }
}
