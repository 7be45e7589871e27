package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.Digits;
import io.nodelog.bytes.TimeReader;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;

/**
 * The head of a line of nginx's error log, {@code 2026/01/05 10:11:12 [error] pid#tid: *connection
 * message}, and behind the message what {@link NginxRequest} reads (the server's {@code
 * ngx_log.c}).
 */
final class NginxErrorHead implements EventHead {
  private final LeadingTime times;

  NginxErrorHead(ParserSettings settings) {
    times = LeadingTime.of(settings, "yyyy/MM/dd HH:mm:ss");
  }

  @Override
  public boolean starts(byte[] bytes, int from, int to) {
    return levelStart(bytes, from, to) != NOT_READ;
  }

  private int levelStart(byte[] bytes, int from, int to) {
    int end = times.read(bytes, from, to);
    boolean level =
        end != TimeReader.NOT_A_TIME && end + 1 < to && bytes[end] == ' ' && bytes[end + 1] == '[';
    return level ? end + 2 : NOT_READ;
  }

  @Override
  public int read(byte[] bytes, int from, int to, ServiceRecord record) {
    int level = levelStart(bytes, from, to);
    if (level == NOT_READ) {
      boolean digit = from < to && Digits.isDigit(bytes[from]);
      record.reject(digit ? RejectReason.TIME : RejectReason.SHAPE);
      return NOT_READ;
    }
    if (!times.exists()) {
      record.reject(RejectReason.TIME);
      return NOT_READ;
    }
    record.setTimeMicros(times.micros());
    int close = ByteSearch.indexOf(bytes, level, to, (byte) ']');
    if (close == ByteSearch.NOT_FOUND || close + 1 == to || bytes[close + 1] != ' ') {
      return NOT_READ;
    }
    record.set(ServiceField.LEVEL, level, close);
    record.setSeverity(SeverityWord.of(bytes, level, close));
    return readProcess(bytes, close + 2, to, record);
  }

  private static int readProcess(byte[] bytes, int from, int to, ServiceRecord record) {
    int hash = digitsEnd(bytes, from, to);
    if (hash == from || hash == to || bytes[hash] != '#') {
      return NOT_READ;
    }
    int end = digitsEnd(bytes, hash + 1, to);
    if (end == hash + 1 || end + 1 >= to || bytes[end] != ':' || bytes[end + 1] != ' ') {
      return NOT_READ;
    }
    record.set(ServiceField.PROCESS_ID, from, hash);
    record.set(ServiceField.THREAD, hash + 1, end);
    return readConnection(bytes, end + 2, to, record);
  }

  private static int readConnection(byte[] bytes, int from, int to, ServiceRecord record) {
    if (from == to || bytes[from] != '*') {
      return from;
    }
    int end = digitsEnd(bytes, from + 1, to);
    if (end == from + 1 || end == to || bytes[end] != ' ') {
      return from;
    }
    record.set(ServiceField.CONNECTION, from + 1, end);
    return end + 1;
  }

  @Override
  public int readTail(byte[] bytes, int from, int to, ServiceRecord record) {
    return NginxRequest.read(bytes, from, to, record);
  }

  private static int digitsEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && Digits.isDigit(bytes[i])) {
      i++;
    }
    return i;
  }
}
