package io.nodelog.app.doctor;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Checks Java and what is on its class path. */
public final class PlatformChecks {
  private static final int TRIED_JAVA = 17;
  private static final long MIB = 1 << 20;

  /** What Spark and Hadoop reach into; the launcher and spark-submit open them. */
  private static final List<String> OPENED =
      List.of("java.lang", "java.lang.invoke", "java.nio", "java.util", "sun.nio.ch");

  private PlatformChecks() {}

  /** Checks the version of Java. */
  public static Finding java(int feature) {
    String says = "Java " + feature;
    if (feature < TRIED_JAVA) {
      return Finding.fail("java", says, "run with Java 17 (JAVA_HOME)");
    }
    return feature == TRIED_JAVA
        ? Finding.ok("java", says)
        : Finding.warn("java", says, "Java 17 is what releases are tested with (JAVA_HOME)");
  }

  /** Checks the version of Hadoop's client. */
  public static Finding hadoop(String version) {
    String says = "Hadoop " + version;
    if (!version.startsWith("3.")) {
      return Finding.fail(
          "hadoop", says, "put Hadoop 3.4 or 3.5 on the class path (HADOOP_HOME or SPARK_HOME)");
    }
    return version.startsWith("3.5.") || version.startsWith("3.4.")
        ? Finding.ok("hadoop", says)
        : Finding.warn("hadoop", says, "Hadoop 3.4 and 3.5 are what is known to work");
  }

  /**
   * Checks the version of Spark.
   *
   * @param needed whether it is the engine
   */
  public static Finding spark(String version, boolean needed) {
    String says = "Spark " + version;
    if (version.startsWith("4.")) {
      return Finding.ok("spark", says);
    } else if (version.startsWith("3.5.")) {
      return Finding.warn("spark", says, "Spark 4 is what releases are tested with (SPARK_HOME)");
    }
    return needed
        ? Finding.fail(
            "spark", says, "set SPARK_HOME, submit with spark-submit, or take engine = mapreduce")
        : Finding.warn("spark", says, "only nodelog sql needs it (SPARK_HOME)");
  }

  /** Checks the heap. */
  public static Finding heap(long maxBytes) {
    String says = String.format(Locale.ROOT, "at most %,d MiB", maxBytes / MIB);
    if (maxBytes < 256 * MIB) {
      return Finding.fail("heap", says, "give 2g (NODELOG_HEAP, or --driver-memory)");
    }
    return maxBytes < 1536 * MIB
        ? Finding.warn("heap", says, "2g is enough for any input (NODELOG_HEAP)")
        : Finding.ok("heap", says);
  }

  /** Checks the options that a launcher gives to Java. */
  public static Finding options() {
    Module base = Object.class.getModule();
    Module ours = PlatformChecks.class.getModule();
    List<String> closed = OPENED.stream().filter(name -> !base.isOpen(name, ours)).toList();
    Charset names = Charset.defaultCharset();
    String encoding =
        names.equals(StandardCharsets.UTF_8) ? "" : "the default encoding is " + names;
    List<String> wrong =
        Stream.of(closed.isEmpty() ? "" : "not opened: " + String.join(", ", closed), encoding)
            .filter(text -> !text.isEmpty())
            .toList();
    return wrong.isEmpty()
        ? Finding.ok("options", "Java has the options that Spark and Hadoop need")
        : Finding.warn(
            "options",
            String.join("; ", wrong),
            "start with the launcher or spark-submit, or with java @conf/jvm.options");
  }

  /** Tells which rules of time zones are used. */
  public static Finding zones(String reportZone) {
    return Finding.ok(
        "zones",
        "days are those of "
            + reportZone
            + "; zone rules "
            + ZoneRulesProvider.getVersions("UTC").lastEntry().getKey());
  }
}
