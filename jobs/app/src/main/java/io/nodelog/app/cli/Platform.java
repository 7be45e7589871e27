package io.nodelog.app.cli;

import io.nodelog.config.EngineName;
import io.nodelog.config.InvalidConfig;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Nodelog runs on: whether it is there, and new enough. */
final class Platform {
  private static final Pattern MAJOR_AND_MINOR = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\b.*");
  private static final int OLDEST_SPARK_MAJOR = 3;
  private static final int OLDEST_SPARK_MINOR = 5;

  private Platform() {}

  /**
   * Refuses an engine that is not there or too old, before any work is done.
   *
   * @throws InvalidConfig with a sentence that says what to do
   */
  static void requireEngine(EngineName engine, ClassLoader classes) {
    switch (engine) {
      case SPARK -> {
        require(
            "org/apache/spark/sql/SparkSession.class",
            classes,
            "Cannot use the engine spark: Spark is not on the class path (submit with"
                + " spark-submit, set SPARK_HOME, or take --engine mapreduce)");
        Versions.spark(classes).ifPresent(Platform::requireSpark);
      }
      case MAPREDUCE ->
          require(
              "org/apache/hadoop/mapreduce/Job.class",
              classes,
              "Cannot use the engine mapreduce: Hadoop's MapReduce is not on the class path"
                  + " (submit with hadoop jar, or take --engine spark)");
    }
  }

  private static void require(String file, ClassLoader classes, String otherwise) {
    if (classes.getResource(file) == null) {
      throw new InvalidConfig(otherwise);
    }
  }

  /** A version that is not understood is somebody's own build, and taken as it is. */
  private static void requireSpark(String version) {
    Matcher parts = MAJOR_AND_MINOR.matcher(version);
    if (!parts.matches()) {
      return;
    }
    int major = Integer.parseInt(parts.group(1));
    int minor = Integer.parseInt(parts.group(2));
    if (major < OLDEST_SPARK_MAJOR || (major == OLDEST_SPARK_MAJOR && minor < OLDEST_SPARK_MINOR)) {
      throw new InvalidConfig(
          "Cannot use the engine spark: Spark "
              + version
              + " is too old (must be 3.5 or later; or take --engine mapreduce)");
    }
  }

  /** Says what is wrong with the class path, when Java has not found what is needed there. */
  static String complaint(LinkageError error) {
    String what =
        error instanceof NoClassDefFoundError
            ? "the class " + String.valueOf(error.getMessage()).replace('/', '.') + " is missing"
            : error.toString();
    return "Cannot work with the libraries on the class path: "
        + what
        + " (submit with spark-submit of Spark 3.5 or later or with hadoop jar of Hadoop 3.4 or"
        + " later, or set SPARK_HOME or HADOOP_HOME)";
  }
}
