package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesVerbTest {
  @TempDir Path directory;

  @Test
  void printsTheTemplateOfEveryLine() throws IOException {
    Path file = write("app.log", "read 1 of 2\nstopped\nread 3 of 4\n");
    List<JsonNode> lines = json(Run.of("templates", "--format", "message", file.toString()));
    assertThat(lines).extracting(line -> line.get("line_number").asInt()).containsExactly(1, 2, 3);
    assertThat(lines)
        .extracting(line -> line.get("template").asText())
        .containsExactly("read <*> of <*>", "stopped", "read <*> of <*>");
    assertThat(lines.get(0).get("template_id")).isEqualTo(lines.get(2).get("template_id"));
    assertThat(lines.get(0).get("template_id").asText()).matches("[0-9a-f]{16}");
    assertThat(lines.get(0).get("source").asText()).isEqualTo(file.toString());
  }

  @Test
  void numbersEventsByTheirFirstLine() throws IOException {
    Path file =
        write(
            "daemon.log",
            """
            2026-01-05 10:11:12,345 ERROR org.example.A: Cannot write block 7
            java.io.IOException: disk full
            \tat org.example.A.write(A.java:12)
            2026-01-05 10:11:13,345 ERROR org.example.A: Cannot write block 8
            """);
    List<JsonNode> events = json(Run.of("templates", "--format", "hadoop_daemon", file.toString()));
    assertThat(events).extracting(event -> event.get("line_number").asInt()).containsExactly(1, 4);
    assertThat(events)
        .extracting(event -> event.get("template").asText())
        .containsOnly("Cannot write block <*>");
  }

  @Test
  void countsTheTemplatesOfAllFilesInOneTable() throws IOException {
    Path first = write("a.log", "read 1\nstopped\n");
    Path second = write("b.log", "read 2\nread 3\n");
    Run run =
        Run.of(
            "templates", "--format", "message", "--summary", first.toString(), second.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).matches(" +3  [0-9a-f]{16}  read <\\*>");
    assertThat(lines.get(2)).matches(" +1  [0-9a-f]{16}  stopped");
  }

  @Test
  void saysHowManyEventsAreNotUnderstood() throws IOException {
    Path file = write("daemon.log", "what is this\n2026-01-05 10:11:13,345 INFO a.B: ready\n");
    Run run = Run.of("templates", "--format", "hadoop_daemon", file.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("daemon.log: 1 events are not understood");
    assertThat(json(run)).hasSize(1);
  }

  @Test
  void readsTheOtherFilesWhenOneIsMissing() throws IOException {
    Path file = write("a.log", "read 1\n");
    Run run = Run.of("templates", "--format", "message", directory + "/none.log", file.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Cannot read").contains("none.log: no such file");
    assertThat(run.out().lines()).hasSize(1);
  }

  @Test
  void refusesFormatsOfRequestsAndUnknownOnes() throws IOException {
    Path file = write("a.log", "x\n");
    Run requests = Run.of("templates", "--format", "nginx_combined", file.toString());
    assertThat(requests.exitCode()).isEqualTo(2);
    assertThat(requests.err()).contains("nginx_combined has requests and no messages");
    assertThat(Run.of("templates", "--format", "hadop", file.toString()).exitCode()).isEqualTo(2);
    assertThat(Run.of("templates", file.toString()).exitCode()).isEqualTo(2);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static List<JsonNode> json(Run run) throws IOException {
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }
}
