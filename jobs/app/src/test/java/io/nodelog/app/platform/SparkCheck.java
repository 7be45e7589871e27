package io.nodelog.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * Submits the one jar with the programs of Spark and Hadoop, on every kind of master, and compares
 * the reports with those that are right: what {@code scripts/check-spark} runs.
 */
final class SparkCheck {
  private static final Pattern TOO_OLD = Pattern.compile("pyspark-(?:[12]|3\\.[0-4])\\..*");

  private final Path work;
  private final SampleSite site;
  private final Checks checks;
  private final Spark spark;
  private final String sample;
  private String master = "";

  private SparkCheck(Path work, SampleSite site, Checks checks, Spark spark) {
    this.work = work;
    this.site = site;
    this.checks = checks;
    this.spark = spark;
    sample = site.config().toString();
  }

  /**
   * Runs all checks.
   *
   * @param args the project, a directory for files, a file with the class path of the tests of
   *     MapReduce, one with that of Hadoop, a word of the names of the checks that are to be done,
   *     Spark's home, and homes of other Sparks
   */
  public static void main(String[] args) throws Exception {
    Path project = Path.of(args[0]).toAbsolutePath();
    Path work = Path.of(args[1]).toAbsolutePath();
    Path jar = project.resolve("jobs/app/target/nodelog.jar");
    SampleSite site = new SampleSite(project.resolve("sample-data"));
    Checks checks = new Checks(System.out, args[4]);
    try (Programs programs = new Programs(work.resolve("logs"))) {
      Spark spark = new Spark(Path.of(args[5]).toAbsolutePath(), jar, programs);
      SparkCheck check = new SparkCheck(work, site, checks, spark);
      check.onThisMachine();
      for (String other : List.of(args).subList(6, args.length)) {
        Path home = Path.of(other).toAbsolutePath();
        check.onAnother(new Spark(home, jar, programs), home);
      }
      check.onAStandaloneMaster();
      Hadoop hadoop =
          new Hadoop(
              work.resolve("hadoop"),
              jar,
              programs,
              entries(Path.of(args[3])),
              clusterClassPath(project, Path.of(args[2])));
      Path config = work.resolve("site.conf");
      new YarnChecks(checks, site, spark.with(hadoop.confDir()), hadoop, config).all();
    }
    System.exit(checks.finish());
  }

  private static List<Path> clusterClassPath(Path project, Path file) throws IOException {
    Path classes = project.resolve("jobs/mapreduce/target");
    Stream<Path> own = Stream.of(classes.resolve("test-classes"), classes.resolve("classes"));
    return Stream.concat(own, entries(file).stream()).toList();
  }

  private static List<Path> entries(Path file) throws IOException {
    return Stream.of(Files.readString(file).strip().split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  private void onThisMachine() throws IOException {
    Path warehouse = work.resolve("local");
    List<String> local = List.of("--master", "local[2]");
    List<String> run = run(sample, warehouse.toUri().toString());
    checks.check(
        "local[2]: run gives the reports that are right, and ends with 5 where nothing is new",
        () -> {
          spark.submit("local-run", local, run).with(0);
          site.check(warehouse.toUri(), new Configuration());
          spark.submit("local-empty", local, and(run, "--fail-on-empty")).with(5);
        });
    Path properties = Files.writeString(work.resolve("spark.properties"), "spark.check.file 1\n");
    checks.check(
        "settings come from --properties-file, --conf and -D",
        () ->
            assertThat(
                    spark
                        .submit(
                            "settings",
                            List.of(
                                "--properties-file",
                                properties.toString(),
                                "--conf",
                                "spark.check.conf=2",
                                "--master",
                                "local[1]"),
                            sql("SET", "spark.check.option=3", "fs.check.option=4"))
                        .with(0)
                        .out())
                .contains(
                    "\"spark.check.file\",\"1\"",
                    "\"spark.check.conf\",\"2\"",
                    "\"spark.check.option\",\"3\"",
                    "\"spark.hadoop.fs.check.option\",\"4\""));
    checks.check(
        "exit code 2 and one sentence for an option that there is not",
        () -> spark.submit("usage", local, and(run, "--no-such")).with(2).saying("--no-such"));
    checks.check(
        "exit code 2 and one sentence for a file system without a proved commit",
        () ->
            spark
                .submit("s3a", local, run(sample, "s3a://bucket/nodelog"))
                .with(2)
                .saying("s3a://bucket/nodelog", "must be a URI of hdfs: or file:"));
    checks.check(
        "exit code 2 and one sentence for a master that is none",
        () ->
            spark
                .submit("no-master", local, sql("SELECT 1", "spark.master=no-such"))
                .with(2)
                .saying("Cannot start Spark on no-such"));
  }

  private void onAStandaloneMaster() {
    Path workers = work.resolve("standalone");
    checks.given("a standalone master", () -> master = spark.startStandalone(workers));
    Path warehouse = work.resolve("standalone-warehouse");
    checks.check(
        "spark://: run on two workers gives the reports that are right",
        () -> {
          List<String> options =
              List.of("--master", master, "--executor-memory", "512m", "--executor-cores", "1");
          spark.submit("standalone-run", options, run(sample, warehouse.toString())).with(0);
          site.check(warehouse.toUri(), new Configuration());
          assertThat(Spark.workersUsed(workers)).isEqualTo(2);
        });
    checks.check(
        "spark://: exit code 75 and one sentence where no worker has room",
        () ->
            spark
                .submit(
                    "standalone-full",
                    List.of("--master", master, "--executor-memory", "900g"),
                    and(
                        run(sample, work.resolve("standalone-full").toString()),
                        "-D",
                        "nodelog.cluster.wait=5s"))
                .with(75)
                .saying("The Spark job got no room on the cluster within 5 s"));
    checks.check(
        "spark://: exit code 1 and one sentence where no master listens",
        () ->
            spark
                .submit("no-one", List.of("--master", "spark://127.0.0.1:1"), sql("SELECT 1"))
                .with(1)
                .saying("Cannot reach the Spark master spark://127.0.0.1:1"));
  }

  private void onAnother(Spark other, Path home) {
    String version = home.getParent().getFileName().toString();
    Path warehouse = work.resolve(version);
    List<String> local = List.of("--master", "local[2]");
    List<String> run = run(sample, warehouse.toString());
    if (TOO_OLD.matcher(version).matches()) {
      checks.check(
          version + ": exit code 2 and one sentence, because it is too old",
          () -> other.submit(version, local, run).with(2).saying("(must be 3.5 or later"));
      return;
    }
    checks.check(
        version + ": run gives the reports that are right",
        () -> {
          other.submit(version, local, run).with(0);
          site.check(warehouse.toUri(), new Configuration());
        });
  }

  static List<String> run(String config, String warehouse) {
    return List.of("run", "--config", config, "--warehouse", warehouse);
  }

  private List<String> sql(String query, String... settings) {
    List<String> words =
        List.of("sql", query, "--output", "csv", "--warehouse", work.resolve("none").toString());
    for (String setting : settings) {
      words = and(words, "-D", setting);
    }
    return words;
  }

  static List<String> and(List<String> words, String... more) {
    return Stream.concat(words.stream(), Stream.of(more)).toList();
  }
}
