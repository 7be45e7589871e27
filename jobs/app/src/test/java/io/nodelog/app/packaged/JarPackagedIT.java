package io.nodelog.app.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarPackagedIT {
  private static final String RELOCATED = "io/nodelog/shaded/";

  private static final Pattern OLD_NAME =
      Pattern.compile(
          "(?<!shaded[/.])\\b(com[/.]typesafe[/.]config|picocli|com[/.]google[/.]re2j"
              + "|org[/.]apache[/.]sshd|org[/.]jspecify)[/.][a-zA-Z]");

  @TempDir Path directory;

  @Test
  void holdsOnlyOwnClassesAndRelocatedOnes() throws IOException {
    assertThat(names())
        .filteredOn(name -> name.endsWith(".class"))
        .allMatch(name -> name.startsWith("io/nodelog/"))
        .contains("io/nodelog/app/cli/Main.class");
    assertThat(names())
        .filteredOn(name -> name.endsWith(".class") && name.startsWith(RELOCATED))
        .map(name -> name.substring(RELOCATED.length(), name.indexOf('/', RELOCATED.length())))
        .containsOnly("config", "jspecify", "picocli", "re2j", "sshd");
  }

  /** A class that still asked for the old name would take the cluster's version of it. */
  @Test
  void asksForRelocatedClassesByTheirNewNames() throws IOException {
    List<String> asking = new ArrayList<>();
    try (JarFile jar = new JarFile(Packaged.JAR.toFile())) {
      for (JarEntry entry : jar.stream().filter(JarPackagedIT::isOwnClass).toList()) {
        String names = new String(jar.getInputStream(entry).readAllBytes(), ISO_8859_1);
        if (OLD_NAME.matcher(names).find()) {
          asking.add(entry.getName());
        }
      }
    }
    assertThat(asking).isEmpty();
  }

  @Test
  void holdsNothingThatActsByLyingOnTheClassPath() throws IOException {
    assertThat(names())
        .noneMatch(name -> name.startsWith("META-INF/services/"))
        .noneMatch(name -> name.startsWith("META-INF/versions/"))
        .noneMatch(name -> name.endsWith(".SF") || name.endsWith("module-info.class"))
        .filteredOn(name -> !name.contains("/") || name.startsWith("META-INF/"))
        .filteredOn(name -> !name.endsWith("/"))
        .containsExactlyInAnyOrder(
            "META-INF/MANIFEST.MF",
            "META-INF/DEPENDENCIES",
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "reference.conf");
  }

  @Test
  void bringsNoLoggingOfItsOwn() throws IOException {
    assertThat(names()).noneMatch(JarPackagedIT::isOfLogging);
    assertThat(namesInNestedJars()).isNotEmpty().noneMatch(JarPackagedIT::isOfLogging);
  }

  /** What is nested lies on the class path of MapReduce tasks as it is. */
  @Test
  void nestsNothingOfThePlatform() throws IOException {
    assertThat(namesInNestedJars())
        .filteredOn(name -> name.endsWith(".class"))
        .isNotEmpty()
        .noneMatch(name -> name.startsWith("org/apache/hadoop/"))
        .noneMatch(name -> name.startsWith("org/apache/spark/"))
        .noneMatch(name -> name.startsWith("com/fasterxml/"))
        .noneMatch(name -> name.startsWith("com/google/"));
  }

  @Test
  void nestsWhatHadoopLacks() throws IOException {
    assertThat(names())
        .filteredOn(name -> name.startsWith("lib/") && !name.endsWith("/"))
        .map(name -> name.replaceFirst("lib/(.*?)-[0-9].*\\.jar", "$1"))
        .containsExactlyInAnyOrder(
            "datasketches-java",
            "datasketches-memory",
            "jts-core",
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
  void saysWhatIsMissingWithNeitherHadoopNorSpark() throws IOException, InterruptedException {
    List<String> run =
        List.of(
            java(),
            "-cp",
            Packaged.JAR.toString(),
            "io.nodelog.app.cli.Main",
            "run",
            "--warehouse",
            directory.toString());

    Packaged.Ended ended = Packaged.run(directory, Map.of(), run);

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err())
        .hasLineCount(1)
        .startsWith("nodelog: Cannot work with the libraries on the class path: the class")
        .contains("spark-submit", "hadoop jar");
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

  private static boolean isOwnClass(JarEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().startsWith(RELOCATED);
  }

  private static boolean isOfLogging(String name) {
    return name.contains("slf4j") || name.contains("log4j") || name.contains("logback");
  }

  private static List<String> namesInNestedJars() throws IOException {
    List<String> names = new ArrayList<>();
    try (JarFile jar = new JarFile(Packaged.JAR.toFile())) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".jar")).toList()) {
        try (JarInputStream nested = new JarInputStream(jar.getInputStream(entry))) {
          for (JarEntry in = nested.getNextJarEntry(); in != null; in = nested.getNextJarEntry()) {
            names.add(in.getName());
          }
        }
      }
    }
    return names;
  }

  private static String text(String name) throws IOException {
    try (JarFile jar = new JarFile(Packaged.JAR.toFile())) {
      return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), UTF_8);
    }
  }
}
