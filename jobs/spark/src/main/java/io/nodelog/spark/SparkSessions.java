package io.nodelog.spark;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Finds the Spark session that spark-submit prepared, or starts one on all cores of this machine.
 */
public final class SparkSessions {
  private static final String MASTER = "spark.master";
  private static final String ALL_CORES = "local[*]";

  /** {@code local}, {@code local[4]}, {@code local[*]}, or with a number of failures behind it. */
  private static final Pattern LOCAL =
      Pattern.compile("local(?:\\[(\\*|[1-9]\\d{0,5})(?:,\\s*\\d+)?])?");

  private SparkSessions() {}

  /**
   * Opens a session. What spark-submit or the command line says holds; only what nobody said is
   * chosen here.
   *
   * @param configuration holds the {@code spark.*} keys of the command line
   */
  public static SparkSession open(String applicationName, Configuration configuration) {
    SparkConf settings = settings(configuration);
    settings.setIfMissing("spark.app.name", applicationName);
    if (!settings.contains(MASTER)) {
      useThisMachine(settings);
    }
    return SparkSession.builder().config(settings).getOrCreate();
  }

  private static SparkConf settings(Configuration configuration) {
    SparkConf settings = new SparkConf();
    for (Map.Entry<String, String> entry : configuration) {
      if (entry.getKey().startsWith("spark.")) {
        settings.set(entry.getKey(), configuration.getRaw(entry.getKey()));
      }
    }
    return settings;
  }

  /**
   * How many tasks a session would run at a time in this process; 0 if a cluster would run them.
   *
   * @param configuration holds the {@code spark.*} keys of the command line
   */
  public static int localTasks(Configuration configuration) {
    Matcher local = LOCAL.matcher(settings(configuration).get(MASTER, ALL_CORES));
    if (!local.matches()) {
      return 0;
    }
    String threads = local.group(1) == null ? "1" : local.group(1);
    return threads.equals("*")
        ? Runtime.getRuntime().availableProcessors()
        : Integer.parseInt(threads);
  }

  private static void useThisMachine(SparkConf settings) {
    settings.set(MASTER, ALL_CORES);
    settings.setIfMissing("spark.ui.enabled", "false");
    settings.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    settings.setIfMissing("spark.driver.host", "127.0.0.1");
    settings.setIfMissing("spark.sql.shuffle.partitions", "2");
  }

  /** The context of a session, which closes with it. */
  public static JavaSparkContext context(SparkSession spark) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }
}
