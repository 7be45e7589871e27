package io.nodelog.app.bench;

import io.nodelog.hdfs.ledger.Ledger;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.storage.Storages;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs what takes too long and too much disk for every day, and prints what it took. */
@Command(
    name = "campaign",
    description = {
      "Summarizes a log in which every line has a client of its own, with the launcher's heap of",
      "2 GiB; and a log and one of ten times its lines from the same clients.",
      "Disk for 100 million clients: 8 GB for the log, up to 20 GB while it is summarized. For 10",
      "million lines and ten times as many: 22 GB."
    })
final class Campaign {
  private static final String CLIENT_TABLE = "ip_node_access";
  private static final int TIMES = 10;

  @Option(
      names = "--clients",
      description = "Distinct clients (default: ${DEFAULT-VALUE}); 0: none.")
  private long clients = 100_000_000;

  @Option(
      names = "--lines",
      description = "Lines of the smaller log (default: ${DEFAULT-VALUE}); 0: none.")
  private long lines = 10_000_000;

  @Option(names = "--engine", description = "Only this engine: spark or mapreduce.")
  private @Nullable String engine;

  @Option(names = "--home", description = "Directory of the project (default: the current one).")
  private Path home = Path.of("");

  @Option(
      names = "--directory",
      description = "Where data are made (default: target/campaign of the project).")
  private @Nullable Path directory;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  public static void main(String[] args) throws Exception {
    Campaign campaign = new Campaign();
    try (PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
      CommandLine command = new CommandLine(campaign);
      command.parseArgs(args);
      if (campaign.help) {
        command.usage(out);
      } else {
        campaign.run(out);
      }
    }
  }

  private void run(PrintStream out) throws IOException, InterruptedException {
    Path data = directory == null ? home.resolve("target/campaign") : directory;
    Files.createDirectories(data);
    List<String> engines = engine == null ? BenchSettings.ENGINES : List.of(engine);
    for (String each : engines) {
      if (clients > 0) {
        DistinctClients log = DistinctClients.of(data, clients);
        Timing timing = summarize(data, log.configuration(), each, clients);
        print(out, String.format(Locale.ROOT, "%s, %,d distinct clients", each, clients), timing);
      }
      if (lines > 0) {
        Timing once = summarize(data, BenchData.of(data, lines).configuration(), each, 0);
        Timing more = summarize(data, BenchData.of(data, TIMES * lines).configuration(), each, 0);
        print(out, String.format(Locale.ROOT, "%s, %,d lines", each, lines), once);
        print(out, String.format(Locale.ROOT, "%s, %,d lines", each, TIMES * lines), more);
        double ratio = more.userSeconds() / once.userSeconds();
        out.println(new Ratio("user CPU: ten times the lines, " + each, ratio, TIMES + 0.5));
      }
    }
  }

  private static void print(PrintStream out, String what, Timing timing) {
    out.printf(
        Locale.ROOT,
        "%-50s wall %8.1f s, user %8.1f s, system %7.1f s%n",
        what,
        timing.wallSeconds(),
        timing.userSeconds(),
        timing.systemSeconds());
  }

  /** The log is only referenced, so that it lies on the disk once. */
  private Timing summarize(Path data, Path configuration, String each, long rows)
      throws IOException, InterruptedException {
    Path warehouse = data.resolve("warehouse").toAbsolutePath();
    BenchData.deleteTree(warehouse);
    TimedCommand runner = new TimedCommand(data);
    List<String> options =
        List.of(
            "--config",
            configuration.toAbsolutePath().toString(),
            "--warehouse",
            warehouse.toUri().toString(),
            "-D",
            "nodelog.ingest.mode=reference",
            "-D",
            "nodelog.ingest.idle=0s");
    runner.run(command("ingest", List.of(), options));
    Timing timing = runner.run(command("summarize", List.of("--engine", each), options));
    if (rows > 0 && rowsOfClients(warehouse) != rows) {
      throw new BenchFailed("Summaries have " + rowsOfClients(warehouse) + " clients of " + rows);
    }
    BenchData.deleteTree(warehouse);
    return timing;
  }

  private List<String> command(String verb, List<String> own, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("scripts/nodelog").toAbsolutePath().toString());
    command.add(verb);
    command.addAll(own);
    command.addAll(options);
    return command;
  }

  private static long rowsOfClients(Path warehouse) throws IOException {
    URI uri = warehouse.toUri();
    return Ledger.open(Storages.of(uri, new Configuration()), new org.apache.hadoop.fs.Path(uri))
        .load()
        .summaryFiles()
        .stream()
        .filter(file -> file.table().equals(CLIENT_TABLE))
        .mapToLong(SummaryFile::rows)
        .sum();
  }
}
