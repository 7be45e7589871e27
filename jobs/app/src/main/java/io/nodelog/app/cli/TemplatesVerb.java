package io.nodelog.app.cli;

import io.nodelog.bytes.SafeText;
import io.nodelog.config.NodelogConfig;
import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.hdfs.raw.EventLimits;
import io.nodelog.hdfs.raw.EventReader;
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.hdfs.raw.LogStream;
import io.nodelog.hdfs.raw.StreamLimits;
import io.nodelog.hdfs.scan.EventOutcome;
import io.nodelog.record.Outcome;
import io.nodelog.record.ServiceRecord;
import io.nodelog.report.template.Template;
import io.nodelog.summary.MessageMask;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds what messages have in common. */
@Command(
    name = "templates",
    description = {
      "Prints for each message of log files its template, as JSON lines with source, line_number"
          + " (of the event's first line, from 1), template_id and template. A template is the"
          + " message with <*> for whatever differs among the messages of all files. Its id follows"
          + " from its text alone.",
      "",
      "Events that are not understood are counted on standard error. Files may be compressed with"
          + " gzip, Zstandard, bzip2 or xz.",
      "",
      "Exit status: 0 if every file was read, 1 if one could not be read to its end; what was read"
          + " is printed all the same."
    },
    footer = {
      "  nodelog templates --format hadoop_daemon --summary hadoop-hdfs-datanode.log*",
      "  journalctl -o cat | nodelog templates --format message -"
    })
final class TemplatesVerb extends Verb {
  private static final String BARE = "message";
  private static final int LINES_BETWEEN_CHECKS = 1024;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description =
          "A preset's name (see 'nodelog formats') of a daemon's log, or message: each line is one.")
  private String format = "";

  @Option(names = "--summary", description = "Print a table of the templates with their counts.")
  private boolean summary;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files, Hadoop URIs, or - for standard input.")
  private List<String> files = List.of();

  private MessageMask mask = new MessageMask();
  private final MessageTemplates messages = new MessageTemplates();
  private long printed;

  TemplatesVerb(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) throws CommandFailure {
    NodelogConfig config = options.load();
    mask = new MessageMask(config.templates().masks());
    @Nullable EventParser parser = format.equals(BARE) ? null : parser(config);
    ExitCode exitCode = ExitCode.DONE;
    for (String file : files) {
      messages.startFile(file);
      try {
        read(file, parser, config, console);
      } catch (IOException e) {
        console.err().append("nodelog: " + InputFiles.sentence(file, e) + "\n");
        exitCode = ExitCode.FAILURE;
      }
    }
    print(console);
    return exitCode;
  }

  /** The parser of the format. Messages are the same in any zone. */
  private EventParser parser(NodelogConfig config) throws CommandFailure {
    LogFormat logFormat = Formats.named(format, config);
    if (logFormat.hasRequests()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Invalid --format: "
              + format
              + " has requests and no messages (must be the format of a daemon's log, or message)");
    }
    return logFormat.newEventParser(new ParserSettings(Formats.zone("UTC"), Instant.now()));
  }

  private void read(
      String file, @Nullable EventParser parser, NodelogConfig config, Console console)
      throws IOException {
    StreamLimits limits = StreamLimits.of(config.decompression());
    try (LogStream bytes =
            LogStream.open(new InputFiles(options, console).open(file), file, limits);
        LineReader lines = new LineReader(bytes, 0, config.lines().maxLengthBytes())) {
      long rejected = parser == null ? readLines(lines) : readEvents(lines, parser, config);
      if (rejected > 0) {
        console
            .err()
            .append(
                String.format(
                    Locale.ROOT,
                    "nodelog: %s: %,d events are not understood (see nodelog parse)%n",
                    SafeText.of(file),
                    rejected));
      }
    }
  }

  private long readLines(LineReader lines) throws IOException {
    for (long number = 1; lines.next(); number++) {
      messages.add(number, mask.of(lines.bytes(), lines.from(), lines.to()));
    }
    return 0;
  }

  private long readEvents(LineReader lines, EventParser parser, NodelogConfig config)
      throws IOException {
    EventReader events = new EventReader(lines, parser::starts, EventLimits.of(config.lines()));
    ServiceRecord record = new ServiceRecord();
    long rejected = 0;
    for (long number = 1; events.next(); number += events.lines()) {
      Outcome outcome = EventOutcome.of(events, parser, record);
      if (outcome.counted()) {
        messages.add(number, mask.of(record));
      } else if (outcome == Outcome.REJECT) {
        rejected++;
      }
    }
    return rejected;
  }

  private void print(Console console) {
    if (summary) {
      printSummary(console);
    } else {
      Json json = new Json();
      messages.visit(
          (file, lineNumber, template) -> {
            console.out().append(line(json, file, lineNumber, template)).append('\n');
            return ++printed % LINES_BETWEEN_CHECKS != 0 || !console.out().checkError();
          });
    }
  }

  private static String line(Json json, String file, long lineNumber, Template template) {
    json.clear();
    json.beginObject().member("source", file).member("line_number", lineNumber);
    json.member("template_id", template.id()).member("template", template.text());
    return json.endObject().toString();
  }

  private void printSummary(Console console) {
    TextTable table = new TextTable("COUNT", "TEMPLATE_ID", "TEMPLATE").numbers(0);
    for (MessageTemplates.Counted one : messages.counted()) {
      table.row(Long.toString(one.count()), one.template().id(), one.template().text());
    }
    table.print(console.out());
  }
}
