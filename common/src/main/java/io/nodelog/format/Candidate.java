package io.nodelog.format;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.service.StackTraceLine;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.Severity;

/** A format that is tried on the lines of a file. */
abstract class Candidate {
  private final LogFormat format;
  private long lines;
  private long understood;
  private long records;
  private long fields;

  private Candidate(LogFormat format) {
    this.format = format;
  }

  static Candidate of(LogFormat format, ParserSettings settings) {
    return format.hasRequests()
        ? new Requests(format, format.newLineParser(settings))
        : new Events(format, format.newEventParser(settings));
  }

  /** Reads one more line. */
  abstract void add(byte[] bytes, int from, int to);

  Detection.Score score() {
    return new Detection.Score(format, lines, understood, records, fields);
  }

  final void count(Outcome outcome, long found) {
    lines += outcome == Outcome.EXCLUDED ? 0 : 1;
    understood += outcome.counted() ? 1 : 0;
    records += outcome == Outcome.RECORD ? 1 : 0;
    fields += outcome.counted() ? found : 0;
  }

  /** Reads requests, a line each. */
  private static final class Requests extends Candidate {
    private final LineParser parser;
    private final AccessRecord record = new AccessRecord();

    Requests(LogFormat format, LineParser parser) {
      super(format);
      this.parser = parser;
    }

    @Override
    void add(byte[] bytes, int from, int to) {
      Outcome outcome = parser.parse(bytes, from, to, record);
      count(outcome, outcome.counted() ? found() : 0);
    }

    private long found() {
      long found = 0;
      for (AccessField field : AccessField.values()) {
        found += record.has(field) ? 1 : 0;
      }
      found += record.status() == AccessRecord.ABSENT ? 0 : 1;
      found += record.bytesSent() == AccessRecord.ABSENT ? 0 : 1;
      found += record.bytesReceived() == AccessRecord.ABSENT ? 0 : 1;
      return found + (record.durationMicros() == AccessRecord.ABSENT ? 0 : 1);
    }
  }

  /**
   * Reads events by the lines that start them. Of the lines behind, those that are indented or of a
   * stack trace share what becomes of their event. Others could be anything: any log starts with
   * one event if a single line at its top does, so they count for nobody.
   */
  private static final class Events extends Candidate {
    private final EventParser parser;
    private final ServiceRecord record = new ServiceRecord();
    private Outcome last = Outcome.REJECT;

    Events(LogFormat format, EventParser parser) {
      super(format);
      this.parser = parser;
    }

    @Override
    void add(byte[] bytes, int from, int to) {
      if (parser.starts(bytes, from, to)) {
        last = parser.parse(bytes, from, to, to, record);
        if (last.counted() && saysTooLittle()) {
          last = Outcome.REJECT;
        }
        count(last, last.counted() ? found() : 0);
      } else {
        count(continued(bytes, from, to), 0);
      }
    }

    /** Whether the event has a host and nothing else: any word behind a time could be one. */
    private boolean saysTooLittle() {
      return record.has(ServiceField.HOST)
          && !record.has(ServiceField.SERVICE)
          && !record.has(ServiceField.LOGGER)
          && !record.has(ServiceField.LEVEL)
          && record.severity() == Severity.UNKNOWN
          && record.samples().isEmpty();
    }

    private Outcome continued(byte[] bytes, int from, int to) {
      if (ByteSearch.isBlank(bytes, from, to)) {
        return Outcome.EXCLUDED;
      }
      boolean belongs =
          bytes[from] == ' ' || bytes[from] == '\t' || StackTraceLine.isFirst(bytes, from, to);
      return belongs ? last : Outcome.REJECT;
    }

    private long found() {
      long found = record.samples().size();
      for (ServiceField field : ServiceField.values()) {
        found += record.has(field) ? 1 : 0;
      }
      return found;
    }
  }
}
