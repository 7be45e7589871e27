package io.nodelog.app.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the build made, and processes that run it. */
final class Packaged {
  static final Path MODULE = Path.of("").toAbsolutePath();
  static final Path PROJECT = MODULE.getParent().getParent();
  static final Path TARGET = MODULE.resolve("target");
  static final Path JAR = TARGET.resolve("nodelog.jar");
  static final Path RUNTIME = TARGET.resolve("runtime");

  private Packaged() {}

  /** A process that has ended. */
  record Ended(int exitCode, String out, String err) {}

  /** Runs a command with the environment of this process, without what would lead it elsewhere. */
  static Ended run(Path directory, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", "");
    Path err = Files.createTempFile("err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    List.of("SPARK_HOME", "HADOOP_HOME", "HADOOP_CONF_DIR", "NODELOG_CONF", "NODELOG_OPTS")
        .forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("%s ended", command).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  static Path distribution() throws IOException {
    try (Stream<Path> files = Files.list(TARGET)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-bin.tar.gz"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }
}
