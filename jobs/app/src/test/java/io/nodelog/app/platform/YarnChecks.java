package io.nodelog.app.platform;

import static io.nodelog.app.platform.SparkCheck.and;
import static io.nodelog.app.platform.SparkCheck.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What holds on YARN, for both engines. */
final class YarnChecks {
  private static final String[] UNREACHABLE = {
    "-D", "yarn.resourcemanager.address=127.0.0.1:1",
    "-D", "yarn.resourcemanager.connect.max-wait.ms=2000",
    "-D", "yarn.resourcemanager.connect.retry-interval.ms=1000",
    "-D", "ipc.client.connect.max.retries=1"
  };

  private final Checks checks;
  private final SampleSite site;
  private final Spark spark;
  private final Hadoop hadoop;
  private final Path config;
  private boolean serving;

  YarnChecks(Checks checks, SampleSite site, Spark spark, Hadoop hadoop, Path config) {
    this.checks = checks;
    this.site = site;
    this.spark = spark;
    this.hadoop = hadoop;
    this.config = config;
  }

  void all() {
    checks.given("HDFS and YARN", this::serve);
    sparkAsClient();
    sparkInTheCluster();
    mapReduce();
  }

  private void serve() throws Exception {
    if (serving) {
      return;
    }
    hadoop.start();
    hadoop.put(site.directory(), "/sample");
    site.configAt("hdfs:///sample", config);
    serving = true;
  }

  private void sparkAsClient() {
    String warehouse = "hdfs:///client";
    checks.check(
        "yarn client: run gives the reports that are right",
        () -> {
          spark.submit("yarn-client", yarn("client"), run(config.toString(), warehouse)).with(0);
          site.check(hadoop.uri("/client"), hadoop.configuration());
        });
    List<String> query = List.of("sql", "SELECT 1", "--warehouse", warehouse);
    checks.check(
        "yarn client: exit code 1 and one sentence for a queue that there is not",
        () ->
            spark
                .submit("yarn-no-queue", and(yarn("client"), "--queue", "no-such"), query)
                .with(1)
                .saying("Cannot start Spark on yarn", "no-such"));
    checks.check(
        "yarn client: exit code 75 and one sentence for a queue without room",
        () ->
            spark
                .submit(
                    "yarn-full",
                    and(yarn("client"), "--queue", "full"),
                    and(query, "-D", "nodelog.cluster.wait=10s"))
                .with(75)
                .saying("in the queue", "full got no room on the cluster within 10 s"));
    checks.check(
        "yarn client: exit code 1 and one sentence where no ResourceManager listens",
        () ->
            spark
                .submit("yarn-no-one", yarn("client"), and(query, UNREACHABLE))
                .with(1)
                .saying("Cannot start Spark on yarn", ":1 failed on connection exception"));
  }

  private void sparkInTheCluster() {
    List<String> options = and(yarn("cluster"), "--files", config.toString());
    String warehouse = "hdfs:///cluster";
    List<String> run = run(config.getFileName().toString(), warehouse);
    checks.check(
        "yarn cluster: run with --files gives the reports that are right, and fails if it should",
        () -> {
          spark.submit("yarn-cluster", options, run).with(0);
          site.check(hadoop.uri("/cluster"), hadoop.configuration());
          spark.submit("yarn-cluster-empty", options, and(run, "--fail-on-empty")).failed();
        });
  }

  private void mapReduce() {
    String warehouse = "hdfs:///mapreduce";
    String[] rest = {"--config", config.toString(), "--warehouse", warehouse};
    String[] summarize =
        and(List.of("summarize", "--engine", "mapreduce"), rest).toArray(String[]::new);
    String[] ingest = and(List.of("ingest"), rest).toArray(String[]::new);
    checks.given(
        "HDFS, YARN and lines to summarize",
        () -> {
          serve();
          hadoop.jar("mapreduce-ingest", ingest).with(0);
        });
    checks.check(
        "hadoop jar: exit code 1 and one sentence for a queue that there is not",
        () ->
            hadoop
                .jar("mapreduce-no-queue", plus(summarize, "-D", "mapreduce.job.queuename=no-such"))
                .with(1)
                .saying("Cannot submit to MapReduce", "no-such"));
    checks.check(
        "hadoop jar: exit code 1 and one sentence where no ResourceManager listens",
        () ->
            hadoop
                .jar("mapreduce-no-one", plus(summarize, UNREACHABLE))
                .with(1)
                .saying("Cannot submit to MapReduce", ":1 failed on connection exception"));
    checks.check(
        "hadoop jar: exit code 75 and one sentence for a queue without room, named by -conf",
        () -> {
          Path full = hadoop.confDir().resolveSibling("queue.xml");
          Files.writeString(
              full,
              "<configuration><property><name>mapreduce.job.queuename</name><value>full</value>"
                  + "</property></configuration>");
          String[] options = {"-conf", full.toString(), "-D", "nodelog.cluster.wait=10s"};
          hadoop
              .jar("mapreduce-full", plus(summarize, options))
              .with(75)
              .saying("in the queue", "full got no room on the cluster within 10 s");
        });
    checks.check(
        "hadoop jar: run on YARN goes on after all that, and gives the reports that are right",
        () -> {
          String[] run =
              and(run(config.toString(), warehouse), "--engine", "mapreduce")
                  .toArray(String[]::new);
          hadoop.jar("mapreduce-run", run).with(0);
          site.check(hadoop.uri("/mapreduce"), hadoop.configuration());
        });
  }

  private static String[] plus(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  private List<String> yarn(String mode) {
    return List.of(
        "--master",
        "yarn",
        "--deploy-mode",
        mode,
        "--num-executors",
        "2",
        "--executor-memory",
        "512m",
        "--conf",
        "spark.yarn.am.memory=512m",
        "--conf",
        "spark.yarn.jars=" + spark.jarsOnNodes());
  }
}
