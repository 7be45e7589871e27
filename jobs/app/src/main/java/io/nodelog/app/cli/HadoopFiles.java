package io.nodelog.app.cli;

import io.nodelog.config.InvalidConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/** The files that Hadoop's generic options name. */
final class HadoopFiles {
  /** Where Hadoop looks for the jars of {@code -libjars}. */
  static final String LIBRARIES = "tmpjars";

  private HadoopFiles() {}

  /**
   * Reads settings; later files go before earlier ones.
   *
   * @throws InvalidConfig if a file is missing or is no file of settings
   */
  static Map<String, String> settings(List<Path> files) {
    Map<String, String> settings = new TreeMap<>();
    for (Path file : files) {
      requireFile("-conf", file);
      Configuration read = new Configuration(false);
      read.addResource(new org.apache.hadoop.fs.Path(file.toUri()));
      try {
        read.forEach(entry -> settings.put(entry.getKey(), read.getRaw(entry.getKey())));
      } catch (RuntimeException e) { // of the XML parser, which names file and line
        throw new InvalidConfig("Invalid -conf: " + e.getMessage(), e);
      }
    }
    return settings;
  }

  /**
   * Names files as Hadoop wants them.
   *
   * @throws InvalidConfig if one is missing
   */
  static String list(List<Path> files) {
    files.forEach(file -> requireFile("-libjars", file));
    return files.stream().map(file -> file.toUri().toString()).collect(Collectors.joining(","));
  }

  private static void requireFile(String option, Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new InvalidConfig("Invalid " + option + ": " + file + " (must be a readable file)");
    }
  }
}
