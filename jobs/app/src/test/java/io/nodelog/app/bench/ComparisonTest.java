package io.nodelog.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.run.Run;
import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.storage.Storages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  private static final long LINES = 5_000;

  @TempDir Path directory;

  private final List<String> progress = new ArrayList<>();

  @Test
  void measuresTheKernelBesideAProgramOfOneFileOnceItsAnswersAreRight() throws Exception {
    Path prototype = directory.resolve("Yardstick.java");
    Files.writeString(
        prototype,
        """
        class Yardstick {
          public static void main(String[] args) {
            if (args.length != 2 || !args[1].equals("1")) throw new AssertionError();
          }
        }
        """);

    Results results = new Comparison(settings(prototype), data(), progress::add).run();

    assertThat(progress.get(0)).matches("kernel: right about \\d+ clients");
    assertThat(results.of(BenchReport.NEWLINES)).isPresent();
    assertThat(results.of(BenchReport.PROTOTYPE)).isPresent();
    assertThat(results.of(BenchReport.SUMMARIZE).orElseThrow().userSeconds()).isPositive();
    assertThat(results.skipped()).contains("Whole commands and slow peers are left out, as asked.");
  }

  @Test
  void showsTableAndRatios() throws Exception {
    Results results = new Results();
    results.add(BenchReport.PROTOTYPE, new Timing(2.0, 2.0, 0.1));
    results.add(BenchReport.SUMMARIZE, new Timing(3.0, 3.5, 0.1));
    results.add(BenchReport.MAWK, new Timing(8.0, 6.0, 0.1));
    results.skip("DuckDB is left out: its driver is not on the class path.");
    BenchReport report = new BenchReport(settings(directory), 1_000_000, results);
    ByteArrayOutputStream shown = new ByteArrayOutputStream();

    report.printTo(new PrintStream(shown, true, StandardCharsets.UTF_8));
    report.writeJson(directory.resolve("bench.json"));

    assertThat(shown.toString(StandardCharsets.UTF_8))
        .contains("kernel, parse and summarize / prototype", "1.75   ok (at most 2.00)")
        .contains("0.58   OVER (at most 0.50)")
        .contains("DuckDB is left out");
    JsonNode json = new ObjectMapper().readTree(directory.resolve("bench.json").toFile());
    assertThat(json.at("/measurements/1/user_seconds").asDouble()).isEqualTo(3.5);
    assertThat(json.at("/ratios/0/ratio").asDouble()).isEqualTo(1.75);
    assertThat(json.at("/ratios/0/kept").asBoolean()).isTrue();
    assertThat(json.at("/ratios/1/kept").asBoolean()).isFalse();
  }

  @Test
  void showsIngestBesideWhatOthersTakeTogether() throws IOException {
    Results results = new Results();
    results.add(IngestRace.COPY, new Timing(4.0, 7.0, 0.5));
    results.add(IngestRace.ZSTD, new Timing(2.0, 3.5, 0.5));
    results.add(IngestRace.STANDARD, new Timing(5.0, 8.0, 0.5));
    results.addSum(IngestRace.TOGETHER, IngestRace.COPY, IngestRace.ZSTD);

    List<Ratio> ratios = new BenchReport(settings(directory), 1_000_000, results).ratios();

    assertThat(results.of(IngestRace.TOGETHER).orElseThrow().median())
        .isEqualTo(new Timing(6.0, 10.5, 1.0));
    assertThat(ratios)
        .extracting(ratio -> String.valueOf(ratio))
        .satisfiesExactly(
            time ->
                assertThat(time).startsWith("wall: nodelog").endsWith("0.83   ok (at most 1.25)"),
            speed -> assertThat(speed).startsWith("throughput: nodelog").endsWith("1.20"));
  }

  @Test
  void findsAFileThatWasNotTakenWhole() throws Exception {
    Path log = Files.write(directory.resolve("log"), Files.readAllBytes(data().log()));
    IngestData files = IngestData.of(log);
    Path warehouse = directory.resolve("warehouse");
    Run run = run(files, warehouse);
    Ingest.run(run);

    IngestCheck check = IngestCheck.of(warehouse);
    for (Path file : files.files()) {
      assertThat(check.require(file).bytes()).isEqualTo(Files.size(file));
    }
    assertThat(check.lines()).isEqualTo(LINES);
    Path grown = files.files().get(2);
    Files.writeString(grown, "one more\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> check.require(grown))
        .isInstanceOf(BenchFailed.class)
        .hasMessageMatching("nodelog ingest is wrong: it took .* instead of .*");
  }

  private static Run run(IngestData files, Path warehouse) {
    NodelogConfig config =
        NodelogConfig.load(
            files.configuration(), Map.of("nodelog.warehouse", warehouse.toUri().toString()));
    return new Run(
        config,
        new Configuration(),
        Storages.local(),
        new org.apache.hadoop.fs.Path(warehouse.toUri()),
        "run-1",
        Instant.now());
  }

  @Test
  void takesTheMedianOfTheRuns() {
    Measurement measurement = new Measurement("any");
    for (double seconds : new double[] {9, 1, 2, 8, 3}) {
      measurement.add(new Timing(seconds, 10 * seconds, 0));
    }

    assertThat(measurement.wallSeconds()).isEqualTo(3);
    assertThat(measurement.userSeconds()).isEqualTo(30);
  }

  @Test
  void refusesAWrongAnswer() throws IOException {
    AnswerCheck answers = new AnswerCheck(data());
    Path output = directory.resolve("output");
    List<String> right = new ArrayList<>();
    data().requestsByClient().forEach((client, count) -> right.add(client + " " + count));

    Files.write(output, right);
    answers.check("it", output);

    Files.write(output, right.subList(1, right.size()));
    assertThatThrownBy(() -> answers.check("it", output))
        .hasMessageMatching("it is wrong: \\S+ has 0 requests instead of \\d+");
    right.add("nobody 1");
    Files.write(output, right);
    assertThatThrownBy(() -> answers.check("it", output))
        .hasMessageMatching("it is wrong: it has \\d+ clients instead of \\d+");
  }

  private BenchData data() throws IOException {
    return BenchData.of(directory, LINES);
  }

  private BenchSettings settings(Path prototype) {
    return new BenchSettings(LINES, 1, directory, directory, prototype, BenchSettings.Scope.KERNEL);
  }
}
