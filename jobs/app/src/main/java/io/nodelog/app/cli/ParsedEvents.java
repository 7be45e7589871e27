package io.nodelog.app.cli;

import io.nodelog.bytes.SafeText;
import io.nodelog.format.parser.EventParser;
import io.nodelog.hdfs.raw.EventReader;
import io.nodelog.hdfs.scan.EventOutcome;
import io.nodelog.record.Outcome;
import io.nodelog.record.ServiceRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/** Prints what the events of one file say. */
final class ParsedEvents {
  private static final int EXCERPT = 200;
  private static final int EVENTS_BETWEEN_CHECKS = 1024;

  private final String name;
  private final EventParser parser;
  private final EventJson json;
  private final SampleJson samples;
  private final Console console;
  private final ServiceRecord record = new ServiceRecord();
  private long lineNumber = 1;

  ParsedEvents(
      String name, EventParser parser, EventJson json, SampleJson samples, Console console) {
    this.name = name;
    this.parser = parser;
    this.json = json;
    this.samples = samples;
    this.console = console;
  }

  /**
   * Prints events as JSON lines on standard output and rejects on standard error, for as long as
   * somebody takes the output.
   *
   * @throws IOException if the file cannot be read to its end; what was read is printed
   */
  void print(EventReader events) throws IOException {
    PrintStream out = console.out();
    for (long count = 1; events.next(); count++) {
      if (count % EVENTS_BETWEEN_CHECKS == 0 && out.checkError()) {
        return;
      }
      Outcome outcome = EventOutcome.of(events, parser, record);
      if (outcome.counted()) {
        out.append(text(outcome == Outcome.PARTIAL)).append('\n');
      } else if (outcome == Outcome.REJECT) {
        printReject(events);
      }
      lineNumber += events.lines();
    }
  }

  private String text(boolean partial) {
    return record.samples().isEmpty()
        ? json.of(record, lineNumber, partial)
        : samples.of(record, lineNumber, partial);
  }

  private void printReject(EventReader event) {
    String reason = record.rejectReason().name().toLowerCase(Locale.ROOT);
    String excerpt = SafeText.of(event.bytes(), 0, event.firstLineTo(), EXCERPT);
    console
        .err()
        .append(SafeText.of(name) + ":" + lineNumber + ": " + reason)
        .append(" (offset " + event.offset() + "): " + excerpt + "\n");
  }
}
