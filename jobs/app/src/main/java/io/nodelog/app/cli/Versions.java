package io.nodelog.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The versions of Nodelog and of what it runs on, as far as they are found. */
final class Versions implements IVersionProvider {
  private static final String NODELOG = "io/nodelog/app/version.properties";
  // Read as files, so that asking for a version starts neither Hadoop nor Spark.
  private static final String HADOOP = "common-version-info.properties";
  private static final String SPARK = "spark-version-info.properties";

  @Override
  public String[] getVersion() {
    return found().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toArray(String[]::new);
  }

  /** Returns name and version, in the order to be shown; what is not there says so. */
  static Map<String, String> found() {
    Map<String, String> versions = new LinkedHashMap<>();
    ClassLoader classes = Versions.class.getClassLoader();
    versions.put("nodelog", version(NODELOG, classes).orElse("(unknown version)"));
    versions.put("Java", Runtime.version().toString());
    versions.put("Hadoop", version(HADOOP, classes).orElse("(not found)"));
    versions.put("Spark", version(SPARK, classes).orElse("(not found)"));
    return versions;
  }

  /** Returns the version of Spark, if it says which it is. */
  static Optional<String> spark(ClassLoader classes) {
    return version(SPARK, classes);
  }

  private static Optional<String> version(String resource, ClassLoader classes) {
    try (InputStream in = classes.getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      properties.load(in);
      return Optional.ofNullable(properties.getProperty("version"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
