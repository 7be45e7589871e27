package io.nodelog.format.access;

import io.nodelog.bytes.ByteSearch;

/**
 * What a syslog daemon writes before a message: {@code Feb 26 10:07:24 host haproxy[7]: }, the same
 * with an ISO 8601 time, or the header of RFC 5424, each with or without a priority. A bare tag
 * such as {@code haproxy[7]: } is one too.
 */
final class SyslogPrefix {
  private static final int LONGEST_PRIORITY = 5;
  private static final int CLOCK_LENGTH = 8;
  private static final int FIELDS_OF_5424 = 5;

  private SyslogPrefix() {}

  /** Returns where the message starts; {@code from} if the line has no such prefix. */
  static int end(byte[] bytes, int from, int to) {
    int header = priorityEnd(bytes, from, to);
    int message = header > from ? end5424(bytes, header, to) : from;
    if (message > header) {
      return message;
    }
    int tag = stampEnd(bytes, header, to);
    message = tagEnd(bytes, tag, to);
    if (message == tag && tag > header) {
      int host = wordEnd(bytes, tag, to);
      message = tagEnd(bytes, host, to);
      return message > host ? message : from;
    }
    return message > tag || header > from ? message : from;
  }

  private static int priorityEnd(byte[] bytes, int from, int to) {
    if (from == to || bytes[from] != '<') {
      return from;
    }
    int end = ByteSearch.indexOf(bytes, from, Math.min(to, from + LONGEST_PRIORITY), (byte) '>');
    return end == ByteSearch.NOT_FOUND ? from : end + 1;
  }

  /** Version 1, five words and the structured data. */
  private static int end5424(byte[] bytes, int from, int to) {
    if (from + 2 > to || bytes[from] != '1' || bytes[from + 1] != ' ') {
      return from;
    }
    int at = from + 2;
    for (int i = 0; i < FIELDS_OF_5424; i++) {
      at = wordEnd(bytes, at, to);
    }
    while (at < to && bytes[at] == '[') {
      int bracket = ByteSearch.indexOf(bytes, at, to, (byte) ']');
      at = bracket == ByteSearch.NOT_FOUND ? to : bracket + 1;
    }
    at = at < to && bytes[at] == '-' ? at + 1 : at;
    return at < to && bytes[at] == ' ' ? at + 1 : from;
  }

  private static int stampEnd(byte[] bytes, int from, int to) {
    if (to - from > 16 && bytes[from + 3] == ' ' && isLetter(bytes[from])) {
      int day = bytes[from + 4] == ' ' ? from + 5 : from + 4;
      int clock = wordEnd(bytes, day, to);
      int end = clock + CLOCK_LENGTH;
      boolean stamp = clock > day && clock - day <= 3 && end < to && bytes[end] == ' ';
      return stamp && bytes[clock + 2] == ':' && bytes[clock + 5] == ':' ? end + 1 : from;
    }
    boolean iso = to - from > 20 && bytes[from + 4] == '-' && bytes[from + 10] == 'T';
    return iso && bytes[from + 13] == ':' ? wordEnd(bytes, from, to) : from;
  }

  /** A tag is a word that starts with a letter and ends with a colon. */
  private static int tagEnd(byte[] bytes, int from, int to) {
    int end = wordEnd(bytes, from, to);
    boolean tag = end - from > 2 && isLetter(bytes[from]) && bytes[end - 1] == ' ';
    return tag && bytes[end - 2] == ':' ? end : from;
  }

  /** Returns where the word behind the next space starts, or {@code to}. */
  private static int wordEnd(byte[] bytes, int from, int to) {
    int space = from >= to ? ByteSearch.NOT_FOUND : ByteSearch.indexOf(bytes, from, to, (byte) ' ');
    return space == ByteSearch.NOT_FOUND ? to : space + 1;
  }

  private static boolean isLetter(byte b) {
    return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
  }
}
