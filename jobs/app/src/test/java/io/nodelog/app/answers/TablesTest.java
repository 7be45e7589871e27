package io.nodelog.app.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nodelog.app.generate.FleetGenerator;
import io.nodelog.app.generate.FleetPlan;
import io.nodelog.report.Report;
import io.nodelog.summary.DurationHistogram;
import io.trino.sql.parser.SqlParser;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.hive.ql.parse.ParseDriver;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code nodelog ddl} prints makes tables, and the queries of the page are right. */
class TablesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory;

  private static Warehouse warehouse;
  private static SparkSession spark;

  @BeforeAll
  static void publishAndRegister() throws IOException {
    Path fleet = directory.resolve("fleet");
    FleetGenerator.generate(FleetPlan.sample(), fleet);
    warehouse =
        Warehouse.local(directory.resolve("ware'house"))
            .with("--config", fleet.resolve("nodelog.conf").toString());
    warehouse.nodelog("run", "--engine", "mapreduce");
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.catalogImplementation", "in-memory")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.warehouse.dir", directory.resolve("catalog").toUri().toString())
            .getOrCreate();
    statements("spark").forEach(spark::sql);
  }

  @AfterAll
  static void stop() {
    if (spark != null) {
      spark.stop();
    }
  }

  private static List<String> statements(String dialect, String... more) {
    List<String> words = new ArrayList<>(List.of("ddl", "--dialect", dialect));
    words.addAll(List.of(more));
    return List.of(warehouse.nodelog(words.toArray(String[]::new)).split(";\n+"));
  }

  private static List<JsonNode> shown(Report report) {
    return warehouse
        .nodelog("show", report.tableName(), "--output", "json")
        .lines()
        .map(TablesTest::parse)
        .toList();
  }

  private static int withRows() {
    int reports = 0;
    for (Report report : Report.values()) {
      reports += shown(report).isEmpty() ? 0 : 1;
    }
    assertThat(reports).isBetween(5, Report.values().length - 1);
    return reports;
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  private static long count(String table) {
    return spark.sql("SELECT count(*) FROM nodelog." + table).first().getLong(0);
  }

  @Test
  void everyTableHasTheRowsThatShowPrints() {
    long rows = 0;
    for (Report report : Report.values()) {
      int shown = shown(report).size();
      assertThat(count(report.tableName())).as(report.tableName()).isEqualTo(shown);
      rows += shown;
    }
    assertThat(rows).isGreaterThan(1_000);
  }

  /** A row of a summary is a part: all parts of a key together are what the report says. */
  @Test
  void summariesAreViewsThatAddUpToTheReports() {
    List<String> statements = statements("spark", "--summaries");
    statements.forEach(spark::sql);

    assertThat(statements).hasSizeGreaterThan(8);
    for (String what : List.of("sum(requests)", "sum(bytes_sent)", "count(DISTINCT node)")) {
      String by = " FROM nodelog.%s GROUP BY `date` ORDER BY `date`";
      assertThat(rows("SELECT `date`, " + what + by.formatted("node_load_summary")))
          .as(what)
          .isEqualTo(rows("SELECT `date`, " + what + by.formatted("node_load")));
    }
    assertThat(rows("SELECT DISTINCT client FROM nodelog.ip_node_access_summary ORDER BY 1"))
        .isEqualTo(rows("SELECT client FROM nodelog.ip_access GROUP BY client ORDER BY 1"));
    statements("spark", "--summaries").forEach(spark::sql);
  }

  @Test
  void documentedQueryFindsTheBusiestMinutes() throws IOException {
    statements("spark", "--summaries").forEach(spark::sql);

    List<Row> minutes = documented("minutes");

    assertThat(minutes).hasSize(10);
    assertThat(minutes.get(0).getLong(1)).isGreaterThanOrEqualTo(minutes.get(9).getLong(1));
    assertThat(rows("SELECT sum(requests) FROM nodelog.node_minutes_summary"))
        .isEqualTo(rows("SELECT sum(requests) FROM nodelog.node_load"));
  }

  private static List<String> rows(String query) {
    return spark.sql(query).collectAsList().stream().map(Row::toString).toList();
  }

  @Test
  void columnsSayWhatTheyMean() {
    Map<String, String> comments = new TreeMap<>();
    for (Row row : spark.sql("DESCRIBE TABLE nodelog.node_load").collectAsList()) {
      comments.put(row.getString(0), row.getString(1) + " " + row.getString(2));
    }

    assertThat(comments)
        .containsEntry("bucket_start", "timestamp start of the bucket (UTC)")
        .containsEntry(
            "duration_histogram",
            "map<int,bigint> durations as counts by bucket, which add; empty if no line had one")
        .containsEntry("date", "date the day in report.zone: the name of the directory");
    assertThat(comments.get("hour_clients_hll")).startsWith("binary ").contains("HLL sketch");
  }

  @Test
  void statementsCanBeRunAgainAndTablesReplaced() {
    long before = count("ip_access");

    statements("spark", "ip_access").forEach(spark::sql);
    statements("spark", "--repair", "ip_access").forEach(spark::sql);
    assertThat(count("ip_access")).isEqualTo(before).isPositive();
    statements("spark", "--replace", "ip_access").forEach(spark::sql);
    assertThat(count("ip_access")).isEqualTo(before);
  }

  @Test
  void hiveUnderstandsItsStatements() {
    List<String> statements = statements("hive");

    assertThat(statements).hasSize(1 + Report.values().length + withRows());
    for (String statement : statements) {
      assertThatCode(() -> new ParseDriver().parse(statement))
          .as(statement)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void trinoUnderstandsItsStatementsAndQueries() throws IOException {
    List<String> statements = new ArrayList<>(statements("trino", "--replace"));
    assertThat(statements).hasSize(1 + Report.values().length + 2 * withRows());
    Map<String, String> queries = DocumentedSql.of("trino");
    assertThat(queries).isNotEmpty();
    statements.addAll(queries.values());
    for (String statement : statements) {
      assertThatCode(() -> new SqlParser().createStatement(statement))
          .as(statement)
          .doesNotThrowAnyException();
    }
  }

  /** The three days of the sample as one histogram a node, as the library adds them up. */
  private static Map<String, DurationHistogram> durations() {
    Map<String, DurationHistogram> durations = new TreeMap<>();
    for (JsonNode row : shown(Report.NODE_LOAD)) {
      row.get("duration_histogram")
          .properties()
          .forEach(
              bucket ->
                  durations
                      .computeIfAbsent(row.get("node").textValue(), node -> new DurationHistogram())
                      .addBucket(Integer.parseInt(bucket.getKey()), bucket.getValue().asLong()));
    }
    return durations;
  }

  private static Map<String, List<Long>> sums() {
    Map<String, List<Long>> sums = new TreeMap<>();
    for (JsonNode row : shown(Report.NODE_LOAD)) {
      sums.merge(
          row.get("node").textValue(),
          List.of(
              row.get("requests").asLong(),
              row.get("status_5xx").asLong(),
              row.get("bytes_sent").asLong()),
          (one, other) ->
              List.of(
                  one.get(0) + other.get(0), one.get(1) + other.get(1), one.get(2) + other.get(2)));
    }
    return sums;
  }

  private static List<Row> documented(String name) throws IOException {
    Map<String, String> queries = DocumentedSql.of("spark");
    assertThat(queries.keySet())
        .containsExactly(
            "minutes", "load of nodes", "distinct clients", "durations", "top clients");
    return spark.sql(queries.get(name)).collectAsList();
  }

  @Test
  void documentedQueryAddsUpTheLoad() throws IOException {
    Map<String, List<Long>> load = new TreeMap<>();
    for (Row row : documented("load of nodes")) {
      load.put(row.getString(0), List.of(row.getLong(1), row.getLong(2), row.getLong(3)));
    }

    assertThat(load).isEqualTo(sums()).hasSize(5);
  }

  @Test
  void documentedQueryCountsClientsOfSeveralDaysOnce() throws IOException {
    Map<String, Long> clients = new TreeMap<>();
    documented("distinct clients").forEach(row -> clients.put(row.getString(0), row.getLong(1)));
    long exact = shown(Report.IP_ACCESS).stream().map(row -> row.get("client")).distinct().count();
    Map<String, Long> ofNode =
        shown(Report.IP_NODE_ACCESS).stream()
            .map(row -> row.get("node").textValue() + " " + row.get("client").textValue())
            .distinct()
            .collect(Collectors.groupingBy(pair -> pair.split(" ", -1)[0], Collectors.counting()));

    assertThat(clients).hasSize(6);
    ofNode.put("(all)", exact);
    ofNode.forEach(
        (node, count) ->
            assertThat((double) clients.get(node))
                .as(node)
                .isBetween(count * 0.88, count * 1.12)); // four standard errors
  }

  @Test
  void documentedQueryFindsQuantilesOfSeveralDays() throws IOException {
    Map<String, Long> found = new TreeMap<>();
    for (Row row : documented("durations")) {
      found.put(row.getString(0) + " " + row.getDouble(1), row.getLong(2));
    }
    Map<String, Long> expected = new TreeMap<>();
    durations()
        .forEach(
            (node, histogram) -> {
              expected.put(node + " 0.5", histogram.quantile(0.5).orElseThrow());
              expected.put(node + " 0.95", histogram.quantile(0.95).orElseThrow());
            });

    assertThat(found).isEqualTo(expected).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void documentedQueryRanksClients() throws IOException {
    Map<String, Long> sums = new TreeMap<>();
    shown(Report.IP_ACCESS)
        .forEach(
            row ->
                sums.merge(row.get("client").textValue(), row.get("requests").asLong(), Long::sum));
    List<Long> largest =
        sums.values().stream().sorted((one, other) -> Long.compare(other, one)).limit(10).toList();

    List<Row> rows = documented("top clients");

    assertThat(rows).extracting(row -> row.getLong(1)).isEqualTo(largest).hasSize(10);
    rows.forEach(row -> assertThat(sums).containsEntry(row.getString(0), row.getLong(1)));
  }

  @Test
  void documentedQueryOfDuckDbFindsTheSameQuantiles() throws Exception {
    String query = DocumentedSql.of("duckdb").get("durations");
    String there = directory.resolve("ware'house").toString().replace("'", "''");
    Map<String, Long> found = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query.replace("/warehouse", there))) {
      while (rows.next()) {
        found.put(rows.getString(1), rows.getLong(2));
      }
    }
    Map<String, Long> expected = new TreeMap<>();
    durations().forEach((node, one) -> expected.put(node, one.quantile(0.95).orElseThrow()));

    assertThat(found).isEqualTo(expected).isNotEmpty();
  }

  /** The types that the page promises, as DuckDB sees them. */
  @Test
  void duckDbSeesTheTypesOfThePage() throws Exception {
    String there = directory.resolve("ware'house").toString().replace("'", "''");
    Map<String, String> types = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "DESCRIBE SELECT * FROM read_parquet('%s/reports/node_load/date=*/*.parquet',"
                        .formatted(there)
                    + " hive_partitioning = true)")) {
      while (rows.next()) {
        types.put(rows.getString(1), rows.getString(2));
      }
    }

    assertThat(types)
        .containsEntry("bucket_start", "TIMESTAMP WITH TIME ZONE")
        .containsEntry("bucket_seconds", "INTEGER")
        .containsEntry("requests", "BIGINT")
        .containsEntry("share", "DOUBLE")
        .containsEntry("hour_clients_hll", "BLOB")
        .containsEntry("duration_histogram", "MAP(INTEGER, BIGINT)")
        .containsEntry("node", "VARCHAR")
        .containsEntry("date", "DATE");
  }
}
