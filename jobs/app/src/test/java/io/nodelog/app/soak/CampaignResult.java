package io.nodelog.app.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes down what a campaign of faults did: out of the reports of its tests and of its fuzzers.
 */
public final class CampaignResult {
  private static final Pattern SUITE =
      Pattern.compile(
          "<testsuite [^>]*?name=\"([^\"]+)\" time=\"([^\"]+)\" tests=\"(\\d+)\""
              + " errors=\"(\\d+)\" skipped=\"(\\d+)\" failures=\"(\\d+)\"");

  /** What tests print of what they counted. */
  private static final Pattern COUNTS =
      Pattern.compile(
          "(?m)^(?!.*(?:WARN|ERROR|INFO)).*\\d (?:points|pairs|of|runs|rotations|ms).*$");

  private final Path kept;
  private final List<Suite> suites = new ArrayList<>();

  private CampaignResult(Path kept) {
    this.kept = kept;
  }

  private record Suite(
      String name, double seconds, int tests, int skipped, int broken, String said) {}

  /**
   * Writes the file and ends with 1 if something was found.
   *
   * @param args the project's directory, its commit, the directory of the parts that were done, and
   *     the executions of each fuzzer that were asked for
   */
  public static void main(String[] args) throws IOException {
    CampaignResult result = new CampaignResult(Path.of(args[2]));
    result.readSuites();
    boolean sound = result.sound() && result.numbers("exit") == 0;
    String date = LocalDate.now(ZoneOffset.UTC).toString();
    Path file = Path.of(args[0], "docs/campaigns/faults-" + date + "-" + args[1] + ".md");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        result.head(date, args[1], result.numbers("seconds"), sound)
            + result.table()
            + fuzzers(Files.readString(result.kept.resolve("fuzz/fuzz.log")), args[3]));
    System.out.println(file + (sound ? "" : ": not everything held"));
    System.exit(sound ? 0 : 1);
  }

  /** The sum of what all parts have in their files of a name. */
  private long numbers(String name) throws IOException {
    long sum = 0;
    for (Path file : files(name)) {
      sum += Long.parseLong(Files.readString(file).strip());
    }
    return sum;
  }

  private List<Path> files(String pattern) throws IOException {
    try (Stream<Path> tree = Files.walk(kept)) {
      return tree.filter(file -> file.getFileName().toString().matches(pattern)).sorted().toList();
    }
  }

  private void readSuites() throws IOException {
    for (Path file : files("TEST-.*\\.xml")) {
      readSuite(file);
    }
  }

  private void readSuite(Path file) throws IOException {
    Matcher suite = SUITE.matcher(Files.readString(file));
    if (!suite.find()) {
      throw new IOException("Cannot read " + file + ": it names no test suite");
    }
    Path output = file.resolveSibling(suite.group(1) + "-output.txt");
    String said =
        Files.exists(output)
            ? COUNTS
                .matcher(Files.readString(output))
                .results()
                .map(one -> one.group().replace("|", "\\|"))
                .collect(Collectors.joining("<br>"))
            : "";
    suites.add(
        new Suite(
            suite.group(1).substring(suite.group(1).lastIndexOf('.') + 1),
            Double.parseDouble(suite.group(2).replace(",", "")),
            Integer.parseInt(suite.group(3)),
            Integer.parseInt(suite.group(5)),
            Integer.parseInt(suite.group(4)) + Integer.parseInt(suite.group(6)),
            said));
  }

  private boolean sound() {
    return !suites.isEmpty() && suites.stream().allMatch(suite -> suite.broken() == 0);
  }

  private String head(String date, String commit, long seconds, boolean sound) {
    return String.format(
        Locale.ROOT,
        "# Faults, %s%n%nCommit %s, %d cores, Java %s, %d minutes. %s%n%n",
        date,
        commit,
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        seconds / 60,
        sound ? "Nothing was lost, nothing was there twice." : "**Not everything held.**");
  }

  private String table() {
    StringBuilder table = new StringBuilder("| test | tests | failed | skipped | s | counts |\n");
    table.append("|---|---|---|---|---|---|\n");
    for (Suite suite : suites) {
      table.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %d | %d | %d | %.0f | %s |%n",
              suite.name(),
              suite.tests(),
              suite.broken(),
              suite.skipped(),
              suite.seconds(),
              suite.said()));
    }
    return table.toString();
  }

  private static String fuzzers(String log, String executions) {
    String done =
        Pattern.compile("stat::number_of_executed_units: +(\\d+)")
            .matcher(log)
            .results()
            .map(one -> one.group(1))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%nFuzzers: %s executions of each were asked for, %s were made.%n",
        executions,
        done);
  }
}
