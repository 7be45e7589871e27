package io.nodelog.hdfs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A class of the tests in a process of its own, which prints figures: a name, a colon, a number.
 */
final class TestProcess {
  private final Process process;
  private final Path out;

  private TestProcess(Process process, Path out) {
    this.process = process;
    this.out = out;
  }

  /** Starts a main class with a heap such as {@code 256m}. */
  static TestProcess start(Path directory, String heap, Class<?> main, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(directory, "out", "");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    return new TestProcess(process, out);
  }

  /** Waits for its end, prints what it said, and returns the figures. */
  Map<String, Long> figures(long seconds) throws IOException, InterruptedException {
    boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
    process.destroyForcibly();
    String said = Files.readString(out);
    assertThat(ended && process.exitValue() == 0).as(said).isTrue();
    Map<String, Long> figures = new HashMap<>();
    for (String line : said.lines().toList()) {
      String[] words = line.split(": ", 2);
      if (words.length == 2 && words[1].matches("\\d+")) {
        figures.put(words[0], Long.parseLong(words[1]));
      }
    }
    System.out.println(figures);
    return figures;
  }
}
