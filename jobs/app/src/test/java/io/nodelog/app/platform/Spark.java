package io.nodelog.app.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A distribution of Spark, used as a site uses it. */
final class Spark {
  private static final Pattern MASTER_URL = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");
  private static final String MASTER = "org.apache.spark.deploy.master.Master";
  private static final String WORKER = "org.apache.spark.deploy.worker.Worker";

  private final Path home;
  private final Path jar;
  private final Programs programs;
  private final Map<String, String> environment = new TreeMap<>();

  /**
   * @param home where it lies
   * @param jar the one that is submitted
   */
  Spark(Path home, Path jar, Programs programs) {
    this.home = home;
    this.jar = jar;
    this.programs = programs;
    environment.put("SPARK_HOME", home.toString());
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
  }

  /** The same, that finds a cluster's settings in a directory. */
  Spark with(Path hadoopConfDir) {
    Spark configured = new Spark(home, jar, programs);
    configured.environment.put("HADOOP_CONF_DIR", hadoopConfDir.toString());
    return configured;
  }

  /** The URI of its jars, for nodes that have it where this machine has it. */
  String jarsOnNodes() {
    return "local:" + home.resolve("jars") + "/*";
  }

  /**
   * Submits the jar.
   *
   * @param options of spark-submit
   * @param words the verb and its options
   */
  Ended submit(String name, List<String> options, List<String> words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/spark-submit").toString());
    command.addAll(List.of("--conf", "spark.ui.enabled=false"));
    command.addAll(options);
    command.add(jar.toString());
    command.addAll(words);
    return programs.run(name, environment, command);
  }

  /**
   * Starts a standalone master and two workers.
   *
   * @param work directory of the workers
   * @return the master's URL
   */
  String startStandalone(Path work) throws IOException, InterruptedException {
    String said =
        programs.serve(
            "master",
            environment,
            sparkClass(MASTER, "--host", "127.0.0.1", "--port", "0", "--webui-port", "0"),
            "I have been elected leader");
    Matcher url = MASTER_URL.matcher(said);
    if (!url.find()) {
      throw new AssertionError("the master does not say its URL: " + said);
    }
    for (String name : List.of("worker-1", "worker-2")) {
      List<String> worker =
          sparkClass(WORKER, "--host", "127.0.0.1", "--webui-port", "0", "--cores", "1");
      worker.addAll(List.of("--memory", "1g", "--work-dir", work.resolve(name).toString()));
      worker.add(url.group());
      programs.serve(name, environment, worker, "Successfully registered with master");
    }
    return url.group();
  }

  private List<String> sparkClass(String... words) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/spark-class").toString());
    command.addAll(List.of(words));
    return command;
  }

  /** How many of the two workers have run executors. */
  static long workersUsed(Path work) throws IOException {
    long used = 0;
    for (String name : List.of("worker-1", "worker-2")) {
      try (Stream<Path> applications = Files.list(work.resolve(name))) {
        used += applications.findAny().isPresent() ? 1 : 0;
      }
    }
    return used;
  }
}
