package io.nodelog.app.cli;

import io.nodelog.bytes.SafeText;
import io.nodelog.config.NodelogConfig;
import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.ClientRules;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.hdfs.raw.EventLimits;
import io.nodelog.hdfs.raw.EventReader;
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.hdfs.raw.LogStream;
import io.nodelog.hdfs.raw.StreamLimits;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what lines say. */
@Command(
    name = "parse",
    description = {
      "Prints the requests of log files as JSON lines on standard output, one a line of log, each"
          + " with its source and its line_number (from 1). What a line does not say is null; a"
          + " request of which a field is garbage has partial = true.",
      "",
      "Of a daemon's log it prints the events, each with the number of its first line; the lines"
          + " that continue an event are joined to it. An event that is longer than"
          + " lines.max-event-bytes or lines.max-event-lines has truncated = true.",
      "",
      "Of samples of a node's resources it prints what was measured, by the words of node_load.",
      "",
      "Lines that are not understood go to standard error, as FILE:LINE: REASON (offset N):"
          + " EXCERPT. Files may be compressed with gzip, Zstandard, bzip2 or xz.",
      "",
      "Exit status: 0 if every file was read, also if lines were not understood; 1 if a file could"
          + " not be read to its end; the others are read all the same."
    },
    footer = {
      "  nodelog parse --format nginx_combined /var/log/nginx/access.log*",
      "  nodelog parse --format '%%h %%l %%u %%t \"%%r\" %%>s %%b' access.log | jq .client_ip",
      "  nodelog parse --format hadoop_daemon --zone Europe/Berlin hadoop-hdfs-namenode.log",
      "  zcat access.log.gz | nodelog parse --format apache_combined -"
    })
final class ParseVerb extends Verb {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "A preset's name (see 'nodelog formats'), or the server's own format string.")
  private String format = "";

  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = "The node that wrote the files, for the column node.")
  private @Nullable String node;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "Where the times were logged that name no zone themselves, such as Europe/Berlin or UTC.")
  private @Nullable String zone;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files, Hadoop URIs, or - for standard input.")
  private List<String> files = List.of();

  ParseVerb(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) throws CommandFailure {
    NodelogConfig config = options.load();
    LogFormat logFormat = Formats.named(format, config);
    ParserSettings settings = settings(config);
    Formats.requireZone(logFormat, settings.zone(), "--zone Europe/Berlin or --zone UTC");
    ExitCode exitCode = ExitCode.DONE;
    for (String file : files) {
      if (console.out().checkError()) {
        break; // nobody takes the output any more
      }
      try {
        parse(file, logFormat, settings, config, console);
      } catch (IOException e) {
        console.err().append("nodelog: " + InputFiles.sentence(file, e) + "\n");
        exitCode = ExitCode.FAILURE;
      }
    }
    return exitCode;
  }

  private void parse(
      String file,
      LogFormat logFormat,
      ParserSettings settings,
      NodelogConfig config,
      Console console)
      throws IOException {
    StreamLimits limits = StreamLimits.of(config.decompression());
    try (LogStream bytes =
            LogStream.open(new InputFiles(options, console).open(file), file, limits);
        LineReader lines = new LineReader(bytes, 0, config.lines().maxLengthBytes())) {
      if (logFormat.hasRequests()) {
        printRequests(file, lines, logFormat.newLineParser(settings), console);
      } else {
        EventParser parser = logFormat.newEventParser(settings);
        EventLimits eventLimits = EventLimits.of(config.lines());
        printEvents(file, new EventReader(lines, parser::starts, eventLimits), parser, console);
      }
      bytes
          .trailing()
          .ifPresent(
              found ->
                  console
                      .err()
                      .append("nodelog: " + SafeText.of(file) + ": " + found.words() + "\n"));
    }
  }

  private void printRequests(String file, LineReader lines, LineParser parser, Console console)
      throws IOException {
    new ParsedFile(file, parser, new RecordJson(file, node), console).print(lines);
  }

  private void printEvents(String file, EventReader events, EventParser parser, Console console)
      throws IOException {
    EventJson json = new EventJson(file, node);
    new ParsedEvents(file, parser, json, new SampleJson(file, node), console).print(events);
  }

  private ParserSettings settings(NodelogConfig config) throws CommandFailure {
    return new ParserSettings(
        Formats.zone(zone),
        Instant.now(),
        new ClientRules(config.client().trustedProxies(), config.client().unmapIpv4()));
  }
}
