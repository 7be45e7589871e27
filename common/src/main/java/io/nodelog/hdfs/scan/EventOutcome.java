package io.nodelog.hdfs.scan;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.format.parser.EventParser;
import io.nodelog.hdfs.raw.ErasedLines;
import io.nodelog.hdfs.raw.EventReader;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceRecord;

/** What becomes of an event, whoever reads it. */
public final class EventOutcome {
  private EventOutcome() {}

  /**
   * Parses the event that a reader stands at.
   *
   * @param record filled with what the event says; holds the reason if the outcome is a reject
   */
  public static Outcome of(EventReader event, EventParser parser, ServiceRecord record) {
    if (ErasedLines.is(event.bytes(), 0, event.firstLineTo())) {
      record.clear(event.bytes());
      return Outcome.EXCLUDED;
    }
    Outcome outcome = event.orphan() ? orphan(event, parser, record) : parse(event, parser, record);
    record.setTruncated(event.truncated());
    if (outcome != Outcome.REJECT) {
      return outcome;
    } else if (hasNul(event)) {
      return record.reject(RejectReason.BINARY);
    }
    return event.firstLineTooLong() ? record.reject(RejectReason.TOO_LONG) : outcome;
  }

  private static Outcome parse(EventReader event, EventParser parser, ServiceRecord record) {
    return parser.parse(event.bytes(), 0, event.firstLineTo(), event.to(), record);
  }

  /** A line that continues nothing: it has not the shape of its format, unless it says nothing. */
  private static Outcome orphan(EventReader line, EventParser parser, ServiceRecord record) {
    record.clear(line.bytes());
    return ByteSearch.isBlank(line.bytes(), 0, line.to())
            || parser.isPreamble(line.bytes(), 0, line.to())
        ? Outcome.EXCLUDED
        : record.reject(RejectReason.SHAPE);
  }

  private static boolean hasNul(EventReader event) {
    return ByteSearch.indexOf(event.bytes(), 0, event.to(), (byte) 0) != ByteSearch.NOT_FOUND;
  }
}
