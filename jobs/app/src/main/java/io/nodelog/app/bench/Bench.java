package io.nodelog.app.bench;

import io.nodelog.app.generate.FleetPlan;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Generates a log, checks what each contender counts in it, and prints what each one costs. */
@Command(
    name = "bench",
    description = {
      "Measures the kernel and the whole command against what else could read the same lines.",
      "Ratios of one run can be compared between machines, seconds cannot."
    })
final class Bench {
  @Option(names = "--lines", description = "Lines of the log (default: ${DEFAULT-VALUE}, 1.99 GB).")
  private long lines = 10_000_000;

  @Option(names = "--bytes", description = "Size of the log, instead of its lines.")
  private long bytes;

  @Option(names = "--runs", description = "Runs of each contender (default: ${DEFAULT-VALUE}).")
  private int runs = 3;

  @Option(names = "--kernel-only", description = "Leave out the whole command.")
  private boolean kernelOnly;

  @Option(names = "--ingest-only", description = "Measure how quickly files are taken, only.")
  private boolean ingestOnly;

  @Option(names = "--home", description = "Directory of the project (default: the current one).")
  private Path home = Path.of("");

  @Option(
      names = "--directory",
      description = "Where data are made and kept (default: target/bench of the project).")
  private @Nullable Path directory;

  @Option(
      names = "--prototype",
      description =
          "A Java program of one file to compare with (default:"
              + " ../shared/prototype/ScanPrototype.java beside the project).")
  private @Nullable Path prototype;

  @Option(names = "--json", description = "Write the results to this file as well.")
  private @Nullable Path json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  public static void main(String[] args) throws IOException, InterruptedException {
    Bench bench = new Bench();
    try (PrintStream out = stream(FileDescriptor.out);
        PrintStream progress = stream(FileDescriptor.err)) {
      CommandLine command = new CommandLine(bench);
      command.parseArgs(args);
      if (bench.help) {
        command.usage(out);
      } else {
        bench.run(out, progress);
      }
    }
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private void run(PrintStream out, PrintStream progress) throws IOException, InterruptedException {
    BenchSettings settings = settings();
    progress.println("making a log of " + settings.lines() + " lines");
    BenchData data = BenchData.of(settings.directory(), settings.lines());
    Results results = new Comparison(settings, data, progress::println).run();
    BenchReport report = new BenchReport(settings, data.bytes(), results);
    report.printTo(out);
    if (json != null) {
      report.writeJson(json);
    }
    if (!results.failed().isEmpty()) {
      throw new BenchFailed("Failed: " + String.join("; ", results.failed()));
    }
  }

  private BenchSettings settings() {
    Path root = home.toAbsolutePath().normalize();
    Path yardstick = root.resolveSibling("shared/prototype/ScanPrototype.java");
    return new BenchSettings(
        bytes > 0 ? FleetPlan.linesOfBytes(bytes) : lines,
        runs,
        root,
        directory == null ? root.resolve("target/bench") : directory.toAbsolutePath(),
        prototype == null ? yardstick : prototype.toAbsolutePath(),
        scope());
  }

  private BenchSettings.Scope scope() {
    if (ingestOnly) {
      return BenchSettings.Scope.INGEST;
    }
    return kernelOnly ? BenchSettings.Scope.KERNEL : BenchSettings.Scope.ALL;
  }
}
