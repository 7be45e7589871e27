package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.FixedText;
import io.nodelog.bytes.TimeReader;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;

/**
 * Reads requests that a daemon of Hadoop logs with log4j: {@code time level logger: message}. The
 * other messages of the same file are excluded, with their stack traces.
 */
final class AuditParser implements LineParser {
  private static final FixedText MESSAGE = FixedText.of(": ");

  private final LeadingTime times;
  private final AuditPayload payload;

  AuditParser(ParserSettings settings, AuditPayload payload) {
    times =
        LeadingTime.of(
            settings,
            "yyyy-MM-dd HH:mm:ss,SSS",
            "yy/MM/dd HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss[,SSS]",
            "yyyy-MM-dd HH:mm:ss[.SSS]");
    this.payload = payload;
  }

  @Override
  public Outcome parse(byte[] bytes, int from, int to, AccessRecord record) {
    int timeEnd = times.read(bytes, from, to);
    if (timeEnd == TimeReader.NOT_A_TIME || timeEnd == to || bytes[timeEnd] != ' ') {
      return withoutTime(bytes, from, to, record);
    }
    int loggerTo = MESSAGE.find(bytes, timeEnd, to);
    if (loggerTo == ByteSearch.NOT_FOUND) {
      return Outcome.EXCLUDED;
    }
    int logger = loggerTo;
    while (bytes[logger - 1] != ' ') {
      logger--;
    }
    if (!payload.isLogger(bytes, logger, loggerTo)) {
      return Outcome.EXCLUDED;
    }
    record.clear(bytes);
    if (!times.exists()) {
      return record.reject(RejectReason.TIME);
    }
    record.setTimeMicros(times.micros());
    return payload.read(bytes, loggerTo + MESSAGE.length(), to, record);
  }

  /** A line without a time is one of a stack trace, or no line of log4j. */
  private static Outcome withoutTime(byte[] bytes, int from, int to, AccessRecord record) {
    boolean continues =
        from == to
            || bytes[from] == ' '
            || bytes[from] == '\t'
            || bytes[from] == '#'
            || StackTraceLine.isFirst(bytes, from, to);
    if (continues) {
      return Outcome.EXCLUDED;
    }
    if (ByteSearch.indexOf(bytes, from, to, (byte) 0) != ByteSearch.NOT_FOUND) {
      return record.reject(RejectReason.BINARY);
    }
    boolean digit = bytes[from] >= '0' && bytes[from] <= '9';
    return record.reject(digit ? RejectReason.TIME : RejectReason.SHAPE);
  }
}
