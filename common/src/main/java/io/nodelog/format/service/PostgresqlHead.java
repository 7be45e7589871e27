package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.Digits;
import io.nodelog.bytes.FixedText;
import io.nodelog.bytes.TimeReader;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.Severity;

/**
 * The head of a line of PostgreSQL: a time, whatever else {@code log_line_prefix} asks for, and a
 * level with a colon, as in {@code 2026-01-05 10:11:12.345 CET [1234] user@database ERROR:
 * message}. The prefix is each site's own; {@link PostgresqlPrefix} finds in it what is known.
 */
final class PostgresqlHead implements EventHead {
  private static final FixedText LEVEL_END = FixedText.of(": ");
  private static final FixedText DURATION = FixedText.of("duration: ");
  private static final FixedText MILLISECONDS = FixedText.of(" ms");
  private static final FixedText TWO_SPACES = FixedText.of("  ");
  private static final int CODE_LENGTH = 5;
  private static final int LONGEST_ZONE = 5;
  private static final long MICROS_PER_MILLISECOND = 1_000;

  private final LeadingTime times;

  PostgresqlHead(ParserSettings settings) {
    times = times(settings);
  }

  static LeadingTime times(ParserSettings settings) {
    return LeadingTime.withZoneIfKnown(
        settings, "yyyy-MM-dd HH:mm:ss[.SSS] z", "yyyy-MM-dd HH:mm:ss[.SSS]");
  }

  @Override
  public boolean starts(byte[] bytes, int from, int to) {
    return times.read(bytes, from, to) != TimeReader.NOT_A_TIME;
  }

  @Override
  public int read(byte[] bytes, int from, int to, ServiceRecord record) {
    int timeEnd = times.read(bytes, from, to);
    if (timeEnd == TimeReader.NOT_A_TIME) {
      boolean digit = from < to && bytes[from] >= '0' && bytes[from] <= '9';
      record.reject(digit ? RejectReason.TIME : RejectReason.SHAPE);
      return NOT_READ;
    }
    if (!times.exists() || namesUnknownZone(bytes, timeEnd, to)) {
      record.reject(RejectReason.TIME);
      return NOT_READ;
    }
    record.setTimeMicros(times.micros());
    int levelEnd = LEVEL_END.find(bytes, timeEnd, to);
    while (levelEnd != ByteSearch.NOT_FOUND) {
      int level = levelStart(bytes, timeEnd, levelEnd);
      if (setLevel(bytes, level, levelEnd, record)) {
        PostgresqlPrefix.read(bytes, timeEnd, level, record);
        int message = levelEnd + LEVEL_END.length();
        boolean twoSpaces = message < to && bytes[message] == ' ';
        return readCode(bytes, twoSpaces ? message + 1 : message, to, record);
      }
      levelEnd = LEVEL_END.find(bytes, levelEnd + 1, to);
    }
    return NOT_READ;
  }

  /**
   * Returns whether a zone stands behind a time that was read without one: a short word of capitals
   * that is no level, because no colon and space follow.
   */
  private static boolean namesUnknownZone(byte[] bytes, int from, int to) {
    int end = from + 1;
    while (end < to && bytes[end] >= 'A' && bytes[end] <= 'Z') {
      end++;
    }
    int letters = end - from - 1;
    boolean word = from < to && bytes[from] == ' ' && letters >= 2 && letters <= LONGEST_ZONE;
    return word && end < to && isZoneEnd(bytes[end]) && !LEVEL_END.at(bytes, end, to);
  }

  private static boolean isZoneEnd(byte b) {
    return b == ' ' || b == ':' || b == '[' || b == '(';
  }

  private static int levelStart(byte[] bytes, int from, int to) {
    int start = to;
    while (start > from && isCapitalOrDigit(bytes[start - 1])) {
      start--;
    }
    boolean word = start > from && (bytes[start - 1] == ' ' || bytes[start - 1] == ':');
    return word ? start : to;
  }

  /** Puts a level into the record; returns false if it is none. */
  static boolean setLevel(byte[] bytes, int from, int to, ServiceRecord record) {
    Severity severity = PostgresqlLevel.severity(bytes, from, to);
    if (severity == Severity.UNKNOWN) {
      return false;
    }
    record.set(ServiceField.LEVEL, from, to);
    record.setSeverity(severity);
    return true;
  }

  /** With {@code log_error_verbosity = verbose} a code of five characters stands first. */
  private static int readCode(byte[] bytes, int from, int to, ServiceRecord record) {
    int end = from + CODE_LENGTH;
    if (end + 1 >= to || bytes[end] != ':' || bytes[end + 1] != ' ') {
      return readDuration(bytes, from, to, record);
    }
    boolean digit = false;
    for (int i = from; i < end; i++) {
      if (!isCapitalOrDigit(bytes[i])) {
        return readDuration(bytes, from, to, record);
      }
      digit |= bytes[i] <= '9';
    }
    if (!digit) {
      return from;
    }
    record.set(ServiceField.ERROR_CODE, from, end);
    return readDuration(bytes, end + 2, to, record);
  }

  /**
   * Reads how long a statement took, which stands before it; returns where the message starts. Of a
   * message that says nothing else it stays a part.
   */
  static int readDuration(byte[] bytes, int from, int to, ServiceRecord record) {
    int start = from + DURATION.length();
    int end = DURATION.at(bytes, from, to) ? ByteSearch.indexOf(bytes, start, to, (byte) ' ') : to;
    if (end == ByteSearch.NOT_FOUND || !MILLISECONDS.at(bytes, end, to)) {
      return from;
    }
    long micros = Digits.parseMicros(bytes, start, end); // of seconds, so a thousand too many
    if (micros == Digits.INVALID) {
      return from;
    }
    record.setDurationMicros(micros / MICROS_PER_MILLISECOND);
    int statement = end + MILLISECONDS.length();
    return TWO_SPACES.at(bytes, statement, to) ? statement + TWO_SPACES.length() : from;
  }

  private static boolean isCapitalOrDigit(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
  }
}
