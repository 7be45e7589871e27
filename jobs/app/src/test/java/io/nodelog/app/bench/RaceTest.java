package io.nodelog.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaceTest {
  @TempDir Path directory;

  private final List<String> progress = new ArrayList<>();
  private TimedCommand runner;

  @BeforeEach
  void makeRunner() throws IOException {
    runner = new TimedCommand(directory);
  }

  @Test
  void measuresWhatACommandTakes() throws Exception {
    Timing timing = runner.run(shell("sleep 0.2; echo done; echo warning >&2"));

    assertThat(timing.wallSeconds()).isBetween(0.2, 20.0);
    assertThat(timing.userSeconds()).isLessThan(timing.wallSeconds());
    assertThat(runner.output()).hasContent("done");
  }

  @Test
  void measuresTheWorkOfChildren() throws Exception {
    Timing timing = runner.run(shell("bash -c 'for ((i = 0; i < 200000; i++)); do :; done'"));

    assertThat(timing.userSeconds()).isGreaterThan(0.05);
  }

  @Test
  void saysWhyACommandFailed() {
    assertThatThrownBy(() -> runner.run(shell("echo no such thing >&2; exit 3")))
        .isInstanceOf(BenchFailed.class)
        .hasMessageContaining("exit code 3")
        .hasMessageContaining("no such thing");
  }

  @Test
  void takesTurnsAndPreparesEachRun() throws Exception {
    List<String> prepared = new ArrayList<>();
    Results results = new Results();

    new Race(runner, progress::add, results)
        .run(
            List.of(
                new Contender("a", () -> prepared.add("a"), shell("true")),
                new Contender("b", () -> prepared.add("b"), shell("true"))),
            2);

    assertThat(prepared).containsExactly("a", "b", "a", "b");
    assertThat(results.measurements()).extracting(Measurement::name).containsExactly("a", "b");
  }

  @Test
  void goesOnWithoutAContenderThatFails() throws Exception {
    List<String> prepared = new ArrayList<>();
    Results results = new Results();

    new Race(runner, progress::add, results)
        .run(
            List.of(
                new Contender("broken", () -> prepared.add("broken"), shell("exit 1")),
                new Contender("sound", shell("true"))),
            3);

    assertThat(prepared).containsExactly("broken");
    assertThat(results.failed()).containsExactly("broken");
    assertThat(results.of("broken")).isEmpty();
    assertThat(results.of("sound")).isPresent();
  }

  private static List<String> shell(String script) {
    return List.of("bash", "-c", script);
  }
}
