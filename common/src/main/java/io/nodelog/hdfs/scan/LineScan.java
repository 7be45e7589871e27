package io.nodelog.hdfs.scan;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.format.parser.LineParser;
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.summary.AccessSummarizer;
import io.nodelog.summary.AuditCounts;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.NodeEvents;
import io.nodelog.summary.RejectedLines;
import java.io.IOException;

/** The loop that every line goes through once. */
final class LineScan {
  private final AccessRecord record = new AccessRecord();
  private final long acceptFromMicros;
  private final long acceptToMicros;
  private final ScanProgress progress;
  private final RejectedLines rejects;
  private final NodeEvents nodeEvents;
  private final ByteRange content = new ByteRange();

  LineScan(
      long acceptFromMicros,
      long acceptToMicros,
      ScanProgress progress,
      RejectedLines rejects,
      NodeEvents nodeEvents) {
    this.acceptFromMicros = acceptFromMicros;
    this.acceptToMicros = acceptToMicros;
    this.progress = progress;
    this.rejects = rejects;
    this.nodeEvents = nodeEvents;
  }

  /**
   * Reads every line, counts what became of it, adds it up if it is a request, and keeps it if it
   * was not understood.
   */
  void run(LineReader lines, LineParser parser, AuditCounts audit, AccessSummarizer requests)
      throws IOException {
    ParsedLines parsed = new ParsedLines(lines, parser, record);
    while (parsed.next()) {
      Outcome outcome = judged(parsed.outcome(), lines);
      if (outcome.counted()) {
        requests.add(record);
        if (record.status() == AccessRecord.ABSENT) { // as of all that tell of nodes
          nodeEvents.add(record, lines.offset());
        }
      } else if (outcome == Outcome.REJECT) {
        keep(lines);
      }
      audit.count(
          outcome, record.rejectReason(), lines.length(), lines.offset(), record.timeMicros());
      progress.add(lines.length());
    }
  }

  private Outcome judged(Outcome outcome, LineReader lines) {
    if (outcome.counted() && !accepts(record.timeMicros())) {
      return record.reject(RejectReason.DATE_NOT_ACCEPTED);
    }
    if (outcome == Outcome.REJECT && !lines.tooLong() && hasNul(lines)) {
      return record.reject(RejectReason.BINARY);
    }
    return outcome;
  }

  private void keep(LineReader lines) throws IOException {
    content.set(lines.bytes(), lines.from(), lines.to());
    long missing = lines.tooLong() ? lines.length() - content.length() : 0;
    rejects.add(record.rejectReason(), lines.offset(), 1, lines.length(), content, missing);
  }

  private boolean accepts(long timeMicros) {
    return timeMicros >= acceptFromMicros && timeMicros < acceptToMicros;
  }

  private static boolean hasNul(LineReader lines) {
    return ByteSearch.indexOf(lines.bytes(), lines.from(), lines.to(), (byte) 0)
        != ByteSearch.NOT_FOUND;
  }
}
