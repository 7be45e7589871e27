package io.nodelog.app.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample that lies in the project is what the generator writes, and shows what it should. */
class SampleDataTest {
  private static final long MOST_BYTES = 3_000_000;
  private static final List<String> TABLES =
      List.of("clients", "files", "load", "statuses", "totals");

  @TempDir static Path fresh;

  private static final Path SAMPLE = sampleDirectory();

  private static Path sampleDirectory() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(directory.resolve("sample-data"))) {
      directory = directory.getParent();
    }
    return directory.resolve("sample-data");
  }

  @BeforeAll
  static void generate() throws IOException {
    FleetGenerator.generate(FleetPlan.sample(), fresh);
  }

  @Test
  void hasTheLogsThatTheGeneratorWrites() throws IOException {
    SortedMap<String, byte[]> written = GeneratedFiles.logs(fresh);
    SortedMap<String, byte[]> kept = GeneratedFiles.logs(SAMPLE);

    assertThat(kept.keySet()).isEqualTo(written.keySet());
    for (String file : kept.keySet()) {
      assertThat(kept.get(file)).as(file).isEqualTo(written.get(file));
    }
  }

  @Test
  void hasTheAnswersThatTheGeneratorWrites() throws IOException {
    for (String table : TABLES) {
      assertThat(SAMPLE.resolve("expected").resolve(table + ".csv"))
          .hasSameTextualContentAs(fresh.resolve("answers").resolve(table + ".csv"));
    }
  }

  @Test
  void isReadByTheConfigurationThatTheGeneratorWrites() {
    assertThat(SAMPLE.resolve("nodelog.conf"))
        .hasSameTextualContentAs(fresh.resolve("nodelog.conf"));
  }

  @Test
  void isSmall() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      assertThat(files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum())
          .isLessThan(MOST_BYTES);
    }
  }

  @Test
  void hasLinesThatAreWrongInEveryWayButFewOfThem() throws IOException {
    long[] sums = new long[14];
    for (String row : GeneratedFiles.rows(SAMPLE.resolve("expected"), "files")) {
      String[] cells = row.split(",", -1);
      for (int column = 3; column < sums.length; column++) {
        sums[column] += Long.parseLong(cells[column]);
      }
      assertThat(Double.parseDouble(cells[7]) / Long.parseLong(cells[3]))
          .as("reject share of %s", cells[2])
          .isLessThan(0.01);
    }
    for (int column = 6; column < sums.length; column++) {
      assertThat(sums[column]).as("column %d of files.csv", column).isPositive();
    }
  }

  @Test
  void givesHalfOfTheTrafficToOneClient() throws IOException {
    long requests = 0;
    long heaviest = 0;
    for (String row : GeneratedFiles.rows(SAMPLE.resolve("expected"), "clients")) {
      String[] cells = row.split(",", -1);
      requests += Long.parseLong(cells[3]);
      heaviest += cells[1].equals("10.10.121.26") ? Long.parseLong(cells[3]) : 0;
    }

    assertThat((double) heaviest / requests).isBetween(0.48, 0.52);
  }

  @Test
  void letsOneNodeFailForAnHour() throws IOException {
    List<String> failing =
        GeneratedFiles.rows(SAMPLE.resolve("expected"), "statuses").stream()
            .filter(row -> row.startsWith("2026-01-06,14,web-02,"))
            .map(row -> row.split(",", -1)[3])
            .toList();

    assertThat(failing).contains("500", "502", "503").doesNotContain("200", "304");
  }

  @Test
  void hasANodeWithThreeTimesTheLoadOfTheOthers() throws IOException {
    for (String row : GeneratedFiles.rows(SAMPLE.resolve("expected"), "files")) {
      String[] cells = row.split(",", -1);
      assertThat(cells[3]).isEqualTo(cells[1].equals("web-03") ? "2700" : "900");
    }
  }
}
