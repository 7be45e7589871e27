package io.nodelog.app.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What is measured, and how often.
 *
 * @param lines how many lines the log has, 1,000 or more
 * @param runs how often each contender runs; medians are shown
 * @param home the directory of the project or the distribution
 * @param directory where data and warehouses are made
 * @param prototype the program of one file that is the yardstick
 * @param scope what of it all
 */
record BenchSettings(long lines, int runs, Path home, Path directory, Path prototype, Scope scope) {
  static final List<String> ENGINES = List.of("mapreduce", "spark");

  /** What is measured. */
  enum Scope {
    /** The kernel, whole commands and ingest. */
    ALL,
    /** What needs no installed command. */
    KERNEL,
    /** How quickly files are taken into a warehouse. */
    INGEST
  }

  BenchSettings {
    if (lines < 1_000) {
      throw new IllegalArgumentException("Invalid lines: " + lines + " (must be 1000 or more)");
    }
    if (runs < 1) {
      throw new IllegalArgumentException("Invalid runs: " + runs + " (must be 1 or more)");
    }
  }

  Path jvmOptions() {
    return home.resolve("conf/jvm.options");
  }

  Path launcher() {
    return home.resolve("scripts/nodelog");
  }
}
