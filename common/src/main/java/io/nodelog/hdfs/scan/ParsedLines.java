package io.nodelog.hdfs.scan;

import io.nodelog.format.parser.LineParser;
import io.nodelog.hdfs.raw.ErasedLines;
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import java.io.IOException;

/**
 * The lines of a file, each cut and parsed: in one pass over its bytes where the parser knows the
 * end of the line when it is done, in two where it does not. No object is made a line.
 */
public final class ParsedLines {
  private final LineReader lines;
  private final LineParser parser;
  private final AccessRecord record;
  private final Ahead ahead;
  private Outcome outcome = Outcome.EXCLUDED;

  /**
   * Prepares to read.
   *
   * @param lines stays the caller's, who closes it
   * @param record filled with what each line says
   */
  public ParsedLines(LineReader lines, LineParser parser, AccessRecord record) {
    this.lines = lines;
    this.parser = parser;
    this.record = record;
    this.ahead = new Ahead(parser, record);
  }

  /** Goes to the next line and parses it; returns false if there is none. */
  public boolean next() throws IOException {
    if (!lines.next(ahead)) {
      return false;
    }
    if (lines.tooLong()) {
      outcome = record.reject(RejectReason.TOO_LONG);
    } else {
      outcome =
          lines.endFound()
              ? Outcome.RECORD
              : parser.parse(lines.bytes(), lines.from(), lines.to(), record);
    }
    if (outcome == Outcome.REJECT && isErased()) {
      outcome = Outcome.EXCLUDED;
    }
    return true;
  }

  private boolean isErased() {
    return ErasedLines.is(lines.bytes(), lines.from(), lines.to());
  }

  /** What became of the line. */
  public Outcome outcome() {
    return outcome;
  }

  /** Parses a line to find its end. */
  private record Ahead(LineParser parser, AccessRecord record) implements LineReader.EndFinder {
    @Override
    public int contentEnd(byte[] bytes, int from, int to) {
      return parser.parseAhead(bytes, from, to, record);
    }
  }
}
