package io.nodelog.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The yardstick of what one core can do: a Java program of one file that lies outside of the
 * project and takes a log and a number of threads.
 */
final class Prototype {
  private Prototype() {}

  /**
   * Compiles the program.
   *
   * @return the command that scans {@code log} on one thread; empty if there is no compiler
   */
  static Optional<List<String>> command(Path source, Path log, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      return Optional.empty();
    }
    Files.createDirectories(classes);
    int exitCode = compiler.run(null, null, null, "-d", classes.toString(), source.toString());
    if (exitCode != 0) {
      throw new BenchFailed("Cannot compile " + source);
    }
    String mainClass = source.getFileName().toString().replace(".java", "");
    return Optional.of(
        List.of(JavaCommand.program(), "-cp", classes.toString(), mainClass, log.toString(), "1"));
  }
}
