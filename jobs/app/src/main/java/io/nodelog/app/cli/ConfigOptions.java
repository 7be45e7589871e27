package io.nodelog.app.cli;

import io.nodelog.app.security.SecretKeys;
import io.nodelog.config.InvalidConfig;
import io.nodelog.config.NodelogConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @Option(
      names = "-conf",
      paramLabel = "FILE",
      description = "A file of Hadoop's settings (XML), which go before those of the site.")
  List<Path> hadoopFiles = List.of();

  @Option(
      names = "-libjars",
      paramLabel = "JAR",
      split = ",",
      description = "More jars for the tasks of MapReduce; with Spark, use its own --jars.")
  List<Path> libraries = List.of();

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

  /**
   * The keys that are for Hadoop and Spark.
   *
   * @throws InvalidConfig if a file of them cannot be used, or one of the command line is a secret
   */
  Map<String, String> passedOn() {
    refuseSecrets();
    Map<String, String> passedOn = new TreeMap<>(HadoopFiles.settings(hadoopFiles));
    if (!libraries.isEmpty()) {
      passedOn.put(HadoopFiles.LIBRARIES, HadoopFiles.list(libraries));
    }
    definitions.forEach(
        (key, value) -> {
          if (isPassedOn(key)) {
            passedOn.put(key, value);
          }
        });
    return passedOn;
  }

  /** Everybody on a machine sees the command lines of all its processes. */
  private void refuseSecrets() {
    List<String> keys = definitions.keySet().stream().filter(ConfigOptions::isPassedOn).toList();
    Optional<String> secret = SecretKeys.firstOf(keys);
    if (secret.isPresent()) {
      throw new InvalidConfig(
          "Invalid -D "
              + secret.get()
              + ": a secret does not belong on a command line, which everybody on this machine can"
              + " read (must be in a file of mode 0600 that -conf names, or in a provider of"
              + " hadoop.security.credential.provider.path)");
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
