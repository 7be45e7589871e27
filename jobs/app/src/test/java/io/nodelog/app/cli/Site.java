package io.nodelog.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A site under test: its logs, its configuration and its warehouse, and commands on them. */
final class Site {
  private static final String COMBINED =
      "192.0.2.%d - - [%s] \"GET /%d HTTP/1.1\" 200 10 \"-\" \"agent\"\n";

  private final Path root;
  private final List<String> nodes = new ArrayList<>();
  private final List<String> settings = new ArrayList<>();
  private String warehouse;

  Site(Path root) {
    this.root = root;
    this.warehouse = root.resolve("warehouse").toString();
  }

  /** Well-formed lines, each different. */
  static String lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> line(i, "05/Jan/2026:10:11:12 +0000"))
        .collect(Collectors.joining());
  }

  static String line(int number, String time) {
    return COMBINED.formatted(number % 250 + 1, time, number);
  }

  Path log(String name, String text) throws IOException {
    return log(name, text.getBytes(UTF_8));
  }

  Path log(String name, byte[] bytes) throws IOException {
    Path file = root.resolve("logs").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  Path warehouse() {
    return Path.of(warehouse);
  }

  Site warehouse(Object uri) {
    warehouse = uri.toString();
    return this;
  }

  /** Adds a node with one source. */
  Site node(String name, Object uri) {
    return node(name, uri, "apache_combined");
  }

  Site node(String name, Object uri, String format) {
    nodes.add(
        "{ name = %s, sources = [ { name = access, uri = %s, format = %s } ] }"
            .formatted(name, quoted(uri), quoted(format)));
    return this;
  }

  /** Adds a node with one source whose times name no zone. */
  Site node(String name, Object uri, String format, String zone) {
    nodes.add(
        "{ name = %s, sources = [ { name = access, uri = %s, format = %s, zone = %s } ] }"
            .formatted(name, quoted(uri), quoted(format), quoted(zone)));
    return this;
  }

  /** Adds a line to the configuration. */
  Site set(String setting) {
    settings.add(setting);
    return this;
  }

  static String quoted(Object text) {
    return '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  Path config() throws IOException {
    List<String> text = new ArrayList<>();
    text.add("nodelog {");
    text.add("warehouse = " + quoted(warehouse));
    text.add("engine = mapreduce, ingest.idle = 0s, ingest.threads = 2, summary.shards = 2");
    if (!nodes.isEmpty()) {
      text.add("nodes = [ " + String.join(", ", nodes) + " ]");
    }
    text.addAll(settings);
    text.add("}");
    return Files.write(root.resolve("site.conf"), text);
  }

  /** Runs a verb; whatever it finds, it says so in sentences and not in stack traces. */
  Run run(String verb, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of(verb, "--config", config().toString()));
    words.addAll(List.of(more));
    Run run = Run.of(words.toArray(String[]::new));
    assertThat(run.err()).doesNotContain("\tat ", "Exception:", "Unexpected");
    return run;
  }

  /** Runs the whole job, which prints no results. */
  Run job(int exitCode, String... more) throws IOException {
    Run run = run("run", more);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    return run;
  }

  /** Checks the warehouse, and that this many requests are published. */
  void assertSound(long requests) throws IOException {
    Run fsck = run("fsck");
    assertThat(fsck.exitCode()).as(fsck.out()).isZero();
    assertThat(fsck.out()).isEmpty();
    assertThat(requests()).isEqualTo(requests);
    Path temporaries = warehouse().resolve("tmp");
    if (Files.exists(temporaries)) {
      assertThat(temporaries).isEmptyDirectory();
    }
  }

  /** Checks that nothing was done but to say, at most, that it was not done. */
  void assertUntouched() throws IOException {
    assertThat(names()).noneMatch(name -> name.startsWith("ledger") || name.startsWith("raw"));
    if (!names().isEmpty()) {
      assertThat(latest().get("exit_code").asInt()).isEqualTo(2);
    }
  }

  /** How many requests the published reports have. */
  long requests() throws IOException {
    return rows("ip_access").stream().mapToLong(row -> row.get("requests").asLong()).sum();
  }

  /** The rows of a report. */
  List<JsonNode> rows(String report) throws IOException {
    Run show = run("show", report, "--output", "json");
    assertThat(show.exitCode()).as(show.err()).isZero();
    List<JsonNode> rows = new ArrayList<>();
    for (String line : show.out().lines().toList()) {
      rows.add(new ObjectMapper().readTree(line));
    }
    return rows;
  }

  /** What the latest run said of itself. */
  JsonNode latest() throws IOException {
    return new ObjectMapper().readTree(Files.readString(warehouse().resolve("_RUN.json")));
  }

  /** The names of everything in the warehouse. */
  List<String> names() throws IOException {
    if (!Files.exists(warehouse())) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(warehouse())) {
      return tree.map(warehouse()::relativize).map(Path::toString).sorted().toList();
    }
  }
}
