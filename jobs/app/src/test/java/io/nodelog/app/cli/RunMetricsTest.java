package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run measures of itself, with either engine; the page names every count. */
class RunMetricsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void countsPhasesLinesAndTasks(String engine) throws IOException {
    Site site = new Site(directory).node("web-1", directory.resolve("logs/web-1.log"));
    String bad = "no line of this format\n";
    site.log("web-1.log", Site.lines(0, 200) + bad);

    site.job(0, "--engine", engine);

    JsonNode run = site.latest();
    JsonNode counts = run.get("counts");
    assertThat(run.get("engine").asText()).isEqualTo(engine);
    List<String> phases = new ArrayList<>();
    long millis = 0;
    for (JsonNode phase : run.get("phases")) {
      phases.add(phase.get("phase").asText());
      millis += phase.get("millis").asLong();
    }
    assertThat(phases).containsExactly("ingest", "summarize", "publish");
    assertThat(millis).isPositive();
    assertThat(counts.get("lines_taken").asLong()).isEqualTo(201);
    assertThat(counts.get("lines_scanned").asLong()).isEqualTo(201);
    assertThat(counts.get("bytes_scanned").asLong())
        .isEqualTo(Site.lines(0, 200).length() + bad.length());
    assertThat(counts.get("records").asLong()).isEqualTo(200);
    assertThat(counts.get("rejected").asLong()).isEqualTo(1);
    assertThat(counts.get("rejected_shape").asLong()).isEqualTo(1);
    // At least one split is scanned, and two shards are merged.
    assertThat(counts.get("scan_tasks").asLong()).isGreaterThanOrEqualTo(3);
    assertThat(counts.get("scan_retries").asLong()).isZero();
    assertThat(counts.get("scan_blocks").asLong()).isPositive();
    assertThat(counts.get("scan_block_bytes").asLong())
        .isGreaterThan(counts.get("scan_blocks").asLong());
    requireDocumented(counts);
  }

  private static void requireDocumented(JsonNode counts) throws IOException {
    String page = Files.readString(Path.of("../../docs/platforms/operations.md"));
    List<String> names = new ArrayList<>();
    counts.fieldNames().forEachRemaining(names::add);
    assertThat(names).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
  }
}
