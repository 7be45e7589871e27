package io.nodelog.app.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * Hadoop's own jars, started as its scripts start them, with an HDFS and a YARN of their own on
 * this machine.
 */
final class Hadoop {
  private final Path directory;
  private final Path jar;
  private final Programs programs;
  private final List<Path> distribution;
  private final List<Path> clusterClassPath;

  /**
   * @param directory for its files
   * @param jar the one that is submitted
   * @param distribution Hadoop's jars
   * @param clusterClassPath that of the cluster's process, which is a test's
   */
  Hadoop(
      Path directory,
      Path jar,
      Programs programs,
      List<Path> distribution,
      List<Path> clusterClassPath) {
    this.directory = directory;
    this.jar = jar;
    this.programs = programs;
    this.distribution = distribution;
    this.clusterClassPath = clusterClassPath;
  }

  /** Starts HDFS and YARN. */
  void start() throws IOException, InterruptedException {
    Path jars = Files.createDirectories(jars());
    for (Path entry : distribution) {
      Files.createSymbolicLink(jars.resolve(entry.getFileName()), entry);
    }
    List<String> classPath = clusterClassPath.stream().map(Path::toString).toList();
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
