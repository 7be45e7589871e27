package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.FixedText;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.TextEscape;

/**
 * The head of a line of PostgreSQL's {@code csvlog}: values with commas between them, in quotes if
 * they are text, where a quote is written twice. The message is the fourteenth value (the manual's
 * chapter on error reporting and logging).
 */
final class PostgresqlCsvHead implements EventHead {
  private static final int USER = 1;
  private static final int DATABASE = 2;
  private static final int PROCESS_ID = 3;
  private static final int CLIENT = 4;
  private static final int LEVEL = 11;
  private static final int CODE = 12;
  private static final int MESSAGE = 13;
  private static final FixedText SUCCESS = FixedText.of("00000");

  private final LeadingTime times;

  PostgresqlCsvHead(ParserSettings settings) {
    times = PostgresqlHead.times(settings);
  }

  @Override
  public boolean starts(byte[] bytes, int from, int to) {
    return timeEnd(bytes, from, to) != NOT_READ;
  }

  private int timeEnd(byte[] bytes, int from, int to) {
    int comma = ByteSearch.indexOf(bytes, from, to, (byte) ',');
    int end = comma == ByteSearch.NOT_FOUND ? comma : times.read(bytes, from, comma);
    return end == comma && comma != ByteSearch.NOT_FOUND ? end : NOT_READ;
  }

  @Override
  public int read(byte[] bytes, int from, int to, ServiceRecord record) {
    int p = timeEnd(bytes, from, to);
    if (p == NOT_READ) {
      return NOT_READ; // its time is that of the other form, which says what is wrong with it
    }
    if (!times.exists()) {
      record.reject(RejectReason.TIME);
      return NOT_READ;
    }
    record.setTimeMicros(times.micros());
    record.setEscape(TextEscape.DOUBLED_QUOTE);
    for (int value = USER; value < MESSAGE; value++) {
      int start = p + 1;
      p = valueEnd(bytes, start, to);
      if (p == to || !take(value, bytes, start, p, record)) {
        return NOT_READ;
      }
    }
    int message = p + 1 < to && bytes[p + 1] == '"' ? p + 2 : p + 1;
    return PostgresqlHead.readDuration(bytes, message, to, record);
  }

  /** Returns where the comma behind a value is, or {@code to}. */
  private static int valueEnd(byte[] bytes, int from, int to) {
    int end = from;
    if (from < to && bytes[from] == '"') {
      end = Math.min(to, closingQuote(bytes, from + 1, to) + 1);
    }
    int comma = ByteSearch.indexOf(bytes, end, to, (byte) ',');
    return comma == ByteSearch.NOT_FOUND ? to : comma;
  }

  private static int closingQuote(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      if (bytes[i] == '"') {
        if (i + 1 == to || bytes[i + 1] != '"') {
          return i;
        }
        i++;
      }
      i++;
    }
    return to;
  }

  /** Puts a value into the record; returns false if the level is none. */
  private static boolean take(int value, byte[] bytes, int from, int to, ServiceRecord record) {
    boolean quoted = to - from >= 2 && bytes[from] == '"' && bytes[to - 1] == '"';
    int start = quoted ? from + 1 : from;
    int end = quoted ? to - 1 : to;
    if (value == LEVEL) {
      return PostgresqlHead.setLevel(bytes, start, end, record);
    }
    if (start == end) {
      return true;
    }
    switch (value) {
      case USER -> record.set(ServiceField.USER, start, end);
      case DATABASE -> record.set(ServiceField.DATABASE, start, end);
      case PROCESS_ID -> record.set(ServiceField.PROCESS_ID, start, end);
      case CLIENT ->
          record.set(ServiceField.CLIENT, start, PortedAddress.end(bytes, start, end, true));
      case CODE -> {
        if (!SUCCESS.is(bytes, start, end)) {
          record.set(ServiceField.ERROR_CODE, start, end);
        }
      }
      default -> {
        // No field for it: session, command, transaction.
      }
    }
    return true;
  }

  @Override
  public int readTail(byte[] bytes, int from, int to, ServiceRecord record) {
    if (bytes[from - 1] == ',') {
      return from; // there is no message
    }
    int end = closingQuote(bytes, from, to);
    return end == to ? NOT_READ : end;
  }
}
