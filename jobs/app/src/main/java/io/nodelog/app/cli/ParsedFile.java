package io.nodelog.app.cli;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.SafeText;
import io.nodelog.format.parser.LineParser;
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/** Prints what the lines of one file say. */
final class ParsedFile {
  private static final int EXCERPT = 200;
  private static final int LINES_BETWEEN_CHECKS = 1024;

  private final String name;
  private final LineParser parser;
  private final RecordJson json;
  private final Console console;
  private final AccessRecord record = new AccessRecord();
  private long lineNumber;

  ParsedFile(String name, LineParser parser, RecordJson json, Console console) {
    this.name = name;
    this.parser = parser;
    this.json = json;
    this.console = console;
  }

  /**
   * Prints requests as JSON lines on standard output and rejects on standard error, for as long as
   * somebody takes the output.
   *
   * @throws IOException if the file cannot be read to its end; what was read is printed
   */
  void print(LineReader lines) throws IOException {
    PrintStream out = console.out();
    while (lines.next()) {
      lineNumber++;
      if (lineNumber % LINES_BETWEEN_CHECKS == 0 && out.checkError()) {
        return;
      }
      Outcome outcome = parse(lines);
      if (outcome.counted()) {
        out.append(json.of(record, lineNumber, outcome == Outcome.PARTIAL)).append('\n');
      } else if (outcome == Outcome.REJECT) {
        printReject(lines);
      }
    }
  }

  private Outcome parse(LineReader lines) {
    if (lines.tooLong()) {
      return record.reject(RejectReason.TOO_LONG);
    }
    Outcome outcome = parser.parse(lines.bytes(), lines.from(), lines.to(), record);
    boolean binary =
        outcome == Outcome.REJECT
            && ByteSearch.indexOf(lines.bytes(), lines.from(), lines.to(), (byte) 0)
                != ByteSearch.NOT_FOUND;
    return binary ? record.reject(RejectReason.BINARY) : outcome;
  }

  private void printReject(LineReader lines) {
    String reason = record.rejectReason().name().toLowerCase(Locale.ROOT);
    String excerpt = SafeText.of(lines.bytes(), lines.from(), lines.to(), EXCERPT);
    console
        .err()
        .append(SafeText.of(name) + ":" + lineNumber + ": " + reason)
        .append(" (offset " + lines.offset() + "): " + excerpt + "\n");
  }
}
