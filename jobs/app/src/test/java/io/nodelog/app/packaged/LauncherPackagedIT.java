package io.nodelog.app.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherPackagedIT {
  @TempDir Path directory;

  @Test
  void runsFromACheckoutWithNeitherHadoopNorSparkInstalled()
      throws IOException, InterruptedException {
    Packaged.Ended ended =
        Packaged.run(
            directory,
            Map.of(),
            List.of(Packaged.PROJECT.resolve("scripts/nodelog").toString(), "--version"));

    assertThat(ended.err()).isEmpty();
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).contains("nodelog ", "Hadoop 3.", "Spark 4.");
  }

  @Test
  void runsThroughALinkAndPassesArgumentsAsTheyAre() throws IOException, InterruptedException {
    Path link = directory.resolve("n o d e");
    Files.createSymbolicLink(link, Packaged.PROJECT.resolve("scripts/nodelog"));

    Packaged.Ended ended =
        Packaged.run(directory, Map.of(), List.of(link.toString(), "no such * $HOME verb"));

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("no such * $HOME verb");
  }

  @Test
  void saysNothingWhenTheReaderHasHadEnough() throws IOException, InterruptedException {
    Path log = directory.resolve("access.log");
    Files.writeString(
        log, "1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 5\n".repeat(20_000));
    String nodelog = "set -o pipefail; '" + Packaged.PROJECT + "/scripts/nodelog' ";

    for (String verb : List.of("formats", "parse --format apache_common '" + log + "'")) {
      Packaged.Ended ended =
          Packaged.run(directory, Map.of(), List.of("bash", "-c", nodelog + verb + " | true"));

      assertThat(ended.err()).isEmpty();
      assertThat(ended.exitCode()).isZero();
    }
  }

  @Test
  void saysWhenTheDiskIsFull() throws IOException, InterruptedException {
    assumeThat(Path.of("/dev/full")).exists();
    String command = "'" + Packaged.PROJECT + "/scripts/nodelog' formats > /dev/full";

    Packaged.Ended ended = Packaged.run(directory, Map.of(), List.of("bash", "-c", command));

    assertThat(ended.err()).isEqualTo("nodelog: Cannot write to standard output\n");
    assertThat(ended.exitCode()).isEqualTo(1);
  }

  @Test
  void distributionAsksForSparkOrHadoop() throws IOException, InterruptedException {
    Path command = unpack().resolve("bin/nodelog");

    Packaged.Ended ended =
        Packaged.run(directory, Map.of("PATH", pathWithoutHadoop()), List.of(command.toString()));

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).startsWith("nodelog: Cannot find Spark or Hadoop: set SPARK_HOME");
  }

  @Test
  void distributionRunsWithTheSitesSpark() throws IOException, InterruptedException {
    Path home = unpack();
    Path spark = Files.createDirectory(directory.resolve("spark"));
    Files.createSymbolicLink(spark.resolve("jars"), Packaged.RUNTIME);

    Packaged.Ended ended =
        Packaged.run(
            directory,
            Map.of("SPARK_HOME", spark.toString()),
            List.of(home.resolve("bin/nodelog").toString(), "--version"));

    assertThat(ended.err()).isEmpty();
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).contains("Spark 4.");
  }

  @Test
  void distributionHoldsWhatASiteNeeds() throws IOException, InterruptedException {
    Path home = unpack();

    assertThat(home.resolve("conf/nodelog.conf")).exists();
    assertThat(home.resolve("conf/jvm.options")).exists();
    assertThat(home.resolve("LICENSE")).exists();
    assertThat(home.resolve("lib/nodelog.jar")).hasSameBinaryContentAs(Packaged.JAR);
    try (Stream<Path> jars = Files.list(home.resolve("lib/hadoop"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString()))
          .anyMatch(name -> name.startsWith("parquet-hadoop"));
    }
    try (Stream<Path> dags = Files.list(home.resolve("conf/airflow"))) {
      assertThat(dags.map(dag -> dag.getFileName().toString()))
          .containsExactlyInAnyOrder("nodelog_daily.py", "nodelog_spark_submit.py");
    }
    assertThat(home.resolve("conf/oozie/workflow.xml")).exists();
    assertThat(home.resolve("conf/oozie/coordinator.xml")).exists();
    assertThat(home.resolve("conf/oozie/job.properties")).exists();
    assertThat(home.resolve("conf/oozie/nodelog-action.sh")).isExecutable();
    assertThat(home.resolve("docs/platforms/oozie.md")).exists();
  }

  @Test
  void runtimeHoldsThePlatformAndNothingElse() throws IOException {
    try (Stream<Path> jars = Files.list(Packaged.RUNTIME)) {
      assertThat(jars.map(jar -> jar.getFileName().toString()))
          .anyMatch(name -> name.startsWith("spark-sql"))
          .anyMatch(name -> name.startsWith("hadoop-client-minicluster"))
          .noneMatch(name -> name.matches("(nodelog|junit|assertj|archunit|config-|picocli).*"));
    }
  }

  private Path unpack() throws IOException, InterruptedException {
    Packaged.Ended tar =
        Packaged.run(
            directory, Map.of(), List.of("tar", "-xzf", Packaged.distribution().toString()));
    assertThat(tar.exitCode()).isZero();
    try (Stream<Path> made = Files.list(directory)) {
      return made.filter(path -> path.getFileName().toString().startsWith("nodelog-"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** A PATH of the tools that the launcher itself calls, and no other. */
  private String pathWithoutHadoop() throws IOException {
    Path tools = Files.createDirectory(directory.resolve("tools"));
    for (String tool : List.of("bash", "env", "dirname", "readlink")) {
      Path found =
          Stream.of(System.getenv("PATH").split(":"))
              .map(entry -> Path.of(entry, tool))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(tools.resolve(tool), found);
    }
    return tools.toString();
  }
}
