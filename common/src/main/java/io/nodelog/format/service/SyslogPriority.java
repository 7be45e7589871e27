package io.nodelog.format.service;

import io.nodelog.bytes.Digits;
import io.nodelog.record.ServiceRecord;

/**
 * Reads what stands before a message of syslog on the wire: the length of the message if it was
 * sent so (RFC 6587), and facility and severity as one number, as in {@code <34>} (RFC 5424,
 * 6.2.1).
 */
final class SyslogPriority {
  private static final int HIGHEST = 191;
  private static final int LONGEST_LENGTH = 7;
  private static final int MOST_DIGITS = 3;

  private SyslogPriority() {}

  /**
   * Returns where the priority that a line starts with ends; {@code from} if it starts with none.
   */
  static int end(byte[] bytes, int from, int to) {
    int start = start(bytes, from, to);
    int end = start + 1;
    while (end < to && Digits.isDigit(bytes[end])) {
      end++;
    }
    boolean closed = start < to && bytes[start] == '<' && end < to && bytes[end] == '>';
    return closed && value(bytes, start, end) <= HIGHEST ? end + 1 : from;
  }

  /** Puts the severity of a priority that ends at {@code end} into a record. */
  static void take(byte[] bytes, int from, int end, ServiceRecord record) {
    if (end > from) {
      int start = start(bytes, from, end);
      record.setSeverity(SeverityWord.ofSyslog(value(bytes, start, end - 1)));
    }
  }

  private static int start(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && i - from < LONGEST_LENGTH && Digits.isDigit(bytes[i])) {
      i++;
    }
    boolean length = i > from && i + 1 < to && bytes[i] == ' ' && bytes[i + 1] == '<';
    return length ? i + 1 : from;
  }

  private static int value(byte[] bytes, int open, int close) {
    boolean short3 = close - open > 1 && close - open <= MOST_DIGITS + 1;
    return short3 ? (int) Digits.parse(bytes, open + 1, close) : Integer.MAX_VALUE;
  }
}
