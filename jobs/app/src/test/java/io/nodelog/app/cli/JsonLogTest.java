package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standard error as JSON, in a process of its own as the launcher starts it. */
class JsonLogTest {
  private static final Path SETTINGS = Path.of("../../conf/log4j2-json.properties");
  private static final List<String> JSON =
      List.of(
          "-Dlog4j2.configurationFile=" + SETTINGS.toAbsolutePath().normalize(),
          "-Dnodelog.log=json",
          "-Dlog4j2.isThreadContextMapInheritable=true");

  @TempDir Path directory;

  private static List<JsonNode> events(Run run) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : run.err().lines().toList()) {
      events.add(new ObjectMapper().readTree(line));
    }
    return events;
  }

  @Test
  void everyLineIsAnObjectThatNamesRunAndPhase() throws Exception {
    Site site =
        new Site(directory)
            .node("web-1", directory.resolve("logs/web-1.log"))
            .node("web-2", directory.resolve("logs/no\"ne.log"));
    site.log("web-1.log", Site.lines(0, 20));

    Run run =
        JavaProcess.start(
                directory, "512m", JSON, jar -> false, "run", "--config", site.config().toString())
            .end(120);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    List<JsonNode> events = events(run);
    String id = site.latest().get("run_id").asText();
    assertThat(events)
        .filteredOn(event -> event.get("message").asText().startsWith("Summarize: 20 lines"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get("run_id").asText()).isEqualTo(id);
              assertThat(event.get("verb").asText()).isEqualTo("run");
              assertThat(event.get("phase").asText()).isEqualTo("summarize");
              assertThat(event.get("level").asText()).isEqualTo("INFO");
              assertThat(event.get("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            });
    assertThat(events)
        .filteredOn(event -> event.get("level").asText().equals("ERROR"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get("message").asText()).startsWith("Cannot list ");
              assertThat(event.get("phase").asText()).isEqualTo("ingest");
            });
  }

  @Test
  void complaintsAboutTheCommandLineAreObjectsToo() throws Exception {
    Run run = JavaProcess.start(directory, "256m", JSON, jar -> false, "no-such-verb").end(60);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(events(run).get(0).get("message").asText()).contains("no-such-verb");
    assertThat(events(run)).hasSizeGreaterThan(1);
  }

  @Test
  void isPlainTextWhereTheLayoutIsMissing() throws Exception {
    Run run =
        JavaProcess.start(
                directory,
                "256m",
                JSON,
                jar -> jar.startsWith("log4j-layout-template-json"),
                "no-such-verb")
            .end(60);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("nodelog: Cannot log as JSON: log4j-layout-template-json is not on the class")
        .contains("\nnodelog: Unmatched argument");
  }
}
