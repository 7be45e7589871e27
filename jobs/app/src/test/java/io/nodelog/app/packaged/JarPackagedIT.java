package io.nodelog.app.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarPackagedIT {
  @TempDir Path directory;

  @Test
  void holdsOnlyOwnClassesAndRelocatedOnes() throws IOException {
    assertThat(names())
        .filteredOn(name -> name.endsWith(".class"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("io/nodelog/"))
        .anyMatch(name -> name.startsWith("io/nodelog/shaded/config/"))
        .anyMatch(name -> name.startsWith("io/nodelog/shaded/picocli/"))
        .contains("io/nodelog/app/cli/Main.class");
  }

  @Test
  void bringsNoLoggingOfItsOwn() throws IOException {
    assertThat(names())
        .noneMatch(name -> name.contains("slf4j") || name.contains("log4j"))
        .noneMatch(name -> name.endsWith(".SF") || name.endsWith("module-info.class"));
  }

  @Test
  void nestsWhatHadoopLacks() throws IOException {
    assertThat(names())
        .filteredOn(name -> name.startsWith("lib/") && !name.endsWith("/"))
        .map(name -> name.replaceFirst("lib/(.*?)-[0-9].*\\.jar", "$1"))
        .containsExactlyInAnyOrder(
            "datasketches-java",
            "datasketches-memory",
            "parquet-column",
            "parquet-common",
            "parquet-encoding",
            "parquet-format-structures",
            "parquet-hadoop",
            "parquet-jackson",
            "xz",
            "zstd-jni");
  }

  @Test
  void holdsTheManualOfSettingsAndTheLicense() throws IOException {
    assertThat(text("reference.conf")).contains("nodelog {", "max-share = 0.01");
    assertThat(text("META-INF/LICENSE")).contains("Apache License");
    assertThat(text("io/nodelog/app/version.properties")).containsPattern("version=\\d");
  }

  @Test
  void saysWhatToRun() throws IOException {
    try (JarFile jar = new JarFile(Packaged.JAR.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS))
          .isEqualTo("io.nodelog.app.cli.Main");
    }
  }

  @Test
  void runsAsHadoopJarWithoutSpark() throws IOException, InterruptedException {
    Packaged.Ended version = hadoopJar("--version");
    assertThat(version.err()).doesNotContain("Exception");
    assertThat(version.exitCode()).isZero();
    assertThat(version.out()).startsWith("nodelog ").contains("Hadoop 3.", "Spark (not found)");

    assertThat(hadoopJar("no-such-verb").exitCode()).isEqualTo(2);
  }

  @Test
  void findsNestedLibrariesUnderHadoopJar() throws IOException, InterruptedException {
    Path zstandard = Packaged.PROJECT.resolve("sample-data/cache-01/access.log.1.zst");

    Packaged.Ended parsed = hadoopJar("parse", "--format=nginx_timed", zstandard.toString());

    assertThat(parsed.err()).doesNotContain("Exception", "Error");
    assertThat(parsed.exitCode()).isZero();
    assertThat(parsed.out().lines()).hasSizeGreaterThan(800);
  }

  @Test
  void runsAsSparkSubmitWithItsExitCode() throws IOException, InterruptedException {
    Packaged.Ended version = sparkSubmit("--version");
    assertThat(version.exitCode()).as(version.err()).isZero();
    assertThat(version.out()).contains("nodelog ", "Spark 4.");

    assertThat(sparkSubmit("no-such-verb").exitCode()).isEqualTo(2);
  }

  private Packaged.Ended sparkSubmit(String... args) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    java(),
                    "@" + Packaged.PROJECT.resolve("conf/jvm.options"),
                    "-cp",
                    Packaged.RUNTIME + "/*",
                    "org.apache.spark.deploy.SparkSubmit",
                    "--master",
                    "local[1]",
                    Packaged.JAR.toString()),
                Stream.of(args))
            .toList();
    return Packaged.run(directory, Map.of(), command);
  }

  private Packaged.Ended hadoopJar(String... args) throws IOException, InterruptedException {
    String classPath;
    try (Stream<Path> jars = Files.list(Packaged.RUNTIME)) {
      classPath =
          jars.map(Path::toString)
              .filter(jar -> jar.matches(".*/(hadoop-client-|slf4j-api|commons-logging).*"))
              .filter(jar -> !jar.contains("minicluster"))
              .reduce("", (all, jar) -> all + File.pathSeparator + jar);
    }
    List<String> command =
        Stream.concat(
                Stream.of(
                    java(),
                    "-Dhadoop.tmp.dir=" + directory,
                    "-cp",
                    classPath.substring(1),
                    "org.apache.hadoop.util.RunJar",
                    Packaged.JAR.toString()),
                Stream.of(args))
            .toList();
    return Packaged.run(directory, Map.of(), command);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> names() throws IOException {
    try (JarFile jar = new JarFile(Packaged.JAR.toFile())) {
      return jar.stream().map(JarEntry::getName).toList();
    }
  }

  private static String text(String name) throws IOException {
    try (JarFile jar = new JarFile(Packaged.JAR.toFile())) {
      return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), UTF_8);
    }
  }
}
