package io.nodelog.app.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetGeneratorTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
  private static final Pattern TIME = Pattern.compile("/2026:(\\d\\d:\\d\\d:\\d\\d) ");

  @TempDir Path directory;

  @Test
  void writesTheSameBytesWhereverItRuns() throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    FleetGenerator.generate(FleetPlan.sample(), directory.resolve("here"));
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      FleetGenerator.generate(FleetPlan.sample(), directory.resolve("there"));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }

    try (var files = Files.walk(directory.resolve("here"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path there = directory.resolve("there").resolve(directory.resolve("here").relativize(file));
        assertThat(there).hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void writesOtherLinesForAnotherSeed() throws IOException {
    assertThat(lines(plan(1, 500, List.of(), Blemishes.none())))
        .doesNotContainAnyElementsOf(lines(plan(2, 500, List.of(), Blemishes.none())));
  }

  @Test
  void writesEachLogInTheOrderOfTime() throws IOException {
    List<String> times = new ArrayList<>();
    for (String line : lines(plan(3, 20_000, List.of(), Blemishes.none()))) {
      Matcher time = TIME.matcher(line);
      assertThat(time.find()).as(line).isTrue();
      times.add(time.group(1));
    }

    assertThat(times).hasSize(20_000).isSorted();
    assertThat(times.get(0)).isLessThan("00:05");
    assertThat(times.get(19_999)).isGreaterThan("23:55");
  }

  @Test
  void keepsAFailingNodeSilent() throws IOException {
    Failure silence =
        new Failure(
            "node-a",
            Instant.parse("2026-01-05T09:30:00Z"),
            Instant.parse("2026-01-05T10:30:00Z"),
            Failure.Kind.SILENT);

    List<String> lines = lines(plan(4, 20_000, List.of(silence), Blemishes.none()));

    assertThat(lines).hasSizeBetween(17_000, 19_500);
    assertThat(lines).noneMatch(line -> line.matches(".*2026:(09:[345]|10:[012]).*"));
    assertThat(lines).anyMatch(line -> line.contains("2026:09:29:"));
    assertThat(lines).anyMatch(line -> line.contains("2026:10:30:"));
  }

  @Test
  void endsLinesInCrLfIfAsked() throws IOException {
    assertThat(lines(plan(5, 300, List.of(), new Blemishes(0, 1))))
        .hasSize(300)
        .allMatch(line -> line.endsWith("\r"));
  }

  @Test
  void tellsItsProgressInBytes() throws IOException {
    AtomicLong told = new AtomicLong();

    Generated all =
        FleetGenerator.generate(
            FleetPlan.sample(), directory, directory.resolve("answers"), told::addAndGet);

    assertThat(told).hasValue(all.bytes());
  }

  @Test
  void takesAboutAsManyBytesAsAsked() throws IOException {
    long wanted = 5_000_000;

    Generated all =
        FleetGenerator.generate(FleetPlan.bench(FleetPlan.linesOfBytes(wanted)), directory);

    assertThat((double) all.bytes() / wanted).isBetween(0.97, 1.03);
    assertThat(all.requests()).isEqualTo(all.lines());
  }

  @Test
  void countsClientsBeyondTheLimitTogether() throws IOException {
    FleetPlan plan = plan(6, 5_000, List.of(), Blemishes.none());
    FleetGenerator.generate(plan, directory.resolve("full"));
    FleetGenerator.generate(limited(plan, new AnswerLimit(10, 0)), directory.resolve("limited"));

    List<String> full = GeneratedFiles.rows(directory.resolve("full/answers"), "clients");
    List<String> limited = GeneratedFiles.rows(directory.resolve("limited/answers"), "clients");

    assertThat(limited).hasSize(11);
    assertThat(limited.get(10)).startsWith("2026-01-05,(other),,");
    assertThat(full).containsAll(limited.subList(0, 10));
    assertThat(requests(limited)).isEqualTo(requests(full)).isEqualTo(5_000);
    assertThat(GeneratedFiles.rows(directory.resolve("full/answers"), "load")).isNotEmpty();
    assertThat(GeneratedFiles.rows(directory.resolve("limited/answers"), "load")).isEmpty();
  }

  @Test
  void leavesFilesAloneThatAreThere() throws IOException {
    Files.createDirectories(directory.resolve("web-02"));
    Files.writeString(directory.resolve("web-02/access.log"), "mine");

    assertThatThrownBy(() -> FleetGenerator.generate(FleetPlan.sample(), directory))
        .hasMessageContaining("Cannot generate logs into")
        .hasMessageContaining("web-02: it is not empty");
    assertThat(directory.resolve("web-02/access.log")).hasContent("mine");
  }

  private List<String> lines(FleetPlan plan) throws IOException {
    Path out = directory.resolve("seed-" + plan.seed());
    FleetGenerator.generate(plan, out);
    return GeneratedFiles.lines(GeneratedFiles.logs(out).get("node-a/access.log"));
  }

  private static FleetPlan plan(
      long seed, long lines, List<Failure> failures, Blemishes blemishes) {
    return new FleetPlan(
        seed,
        DAY,
        1,
        List.of(new NodePlan("node-a", LogStyle.NGINX_TIMED, lines, Rotation.delayedGzip())),
        new ClientMix(1_000, 1.0, 0, 0.2, 0.1),
        blemishes,
        failures,
        AnswerLimit.standard());
  }

  private static FleetPlan limited(FleetPlan plan, AnswerLimit limit) {
    return new FleetPlan(
        plan.seed(),
        plan.firstDay(),
        plan.days(),
        plan.nodes(),
        plan.clients(),
        plan.blemishes(),
        plan.failures(),
        limit);
  }

  private static long requests(List<String> rows) {
    return rows.stream().mapToLong(row -> Long.parseLong(row.split(",", -1)[3])).sum();
  }
}
