package io.nodelog.app.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nodelog.app.bench.Ratio.Time;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows what was measured, as a table for people or as JSON. */
final class BenchReport {
  static final String NEWLINES = "newline scan";
  static final String PROTOTYPE = "prototype";
  static final String PARSE = "kernel, parse";
  static final String SUMMARIZE = "kernel, parse and summarize";
  static final String SERVICE = "kernel, logs of daemons, as many bytes";
  static final String MAWK = "mawk '{c[$1]++}'";

  static final String DUCKDB = "DuckDB regexp_extract";
  static final String SPARK_SQL = "Spark SQL regexp_extract, local[2]";

  /** Before the names of what is measured without start and compilation. */
  static final String WARM = "warm: ";

  private static final String FORMAT_UNIT = "apache_combined";
  private static final double FORMAT_BUDGET = 2.0;
  private static final double JSON_BUDGET = 3.0;

  private static final double ANY = Double.POSITIVE_INFINITY;

  private final BenchSettings settings;
  private final long bytes;
  private final Results results;

  BenchReport(BenchSettings settings, long bytes, Results results) {
    this.settings = settings;
    this.bytes = bytes;
    this.results = results;
  }

  static String nameOf(Scan.Depth depth) {
    return switch (depth) {
      case NEWLINES -> NEWLINES;
      case PARSE -> PARSE;
      case SUMMARIZE, CLIENTS -> SUMMARIZE;
    };
  }

  /** The ratios that have budgets, and those that explain them. */
  List<Ratio> ratios() {
    List<Ratio> ratios = new ArrayList<>();
    Ratio.of(results, Time.USER, PROTOTYPE, NEWLINES, ANY).ifPresent(ratios::add);
    Ratio.of(results, Time.USER, PARSE, NEWLINES, ANY).ifPresent(ratios::add);
    Ratio.of(results, Time.USER, PARSE, PROTOTYPE, ANY).ifPresent(ratios::add);
    Ratio.of(results, Time.USER, SUMMARIZE, PROTOTYPE, 2.0).ifPresent(ratios::add);
    Ratio.of(results, Time.USER, SUMMARIZE, MAWK, 0.5).ifPresent(ratios::add);
    Ratio.of(results, Time.USER, WARM + PARSE, WARM + PROTOTYPE, 1.5).ifPresent(ratios::add);
    Ratio.of(results, Time.USER, WARM + SUMMARIZE, WARM + PROTOTYPE, 2.0).ifPresent(ratios::add);
    Ratio.of(results, Time.USER, WARM + SERVICE, WARM + PROTOTYPE, 6.0).ifPresent(ratios::add);
    for (String engine : BenchSettings.ENGINES) {
      String plain = WholeCommand.summarizeName(engine, "none");
      String zstd = WholeCommand.summarizeName(engine, "zstd");
      Ratio.of(results, Time.WALL, plain, MAWK, 1.0).ifPresent(ratios::add);
      Ratio.of(results, Time.WALL, plain, DUCKDB, 0.25).ifPresent(ratios::add);
      Ratio.of(results, Time.WALL, plain, SPARK_SQL, 0.1).ifPresent(ratios::add);
      Ratio.of(results, Time.WALL, zstd, plain, 1.3).ifPresent(ratios::add);
    }
    addIngest(ratios);
    Double unit = results.formats().get(FORMAT_UNIT);
    if (unit != null) {
      results.formats().forEach((name, nanos) -> ratios.add(ofFormat(name, nanos / unit)));
    }
    return ratios;
  }

  /** Both ways: how much time it takes, and how fast it is, as a multiple of the others. */
  private void addIngest(List<Ratio> ratios) {
    for (String ingest : List.of(IngestRace.LEVEL_1, IngestRace.STANDARD, IngestRace.ONE_SOURCE)) {
      Ratio.of(results, Time.WALL, ingest, IngestRace.TOGETHER, IngestRace.BUDGET)
          .ifPresent(
              time -> {
                ratios.add(time);
                ratios.add(
                    new Ratio(
                        "throughput: " + ingest + " / " + IngestRace.TOGETHER,
                        1 / time.value(),
                        ANY));
              });
    }
  }

  private static Ratio ofFormat(String name, double value) {
    double budget = name.contains("json") ? JSON_BUDGET : FORMAT_BUDGET;
    return new Ratio("CPU a byte: " + name + " / " + FORMAT_UNIT, value, budget);
  }

  void printTo(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%n%,d lines, %.2f GB, medians of %d runs%n%n",
        settings.lines(),
        bytes / 1e9,
        settings.runs());
    out.printf(Locale.ROOT, "%-42s %9s %9s %9s%n", "", "wall s", "user s", "system s");
    for (Measurement measured : results.measurements()) {
      out.printf(
          Locale.ROOT,
          "%-42s %9.2f %9.2f %9.2f%n",
          measured.name(),
          measured.wallSeconds(),
          measured.userSeconds(),
          measured.systemSeconds());
    }
    out.println();
    ratios().forEach(out::println);
    results.skipped().forEach(out::println);
  }

  void writeJson(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    root.put("lines", settings.lines()).put("bytes", bytes).put("runs", settings.runs());
    root.put("cores", Runtime.getRuntime().availableProcessors());
    root.put("java", System.getProperty("java.vm.version"));
    ArrayNode measurements = root.putArray("measurements");
    for (Measurement measured : results.measurements()) {
      measurements
          .addObject()
          .put("name", measured.name())
          .put("wall_seconds", measured.wallSeconds())
          .put("user_seconds", measured.userSeconds())
          .put("system_seconds", measured.systemSeconds());
    }
    results.formats().forEach(root.putObject("nanos_per_byte")::put);
    ArrayNode ratios = root.putArray("ratios");
    for (Ratio ratio : ratios()) {
      ObjectNode node = ratios.addObject().put("what", ratio.what()).put("ratio", ratio.value());
      if (ratio.isBounded()) {
        node.put("budget", ratio.budget()).put("kept", ratio.isKept());
      }
    }
    results.skipped().forEach(root.putArray("skipped")::add);
    json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
  }
}
