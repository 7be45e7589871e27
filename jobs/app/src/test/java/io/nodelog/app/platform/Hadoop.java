package io.nodelog.app.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * Hadoop's own jars, started as its scripts start them, with an HDFS and a YARN of their own on
 * this machine.
 */
final class Hadoop {
  /** What is on a class path of the module's tests and in no distribution of Hadoop. */
  private static final Pattern NOT_OF_HADOOP =
      Pattern.compile(
          "(nodelog|parquet|datasketches|zstd-jni|xz|config|re2j|junit|assertj|byte-buddy"
              + "|opentest4j|apiguardian|jspecify|sshd|mockito|hadoop-minicluster)[-_].*|.*-tests\\.jar");

  private final Path directory;
  private final Path jar;
  private final Programs programs;
  private final List<Path> testClassPath;

  /**
   * @param directory for its files
   * @param jar the one that is submitted
   * @param testClassPath that has the cluster and all of Hadoop
   */
  Hadoop(Path directory, Path jar, Programs programs, List<Path> testClassPath) {
    this.directory = directory;
    this.jar = jar;
    this.programs = programs;
    this.testClassPath = testClassPath;
  }

  /** Starts HDFS and YARN. */
  void start() throws IOException, InterruptedException {
    Path jars = Files.createDirectories(jars());
    for (Path entry : testClassPath) {
      String name = entry.getFileName().toString();
      if (name.endsWith(".jar") && !NOT_OF_HADOOP.matcher(name).matches()) {
        Files.createSymbolicLink(jars.resolve(name), entry);
      }
    }
    List<String> classPath = testClassPath.stream().map(Path::toString).toList();
    programs.serve(
        "yarn",
        Map.of(),
        List.of(
            java(),
            "-Xmx1g",
            "-Djava.io.tmpdir=" + Files.createDirectories(directory.resolve("tmp")),
            "-cp",
            String.join(":", classPath),
            "io.nodelog.mapreduce.ServedYarnCluster",
            directory.toString(),
            jars.toString()),
        "ready");
  }

  private Path jars() {
    return directory.resolve("share");
  }

  /** The directory of the cluster's settings. */
  Path confDir() {
    return directory.resolve("conf");
  }

  /** Does what {@code hadoop jar nodelog.jar} does. */
  Ended jar(String name, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java(), "-Xmx1g", "-cp", confDir() + ":" + jars() + "/*"));
    command.addAll(List.of("org.apache.hadoop.util.RunJar", jar.toString()));
    command.addAll(List.of(words));
    return programs.run(name, Map.of("HADOOP_CONF_DIR", confDir().toString()), command);
  }

  /** How this process reaches the cluster. */
  Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.addResource(new org.apache.hadoop.fs.Path(confDir() + "/core-site.xml"));
    return configuration;
  }

  /** A place in the HDFS. */
  URI uri(String path) {
    return FileSystem.getDefaultUri(configuration()).resolve(path);
  }

  /** Copies a local directory into the HDFS. */
  void put(Path from, String to) throws IOException {
    FileSystem files = FileSystem.get(configuration());
    files.copyFromLocalFile(
        new org.apache.hadoop.fs.Path(from.toUri()), new org.apache.hadoop.fs.Path(to));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
