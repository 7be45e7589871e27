package io.nodelog.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What else reads such logs, as far as it is installed. */
final class Peers {
  private static final String MAWK_PROGRAM = "{ c[$1]++ } END { for (k in c) print k, c[k] }";
  private static final String HTTPDLOG_SCAN = "io.nodelog.app.bench.HttpdlogScan";
  private static final String SPARK_SESSION = "org.apache.spark.sql.SparkSession";

  /** Lines of a head that keeps the slowest peer busy for a minute at most. */
  private static final long HEAD_LINES = 1_000_000;

  private final BenchSettings settings;
  private final BenchData data;
  private final Consumer<String> skipped;
  private final List<Contender> counting = new ArrayList<>();
  private final List<Contender> others = new ArrayList<>();

  /**
   * @param skipped told what is left out and why, a sentence each
   */
  Peers(BenchSettings settings, BenchData data, Consumer<String> skipped) {
    this.settings = settings;
    this.data = data;
    this.skipped = skipped;
  }

  /** Finds out what is installed. */
  void find() throws IOException, InterruptedException {
    String log = data.log().toString();
    if (TimedCommand.isInstalled("mawk")) {
      counting.add(new Contender(BenchReport.MAWK, List.of("mawk", MAWK_PROGRAM, log)));
    } else {
      skipped.accept("mawk is left out: it is not installed.");
    }
    if (isOnClassPath(DuckDbScan.DRIVER)) {
      counting.add(new Contender(BenchReport.DUCKDB, JavaCommand.of(DuckDbScan.class, log)));
    } else {
      skipped.accept("DuckDB is left out: its driver is not on the class path.");
    }
    if (settings.scope() == BenchSettings.Scope.ALL) {
      findSlowOnes();
    } else {
      skipped.accept("Whole commands and slow peers are left out, as asked.");
    }
  }

  private void findSlowOnes() throws IOException, InterruptedException {
    if (isOnClassPath(SPARK_SESSION)) {
      List<String> options = Files.readAllLines(settings.jvmOptions());
      List<String> command = JavaCommand.of(SparkSqlScan.class, data.log().toString());
      options.stream()
          .filter(option -> option.startsWith("-Xss") || option.startsWith("--add-opens"))
          .forEach(option -> command.add(1, option));
      counting.add(Contender.slow(BenchReport.SPARK_SQL, command, 1));
    } else {
      skipped.accept("Spark SQL is left out: it is not on the class path.");
    }
    Path head = data.head(Math.min(HEAD_LINES, settings.lines()));
    double share = Math.min(1, (double) HEAD_LINES / settings.lines());
    if (isOnClassPath(HTTPDLOG_SCAN)) {
      others.add(
          Contender.slow(
              "httpdlog-parser, parse" + ofHead(share),
              JavaCommand.of(HTTPDLOG_SCAN, head.toString()),
              share));
    } else {
      skipped.accept("httpdlog-parser is left out: the tests are not compiled.");
    }
    if (TimedCommand.isInstalled("goaccess")) {
      Path report = settings.directory().resolve("goaccess.json");
      others.add(
          Contender.slow(
              "GoAccess" + ofHead(share),
              List.of(
                  "goaccess",
                  head.toString(),
                  "--log-format=COMBINED",
                  "--no-progress",
                  "--no-global-config",
                  "-o",
                  report.toString()),
              share));
    } else {
      skipped.accept("GoAccess is left out: it is not installed.");
    }
  }

  private static String ofHead(double share) {
    return share < 1 ? " (a head, scaled)" : "";
  }

  /** Those that print the requests of each client. */
  List<Contender> counting() {
    return counting;
  }

  /** The rest. */
  List<Contender> others() {
    return others;
  }

  private static boolean isOnClassPath(String name) {
    try {
      Class.forName(name, false, Peers.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException notThere) {
      return false;
    }
  }
}
