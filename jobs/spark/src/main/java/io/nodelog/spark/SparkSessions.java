package io.nodelog.spark;

import io.nodelog.config.InvalidConfig;
import io.nodelog.hdfs.scan.FirstLine;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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

  /** How Hadoop calls the source of what the command line set. */
  private static final String BY_PROGRAM = "programmatically";

  /** What Spark says of a master that it cannot make out. */
  private static final String NO_SUCH_MASTER = "Could not parse Master URL";

  /** What Spark does not show; its own default lacks what Hadoop has for clouds. */
  private static final String SECRETS =
      "(?i)secret|password|passphrase|token|access[.]?key|account[.]key|session[.]key"
          + "|encryption[.]key|oauth2|credential$";

  /** {@code local}, {@code local[4]}, {@code local[*]}, or with a number of failures behind it. */
  private static final Pattern LOCAL =
      Pattern.compile("local(?:\\[(\\*|[1-9]\\d{0,5})(?:,\\s*\\d+)?])?");

  private SparkSessions() {}

  /**
   * Opens a session. What spark-submit or the command line says holds; only what nobody said is
   * chosen here.
   *
   * @param configuration holds the keys of the command line
   * @param patience how long to wait for room in a queue of YARN
   * @throws IOException if Spark does not start, with a sentence
   * @throws InvalidConfig if it cannot with these settings
   */
  public static SparkSession open(
      String applicationName, Configuration configuration, Duration patience) throws IOException {
    SparkConf settings = settings(configuration);
    settings.setIfMissing("spark.app.name", applicationName);
    settings.setIfMissing("spark.redaction.regex", SECRETS);
    if (!settings.contains(MASTER)) {
      useThisMachine(settings);
    }
    SparkMaster.requireReachable(settings.get(MASTER));
    Optional<QueueWatch> watch = QueueWatch.over(settings, patience);
    try {
      return SparkSession.builder().config(settings).getOrCreate();
    } catch (Exception e) { // checked ones too, which Scala hides
      throw watch
          .flatMap(QueueWatch::busy)
          .map(IOException.class::cast)
          .orElseGet(() -> notStarted(settings, e));
    } finally {
      watch.ifPresent(QueueWatch::close);
    }
  }

  private static IOException notStarted(SparkConf settings, Exception failure) {
    String message = String.valueOf(failure.getMessage());
    String sentence =
        "Cannot start Spark on " + settings.get(MASTER) + ": " + FirstLine.withRoot(failure);
    if (failure instanceof IllegalArgumentException || message.contains(NO_SUCH_MASTER)) {
      throw new InvalidConfig(sentence, failure);
    }
    return new IOException(sentence, failure);
  }

  private static SparkConf settings(Configuration configuration) {
    SparkConf settings = new SparkConf();
    for (Map.Entry<String, String> entry : configuration) {
      String key = entry.getKey();
      if (key.startsWith("spark.")) {
        settings.set(key, configuration.getRaw(key));
      } else if (isOfCommandLine(configuration, key)) {
        settings.set("spark.hadoop." + key, configuration.getRaw(key));
      }
    }
    return settings;
  }

  /** Site files Spark reads by itself; what the command line says of Hadoop it has to be told. */
  private static boolean isOfCommandLine(Configuration configuration, String key) {
    String[] sources = configuration.getPropertySources(key);
    return sources != null && sources[sources.length - 1].equals(BY_PROGRAM);
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
