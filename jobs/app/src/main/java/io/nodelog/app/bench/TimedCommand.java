package io.nodelog.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs commands in processes of their own and lets the shell measure them. */
final class TimedCommand {
  /** Bash prints the three times as the last line of the standard error. */
  private static final String MEASURE = "TIMEFORMAT='%3R %3U %3S'; time \"$@\"";

  private final Path outputFile;
  private final Path errorFile;

  /** Prepares to run commands whose last output is kept in a directory. */
  TimedCommand(Path directory) throws IOException {
    Files.createDirectories(directory);
    outputFile = directory.resolve("last-output.txt");
    errorFile = directory.resolve("last-error.txt");
  }

  /** What the last command wrote to its standard output. */
  Path output() {
    return outputFile;
  }

  /**
   * Runs a command to its end.
   *
   * @throws BenchFailed if it does not end with 0
   */
  Timing run(List<String> command) throws IOException, InterruptedException {
    List<String> measured = new ArrayList<>(List.of("bash", "-c", MEASURE, "bash"));
    measured.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(measured);
    builder.environment().putAll(Map.of("LC_ALL", "C"));
    builder.redirectOutput(outputFile.toFile()).redirectError(errorFile.toFile());
    int exitCode = builder.start().waitFor();
    List<String> errors = Files.readAllLines(errorFile, StandardCharsets.ISO_8859_1);
    if (exitCode != 0 || errors.isEmpty()) {
      throw new BenchFailed(
          "Cannot run "
              + String.join(" ", command)
              + ": exit code "
              + exitCode
              + "\n"
              + String.join("\n", errors.subList(Math.max(0, errors.size() - 20), errors.size())));
    }
    return timing(errors.get(errors.size() - 1));
  }

  private static Timing timing(String line) {
    String[] seconds = line.split(" ", -1);
    return new Timing(
        Double.parseDouble(seconds[0]),
        Double.parseDouble(seconds[1]),
        Double.parseDouble(seconds[2]));
  }

  /** Returns whether a program of this name is installed. */
  static boolean isInstalled(String program) throws IOException, InterruptedException {
    return new ProcessBuilder("bash", "-c", "command -v \"$1\"", "bash", program)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
