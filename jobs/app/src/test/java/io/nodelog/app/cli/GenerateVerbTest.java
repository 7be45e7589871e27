package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateVerbTest {
  @TempDir Path directory;

  @Test
  void writesLogsThatAreParsedAsTheAnswersSay() throws IOException {
    Path out = directory.resolve("fleet");

    Run run =
        Run.of(
            "generate",
            "--output=" + out,
            "--nodes=1",
            "--days=1",
            "--lines=100",
            "--hot-factor=1",
            "--formats=nginx_combined",
            "--failing-hours=0",
            "--malformed-share=0");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("100 lines in 1 files: 100 requests (0 partial), 0 rejects, 0 excluded");
    assertThat(Files.readString(out.resolve("answers/totals.csv"))).contains("100");
    Run parsed =
        Run.of("parse", "--format=nginx_combined", out.resolve("node-001/access.log").toString());
    assertThat(parsed.out().lines()).hasSize(100);
    assertThat(parsed.err()).isEmpty();
  }

  @Test
  void givesTheSameLogsForTheSameSeed() throws IOException {
    assertThat(log("a", "7")).isEqualTo(log("b", "7")).isNotEqualTo(log("c", "8"));
  }

  private String log(String name, String seed) throws IOException {
    Path out = directory.resolve(name);
    Run.of("generate", "--output=" + out, "--nodes=1", "--days=1", "--lines=50", "--seed=" + seed);
    return Files.readString(out.resolve("node-001/access.log"));
  }

  @Test
  void refusesWhatMakesNoFleet() {
    assertThat(generate("--nodes=0").exitCode()).isEqualTo(2);
    assertThat(generate("--nodes=0").err())
        .startsWith("nodelog: Invalid number of nodes: 0 (must be");
    assertThat(generate("--formats=xyz").err()).startsWith("nodelog: Invalid format: xyz (must be");
    assertThat(generate("--preset=none").exitCode()).isEqualTo(2);
    assertThat(Run.of("generate").exitCode()).isEqualTo(2);
    assertThat(directory.resolve("x")).doesNotExist();
  }

  private Run generate(String option) {
    return Run.of("generate", "--output=" + directory.resolve("x"), option);
  }
}
