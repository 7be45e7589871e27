package io.nodelog.app.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs, each with its output in files of its own, and stops those that serve. */
final class Programs implements AutoCloseable {
  private static final long LONGEST_SECONDS = 600;
  private static final long STOP_SECONDS = 30;

  /** Of all these Javas, which live for seconds: to compile well costs more than it saves. */
  private static final String JAVA_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private final Path logs;
  private final Deque<Process> serving = new ArrayDeque<>();

  Programs(Path logs) throws IOException {
    this.logs = Files.createDirectories(logs);
  }

  /** Runs a program to its end. */
  Ended run(String name, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Process process = start(name, environment, command);
    process.getOutputStream().close();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      stop(process);
      throw new AssertionError(name + " did not end within " + LONGEST_SECONDS + " s");
    }
    return new Ended(
        name, process.exitValue(), Files.readString(out(name)), Files.readString(err(name)));
  }

  /**
   * Starts a program that serves, and waits for what it says when it does.
   *
   * @return its output up to there
   */
  String serve(String name, Map<String, String> environment, List<String> command, String ready)
      throws IOException, InterruptedException {
    Process process = start(name, environment, command);
    serving.push(process);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (System.nanoTime() < end && process.isAlive()) {
      String said = Files.readString(out(name)) + Files.readString(err(name));
      if (said.contains(ready)) {
        return said;
      }
      process.waitFor(200, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError(name + " did not start: see " + err(name));
  }

  private Process start(String name, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(logs.toFile())
            .redirectOutput(out(name).toFile())
            .redirectError(err(name).toFile());
    List.of("SPARK_HOME", "HADOOP_HOME", "HADOOP_CONF_DIR", "NODELOG_CONF", "NODELOG_OPTS")
        .forEach(builder.environment()::remove);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JDK_JAVA_OPTIONS", JAVA_OPTIONS); // containers inherit it
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Path out(String name) {
    return logs.resolve(name + ".out");
  }

  private Path err(String name) {
    return logs.resolve(name + ".err");
  }

  /** Stops what serves, the newest first. */
  @Override
  public void close() {
    serving.forEach(Programs::stop);
    serving.clear();
  }

  private static void stop(Process process) {
    try {
      process.getOutputStream().close(); // what reads its input ends by itself
      process.toHandle().descendants().forEach(ProcessHandle::destroy);
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        process.destroy();
      }
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
