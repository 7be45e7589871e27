package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nodelog.app.generate.IncidentFleet;
import io.nodelog.app.generate.IncidentPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reports find what goes wrong in a generated fleet, and nothing else. With {@code
 * -Dnodelog.incidents=10000000} in as many lines, and the buckets of five minutes that are usual.
 */
class IncidentsTest {
  private static final long USUAL_LINES = 10_000_000;
  private static final long LINES = Long.getLong("nodelog.incidents", 300_000);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Instant HOT_FROM = Instant.parse("2026-03-03T10:00:00Z");
  private static final Instant HOT_TO = Instant.parse("2026-03-03T13:00:00Z");

  @TempDir static Path fleet;

  @BeforeAll
  static void runOnAGeneratedFleet() throws IOException {
    long lines = IncidentFleet.generate(IncidentPlan.standard(1, LINES), fleet);
    Run run = nodelog("run", "-D", "nodelog.accept.dates.past=36500d");
    assertThat(run.exitCode()).as(run.err()).isZero();
    System.out.println(lines + " lines of a fleet in which things go wrong");
  }

  /** Fewer lines need longer buckets, so that each has enough of them to tell chance. */
  private static Run nodelog(String verb, String... more) {
    List<String> words = new ArrayList<>(List.of(verb));
    words.addAll(List.of("--config", fleet.resolve("nodelog.conf").toString()));
    words.addAll(List.of("-D", "nodelog.report.bucket=" + (LINES < USUAL_LINES ? "1h" : "5m")));
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }

  private static List<JsonNode> rows(String report, String... conditions) throws IOException {
    List<String> words = new ArrayList<>(List.of(report, "--output", "json"));
    for (String condition : conditions) {
      words.addAll(List.of("--where", condition));
    }
    Run show = nodelog("show", words.toArray(String[]::new));
    assertThat(show.exitCode()).as(show.err()).isZero();
    List<JsonNode> rows = new ArrayList<>();
    for (String line : show.out().lines().toList()) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  private static Instant time(JsonNode row, String column) {
    return Instant.parse(row.get(column).asText());
  }

  private static String text(JsonNode row, String column) {
    return row.get(column).asText();
  }

  @Test
  void everyOutageAndNoOther() throws IOException {
    assertThat(rows("node_outages"))
        .extracting(
            row -> text(row, "node"),
            row -> text(row, "cause"),
            row -> time(row, "corrected_start"),
            row -> time(row, "detected_start"),
            row -> time(row, "end"))
        .containsExactly(
            outage("dn-02", "2026-03-03T03:12:07.250Z", "2026-03-03T04:47:07.500Z"),
            outage("dn-05", "2026-03-04T16:40:31.250Z", "2026-03-04T17:11:31.500Z"));
  }

  private static Tuple outage(String node, String from, String to) {
    Instant start = Instant.parse(from);
    return Tuple.tuple(
        node, "failure", start, start.plus(Duration.ofSeconds(630)), Instant.parse(to));
  }

  @Test
  void everyHotBucketAndNoMoreOthersThanChanceGives() throws IOException {
    List<JsonNode> tested =
        rows("load_balance", "pool=web", "load=requests", "period=bucket", "enough_requests=true");
    Predicate<JsonNode> planted =
        row ->
            !time(row, "bucket_start").isBefore(HOT_FROM)
                && time(row, "bucket_start").isBefore(HOT_TO);
    assertThat(tested.stream().filter(planted))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.get("hot").asBoolean()).as("%s", row).isTrue();
              assertThat(text(row, "hottest_node")).isEqualTo("web-03");
            });
    double byChance =
        rows("load_balance", "pool=web", "load=requests", "period=day").stream()
            .mapToDouble(row -> row.get("hot_buckets_by_chance").asDouble())
            .sum();
    long others =
        tested.stream().filter(planted.negate()).filter(row -> row.get("hot").asBoolean()).count();
    System.out.printf("%d hot buckets by chance, at most %.3f expected%n", others, byChance);
    assertThat((double) others).isLessThanOrEqualTo(byChance);
    assertThat(rows("load_balance", "pool=proxies", "load=requests", "hot=true")).isEmpty();
  }

  @Test
  void theFailingBackendAndNoOther() throws IOException {
    List<JsonNode> failures = rows("upstream_attempts", "outcome=connect_fail");
    Set<String> hours = new TreeSet<>();
    for (JsonNode row : failures) {
      hours.add(text(row, "node") + " " + text(row, "hour_start"));
      assertThat(row.get("upstream_node").isNull() || text(row, "upstream_node").equals("web-06"))
          .as("%s", row)
          .isTrue();
    }
    assertThat(hours)
        .containsExactly(
            "lb-01 2026-03-04T14:00:00Z",
            "lb-01 2026-03-04T15:00:00Z",
            "lb-02 2026-03-04T14:00:00Z",
            "lb-02 2026-03-04T15:00:00Z");
    assertThat(rows("upstream_attempts", "outcome=connect_fail", "upstream_node=web-06"))
        .hasSize(4)
        .allSatisfy(row -> assertThat(row.get("share").asDouble()).isGreaterThan(0.5));
  }

  @Test
  void theNewMessageAndThoseOfTheOutagesAndNoOther() throws IOException {
    assertThat(rows("template_changes"))
        .extracting(row -> text(row, "change"), row -> text(row, "date"), row -> message(row))
        .containsExactlyInAnyOrder(
            Tuple.tuple("new", "2026-03-03", "BLOCK* registerDatanode"),
            Tuple.tuple("new", "2026-03-03", "BLOCK* removeDeadDatanode"),
            Tuple.tuple("new", "2026-03-04", "Cannot read checksum file of blk_<*>"));
    assertThat(rows("template_changes", "date=2026-03-04"))
        .extracting(row -> text(row, "top_node"))
        .containsExactly("dn-04");
  }

  private static String message(JsonNode row) {
    return text(row, "message").replaceFirst(":.*", "");
  }
}
