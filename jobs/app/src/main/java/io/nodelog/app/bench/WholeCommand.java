package io.nodelog.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The installed command on a warehouse of its own: {@code ingest}, then {@code summarize}. */
final class WholeCommand {
  private final Path launcher;
  private final Path configuration;
  private final Path warehouse;
  private final TimedCommand runner;

  WholeCommand(Path launcher, Path configuration, Path warehouse, TimedCommand runner) {
    this.launcher = launcher;
    this.configuration = configuration;
    this.warehouse = warehouse;
    this.runner = runner;
  }

  /** Takes the log into an empty warehouse. */
  Contender ingestAs(String compression) {
    return ingest("nodelog ingest, raw." + compression, "nodelog.raw.compression=" + compression);
  }

  /**
   * Takes the log into an empty warehouse.
   *
   * @param settings that differ from those of the file
   */
  Contender ingest(String name, String... settings) {
    List<String> command = verb("ingest");
    for (String setting : settings) {
      command.addAll(List.of("-D", setting));
    }
    return new Contender(name, () -> BenchData.deleteTree(warehouse), command);
  }

  /** Summarizes the log, once it lies in the warehouse. */
  Contender summarize(String engine, String compression) {
    Contender ingest = ingestAs(compression);
    return new Contender(
        summarizeName(engine, compression),
        () -> {
          ingest.preparation().prepare();
          runner.run(ingest.command());
        },
        verb("summarize", "--engine", engine, "-D", "nodelog.raw.compression=" + compression));
  }

  static String summarizeName(String engine, String compression) {
    return "nodelog summarize, " + engine + ", raw." + compression;
  }

  private List<String> verb(String verb, String... options) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(launcher.toString(), verb, "--config", configuration.toString()));
    command.addAll(List.of("--warehouse", warehouse.toUri().toString()));
    command.addAll(List.of(options));
    return command;
  }

  /** Removes the warehouse. */
  void clean() throws IOException {
    BenchData.deleteTree(warehouse);
  }
}
