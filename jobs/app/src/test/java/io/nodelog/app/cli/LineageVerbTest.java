package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageVerbTest {
  @TempDir Path directory;

  private Site site;
  private String firstBatch;

  /** Two nodes, two days, two batches: web-1 goes on in the second one, on the second day. */
  @BeforeEach
  void run() throws IOException {
    site =
        new Site(directory)
            .node("web-1", directory.resolve("logs/web-1.log"))
            .node("web-2", directory.resolve("logs/web-2.log"));
    site.log("web-1.log", Site.lines(0, 20));
    site.log("web-2.log", Site.lines(20, 50) + lines("06/Jan/2026", 50, 55));
    site.job(0);
    firstBatch = site.latest().get("run_id").asText();
    site.log("web-1.log", Site.lines(0, 20) + lines("06/Jan/2026", 60, 67));
    site.job(0);
  }

  private static String lines(String day, int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append(Site.line(i, day + ":01:02:03 +0000"));
    }
    return lines.toString();
  }

  private List<JsonNode> lineage(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--output", "json"));
    Run run = site.run("lineage", all.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<JsonNode> rows = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      rows.add(new ObjectMapper().readTree(line));
    }
    return rows;
  }

  private static long records(List<JsonNode> rows) {
    return rows.stream().mapToLong(row -> row.get("part_records").asLong()).sum();
  }

  @Test
  void tellsWhereADateCameFrom() throws IOException {
    List<JsonNode> first = lineage("--date", "2026-01-05");
    List<JsonNode> second = lineage("--date", "2026-01-06");

    assertThat(first).hasSize(2).allMatch(row -> row.get("batch").asText().equals(firstBatch));
    assertThat(records(first)).isEqualTo(50);
    assertThat(second).hasSize(2);
    assertThat(records(second)).isEqualTo(12);
    JsonNode web1 = second.get(1);
    assertThat(web1.get("node").asText()).isEqualTo("web-1");
    assertThat(web1.get("batch").asText()).isNotEqualTo(firstBatch);
    assertThat(web1.get("from").asLong()).isEqualTo(Site.lines(0, 20).length());
    assertThat(web1.get("lines").asLong()).isEqualTo(7);
    assertThat(web1.get("file").asText()).endsWith("logs/web-1.log");
    assertThat(web1.get("raw").get(0).asText()).startsWith("raw/");
    assertThat(web1.get("status").asText()).isEqualTo("summarized");
  }

  @Test
  void tellsWhereAFileAndABatchWent() throws IOException {
    List<JsonNode> file = lineage("--file", directory.resolve("logs/web-2.log").toString());

    assertThat(file)
        .extracting(row -> row.get("date").asText())
        .containsExactly("2026-01-05", "2026-01-06");
    assertThat(file).extracting(row -> row.get("part_records").asInt()).containsExactly(30, 5);
    assertThat(lineage("--batch", firstBatch)).hasSize(3);
    assertThat(lineage("--batch", firstBatch, "--date", "2026-01-06")).hasSize(1);
  }

  @Test
  void namesTheFileOfTheReport() throws IOException {
    Run run = site.run("lineage", "--date", "2026-01-05", "--report", "ip_access");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains("ip_access of 2026-01-05: 50 rows in ", "tables/ip_access/date=");
    assertThat(run.out().lines()).hasSize(3);
    assertThat(run.out()).startsWith("date        batch");
    assertThat(site.run("lineage", "--date", "2026-01-05", "--report", "node_outages").err())
        .contains("node_outages has no rows of 2026-01-05");
  }

  @Test
  void tellsWhatWaits() throws IOException {
    site.log("web-2.log", Site.lines(20, 50) + lines("06/Jan/2026", 50, 58));
    assertThat(site.run("ingest").exitCode()).isZero();

    List<JsonNode> rows = lineage("--file", directory.resolve("logs/web-2.log").toString());

    assertThat(rows).hasSize(3);
    assertThat(rows.get(2).get("status").asText()).isEqualTo("waiting");
    assertThat(rows.get(2).get("date").isNull()).isTrue();
    assertThat(rows.get(2).get("lines").asLong()).isEqualTo(3);
  }

  @Test
  void refusesWhatMakesNoSense() throws IOException {
    assertRefused("Missing option (must be --date, --batch or --file");
    assertRefused("Missing --date", "--report", "ip_access", "--batch", firstBatch);
    assertRefused("Unknown report: x", "--report", "x", "--date", "2026-01-05");
    assertRefused("Invalid --batch: y", "--batch", "y");
    assertRefused("must be a date", "--date", "yesterday");
    Run nothing = site.run("lineage", "--file", "/no/such.log");
    assertThat(nothing.exitCode()).isZero();
    assertThat(nothing.err()).startsWith("Nothing like that was taken into ");
  }

  private void assertRefused(String sentence, String... words) throws IOException {
    Run run = site.run("lineage", words);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(sentence);
  }
}
