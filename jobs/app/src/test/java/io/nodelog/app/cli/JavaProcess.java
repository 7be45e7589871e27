package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The command in a process of its own, on the class path of this one. */
final class JavaProcess {
  private static final Path JVM_OPTIONS = Path.of("../../conf/jvm.options").toAbsolutePath();

  private final Process process;
  private final Path out;
  private final Path err;

  private JavaProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts the command with a heap such as {@code 256m}, without some of the jars. */
  static JavaProcess start(Path directory, String heap, Predicate<String> without, String... words)
      throws IOException {
    return start(directory, heap, List.of(), without, words);
  }

  /** Starts the command likewise, with more options of the JVM. */
  static JavaProcess start(
      Path directory, String heap, List<String> options, Predicate<String> without, String... words)
      throws IOException {
    return start(directory, command(heap, options, without, words));
  }

  /** Starts the command with a umask such as {@code 077}. */
  static JavaProcess startUnder(String umask, Path directory, String heap, String... words)
      throws IOException {
    List<String> shell =
        new ArrayList<>(List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", ""));
    shell.addAll(command(heap, List.of(), jar -> false, words));
    return start(directory, shell);
  }

  private static List<String> command(
      String heap, List<String> options, Predicate<String> without, String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + JVM_OPTIONS,
                "-Xmx" + heap));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(without), Main.class.getName()));
    command.addAll(List.of(words));
    return command;
  }

  private static JavaProcess start(Path directory, List<String> command) throws IOException {
    Path out = Files.createTempFile(directory, "out", "");
    Path err = Files.createTempFile(directory, "err", "");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    return new JavaProcess(process, out, err);
  }

  private static String classPath(Predicate<String> without) {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator, -1))
        .filter(entry -> !without.test(Path.of(entry).getFileName().toString()))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Stops it without its knowledge, until {@link #thaw}. */
  void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).as("exit code of kill").isZero();
  }

  /** Waits for its end; a process that takes too long is killed. */
  Run end(long seconds) throws IOException, InterruptedException {
    boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    String said = Files.readString(err, StandardCharsets.UTF_8);
    assertThat(ended).as("ended within %d s: %s", seconds, said).isTrue();
    return new Run(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), said);
  }

  /**
   * Kills it after a while, as {@code kill -9} does; returns whether it had not ended by itself.
   */
  boolean kill(long afterMillis) throws InterruptedException {
    boolean ended = process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    return !ended;
  }
}
