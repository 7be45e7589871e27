package io.nodelog.app.cli;

import io.nodelog.config.EngineName;
import io.nodelog.config.InvalidConfig;
import io.nodelog.config.NodelogConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every verb that has settings. */
final class ConfigOptions {
  /** First words of keys that are passed on; any other key is more likely a mistake. */
  private static final Set<String> PASSED_ON =
      Set.of("dfs", "fs", "hadoop", "io", "ipc", "mapred", "mapreduce", "parquet", "spark", "yarn");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "${env:NODELOG_CONF}",
      description = "The site's configuration. Default: what NODELOG_CONF names, if it is set.")
  @Nullable Path file;

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = {
        "Set one key, such as nodelog.report.zone=Europe/Berlin; goes before the file.",
        "Keys of Hadoop and Spark (fs.…, mapreduce.…, spark.…) are passed on."
      })
  Map<String, String> definitions = new LinkedHashMap<>();

  @Option(
      names = "--formats-dir",
      paramLabel = "DIR",
      description =
          "Where formats of your own lie, a file NAME.conf each; the same as -D"
              + " nodelog.formats.directory=DIR.")
  @Nullable String formatsDirectory;

  @Option(
      names = "--warehouse",
      paramLabel = "URI",
      description = "Where everything is stored; the same as -D nodelog.warehouse=URI.")
  @Nullable String warehouse;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "mapreduce or spark; the same as -D nodelog.engine=ENGINE.")
  @Nullable String engine;

  /**
   * Reads the configuration.
   *
   * @throws InvalidConfig if it cannot be used
   */
  NodelogConfig load() {
    Map<String, String> own = new TreeMap<>();
    definitions.forEach(
        (key, value) -> {
          if (!isPassedOn(key)) {
            own.put(key, value);
          }
        });
    if (formatsDirectory != null) {
      own.put("nodelog.formats.directory", formatsDirectory);
    }
    if (warehouse != null) {
      own.put("nodelog.warehouse", warehouse);
    }
    if (engine != null) {
      own.put("nodelog.engine", engine);
    }
    return file == null ? NodelogConfig.defaults(own) : NodelogConfig.load(file, own);
  }

  /** The keys that are for Hadoop and Spark. */
  Map<String, String> passedOn() {
    Map<String, String> passedOn = new TreeMap<>(definitions);
    passedOn.keySet().removeIf(key -> !isPassedOn(key));
    return passedOn;
  }

  /**
   * Refuses an engine that is not there, before any work is done.
   *
   * @throws InvalidConfig with a sentence that says what to do
   */
  static void requireEngine(EngineName engine, ClassLoader classes) {
    String wanted =
        switch (engine) {
          case SPARK -> "org/apache/spark/sql/SparkSession.class";
          case MAPREDUCE -> "org/apache/hadoop/mapreduce/Job.class";
        };
    if (classes.getResource(wanted) == null) {
      throw new InvalidConfig(
          switch (engine) {
            case SPARK ->
                "Cannot use the engine spark: Spark is not on the class path (submit with"
                    + " spark-submit, set SPARK_HOME, or take --engine mapreduce)";
            case MAPREDUCE ->
                "Cannot use the engine mapreduce: Hadoop's MapReduce is not on the class path"
                    + " (submit with hadoop jar, or take --engine spark)";
          });
    }
  }

  private static boolean isPassedOn(String key) {
    return PASSED_ON.contains(firstWord(key));
  }

  private static String firstWord(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }
}
