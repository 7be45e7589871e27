package io.nodelog.app.cli;

import io.nodelog.app.ingest.FileHead;
import io.nodelog.bytes.SafeText;
import io.nodelog.config.NodelogConfig;
import io.nodelog.format.Detection;
import io.nodelog.format.LogFormat;
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.hdfs.raw.LogStream;
import io.nodelog.hdfs.raw.StreamLimits;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds the formats of files. */
@Command(
    name = "detect",
    description = {
      "Reads the first lines of each file with every format and prints the one that understands"
          + " them best, with the share of lines that it understands. Exit status 1 if a file"
          + " cannot be read or no format understands four of five lines.",
      "A source with format = auto gets its format in the same way."
    },
    footer = {"  nodelog formats detect /var/log/nginx/access.log* /var/log/syslog"})
final class DetectVerb extends Verb {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Where the times were logged that name no zone themselves. Default: UTC.")
  private @Nullable String zone;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files, Hadoop URIs, or - for standard input.")
  private List<String> files = List.of();

  DetectVerb(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) throws CommandFailure {
    NodelogConfig config = options.load();
    List<LogFormat> formats = Formats.all(config);
    TextTable table = new TextTable("FILE", "FORMAT", "UNDERSTOOD", "LINES");
    ExitCode exitCode = ExitCode.DONE;
    for (String file : files) {
      Detection detection = new Detection(formats, Formats.zone(zone), Instant.now());
      try {
        FileHead head = read(file, detection, config, console);
        exitCode = add(file, head, table, console) ? exitCode : ExitCode.FAILURE;
      } catch (IOException e) {
        console.err().append("nodelog: " + InputFiles.sentence(file, e) + "\n");
        exitCode = ExitCode.FAILURE;
      }
    }
    table.print(console.out());
    return exitCode;
  }

  private FileHead read(String file, Detection detection, NodelogConfig config, Console console)
      throws IOException {
    StreamLimits limits = StreamLimits.of(config.decompression());
    try (LogStream bytes =
            LogStream.open(new InputFiles(options, console).open(file), file, limits);
        LineReader lines = new LineReader(bytes, 0, config.lines().maxLengthBytes())) {
      return FileHead.read(lines, detection);
    }
  }

  /** Adds a row; returns whether there is a decision. */
  private static boolean add(String file, FileHead head, TextTable table, Console console) {
    Optional<Detection.Score> decision = head.result().decision();
    if (decision.isEmpty()) {
      String why =
          head.isEmpty()
              ? "Unknown format: it has no line that says anything"
              : head.result().refusal();
      console.err().append("nodelog: " + SafeText.of(file) + ": " + why + "\n");
      return false;
    }
    Detection.Score best = decision.get();
    table.row(
        SafeText.of(file),
        best.format().name(),
        best.permille() / 10 + "." + best.permille() % 10 + " %",
        String.valueOf(best.lines()));
    return true;
  }
}
