package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nodelog.app.run.Run;
import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.Storages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code plan} says is what {@code run} then does. */
class PlanVerbTest {
  @TempDir Path directory;

  private Site site;

  @BeforeEach
  void site() throws IOException {
    site =
        new Site(directory)
            .node("web-1", directory.resolve("logs/web-1.log"))
            .node("web-2", directory.resolve("logs/web-2.log*"));
    site.log("web-1.log", Site.lines(0, 100));
    site.log("web-2.log", Site.lines(100, 130));
    site.log("web-2.log.1.gz", gzip(Site.lines(200, 240)));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private JsonNode plan(int exitCode, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("--output", "json"));
    words.addAll(List.of(more));
    io.nodelog.app.cli.Run plan = site.run("plan", words.toArray(String[]::new));
    assertThat(plan.exitCode()).as(plan.err()).isEqualTo(exitCode);
    assertThat(plan.out().lines()).hasSize(1);
    return new ObjectMapper().readTree(plan.out());
  }

  @Test
  void namesFilesThatARunThenTakes() throws IOException {
    JsonNode plan = plan(0);

    assertThat(plan.get("empty").asBoolean()).isFalse();
    assertThat(plan.get("files_listed").asInt()).isEqualTo(3);
    assertThat(plan.get("files")).hasSize(3);
    JsonNode first = plan.get("files").get(0);
    assertThat(first.get("file").asText()).endsWith("web-1.log");
    assertThat(first.get("bytes").asLong()).isEqualTo(Site.lines(0, 100).length());
    assertThat(first.get("from").asLong()).isZero();
    assertThat(plan.get("files").get(2).get("compressed").asBoolean()).isTrue();
    site.job(0);
    assertThat(site.latest().get("counts").get("files_taken").asInt()).isEqualTo(3);
  }

  @Test
  void tellsOnlyWhatIsNewAfterARun() throws IOException {
    site.job(0);
    site.log("web-1.log", Site.lines(0, 110));
    long more = Site.lines(100, 110).length();

    JsonNode plan = plan(0);

    assertThat(plan.get("files")).hasSize(1);
    assertThat(plan.get("files").get(0).get("bytes").asLong()).isEqualTo(more);
    assertThat(plan.get("files").get(0).get("from").asLong())
        .isEqualTo(Site.lines(0, 100).length());
    assertThat(plan.get("files_unchanged").asInt()).isEqualTo(2);
    site.job(0);
    assertThat(site.latest().get("counts").get("bytes_taken").asLong()).isEqualTo(more);
  }

  @Test
  void isEmptyWhenARunWouldDoNothing() throws IOException {
    site.job(0);

    assertThat(plan(0).get("empty").asBoolean()).isTrue();
    JsonNode plan = plan(5, "--fail-on-empty");
    assertThat(plan.get("files")).isEmpty();
    assertThat(plan.get("dates")).isEmpty();
    site.job(5, "--fail-on-empty");
  }

  @Test
  void namesBatchesThatWaitAndDatesWithTheReason() throws IOException {
    assertThat(site.run("ingest").exitCode()).isZero();

    JsonNode waiting = plan(0);

    assertThat(waiting.get("files")).isEmpty();
    assertThat(waiting.get("batches")).hasSize(2);
    long lines = 0;
    for (JsonNode batch : waiting.get("batches")) {
      assertThat(batch.get("held").asBoolean()).isFalse();
      lines += batch.get("lines").asLong();
    }
    assertThat(lines).isEqualTo(170);
    assertThat(site.run("summarize").exitCode()).isZero();
    JsonNode stale = plan(0);
    assertThat(stale.get("batches")).isEmpty();
    assertThat(stale.get("dates").get(0).get("date").asText()).isEqualTo("2026-01-05");
    assertThat(stale.get("dates").get(0).get("reasons").get(0).asText())
        .isEqualTo("it has no reports yet");
    assertThat(site.run("publish").exitCode()).isZero();
    assertThat(site.latest().get("counts").get("dates_published").asInt())
        .isEqualTo(stale.get("dates").size());
  }

  @Test
  void namesSourcesThatCannotBeRead() throws IOException {
    site.node("web-3", directory.resolve("logs/none.log"));

    JsonNode plan = plan(0, "--fail-on-empty");

    assertThat(plan.get("problems")).hasSize(1);
    assertThat(plan.get("problems").get(0).asText())
        .contains("none.log", "source access of web-3", "no such file");
    io.nodelog.app.cli.Run table = site.run("plan");
    assertThat(table.exitCode()).isZero();
    assertThat(table.out())
        .startsWith("Ingest: 3 of 3 files have something new")
        .contains("Cannot list ", "web-1.log", "Publish: 0 dates");
  }

  @Test
  void tellsTheSameRefusalsAsARun() throws IOException {
    site.job(0);
    site.set("report.zone = \"Europe/Berlin\"");

    io.nodelog.app.cli.Run plan = site.run("plan");

    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out()).isEmpty();
    assertThat(plan.err()).isEqualTo(site.run("run").err());
  }

  @Test
  void refusesAnUnknownForm() throws IOException {
    io.nodelog.app.cli.Run plan = site.run("plan", "--output", "xml");

    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.err()).contains("--output", "xml").contains("TABLE, JSON");
  }

  /** No call that changes something reaches the storage, in no state that a warehouse can be in. */
  @Test
  void changesNothing() throws Exception {
    site.node("web-3", directory.resolve("logs/none.log"));
    assertThat(callsOfPlan()).isEmpty();
    assertThat(site.warehouse()).doesNotExist();
    assertThat(site.run("ingest").exitCode()).isEqualTo(1);
    assertThat(callsOfPlan()).isEmpty();
    assertThat(site.run("summarize").exitCode()).isZero();
    site.log("web-1.log", Site.lines(0, 110));
    Map<String, String> before = contents();
    assertThat(callsOfPlan()).isEmpty();
    assertThat(plan(0).get("dates")).isNotEmpty();
    assertThat(contents()).isEqualTo(before).isNotEmpty();
  }

  private List<String> callsOfPlan() throws Exception {
    NodelogConfig config = NodelogConfig.load(site.config(), Map.of());
    FaultyStorage storage = FaultyStorage.counting(Storages.local());
    Instant now = Instant.now();
    PlanVerb.plan(
        new Run(
            config,
            new Configuration(),
            storage,
            new org.apache.hadoop.fs.Path(config.warehouse()),
            Run.newId(now),
            now));
    return storage.trace();
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) tree.filter(Files::isRegularFile)::iterator) {
        contents.put(
            file.toString(),
            Files.getLastModifiedTime(file)
                + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    contents.keySet().removeIf(name -> name.endsWith("site.conf"));
    return contents;
  }
}
