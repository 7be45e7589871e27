package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.Digits;
import io.nodelog.bytes.TimeReader;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;

/**
 * The head of a message of RFC 5424: {@code <34>1 TIMESTAMP HOSTNAME APP-NAME PROCID MSGID
 * [STRUCTURED-DATA] MSG}, where {@code -} stands for what is not known. A message without a time
 * cannot be counted in any hour, so it is none of the format.
 */
final class IetfSyslogHead implements EventHead {
  private static final ServiceField[] FIELDS = {
    ServiceField.HOST, ServiceField.SERVICE, ServiceField.PROCESS_ID, ServiceField.LOGGER
  };
  private static final int MOST_VERSION_DIGITS = 2;

  /** The byte order mark that tells that the message is UTF-8. */
  private static final int BOM_LENGTH = 3;

  private final LeadingTime times;

  IetfSyslogHead(ParserSettings settings) {
    times = LeadingTime.withZoneIfKnown(settings, SyslogHead.ISO_FORMS);
  }

  @Override
  public boolean starts(byte[] bytes, int from, int to) {
    return versionEnd(bytes, from, to) != NOT_READ;
  }

  /** Returns where the space behind the version is, or {@link #NOT_READ}. */
  private static int versionEnd(byte[] bytes, int from, int to) {
    int version = SyslogPriority.end(bytes, from, to);
    int end = version;
    while (end < to && end - version < MOST_VERSION_DIGITS && Digits.isDigit(bytes[end])) {
      end++;
    }
    boolean found = version > from && end > version && end < to && bytes[end] == ' ';
    return found ? end : NOT_READ;
  }

  @Override
  public int read(byte[] bytes, int from, int to, ServiceRecord record) {
    int versionEnd = versionEnd(bytes, from, to);
    if (versionEnd == NOT_READ) {
      return NOT_READ;
    }
    SyslogPriority.take(bytes, from, SyslogPriority.end(bytes, from, to), record);
    int p = times.read(bytes, versionEnd + 1, to);
    if (p == TimeReader.NOT_A_TIME || !times.exists() || (p < to && bytes[p] != ' ')) {
      record.reject(RejectReason.TIME);
      return NOT_READ;
    }
    record.setTimeMicros(times.micros());
    return readFields(bytes, p, to, record);
  }

  private static int readFields(byte[] bytes, int from, int to, ServiceRecord record) {
    int p = from;
    for (ServiceField field : FIELDS) {
      if (p == to) {
        return NOT_READ;
      }
      int start = p + 1;
      int space = ByteSearch.indexOf(bytes, start, to, (byte) ' ');
      p = space == ByteSearch.NOT_FOUND ? to : space;
      boolean unknown = p == start || (p == start + 1 && bytes[start] == '-');
      if (!unknown) {
        record.set(field, start, p);
      }
    }
    return p == to ? NOT_READ : readData(bytes, p + 1, to, record);
  }

  private static int readData(byte[] bytes, int from, int to, ServiceRecord record) {
    if (from < to && bytes[from] == '-' && (from + 1 == to || bytes[from + 1] == ' ')) {
      return message(bytes, from + 1, to);
    }
    int end = dataEnd(bytes, from, to);
    if (end == from) {
      return message(bytes, from - 1, to); // some senders leave the data out
    }
    record.set(ServiceField.STRUCTURED_DATA, from, end);
    return message(bytes, end, to);
  }

  /** Returns where the last of the elements in brackets ends; {@code from} if there is none. */
  private static int dataEnd(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && bytes[end] == '[') {
      int close = elementEnd(bytes, end + 1, to);
      if (close == to) {
        return end;
      }
      end = close + 1;
    }
    return end == to || bytes[end] == ' ' ? end : from;
  }

  /** A bracket within quotes does not close, nor does a quote behind a backslash. */
  private static int elementEnd(byte[] bytes, int from, int to) {
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '\\' && quoted) {
        i++;
      } else if (b == '"') {
        quoted = !quoted;
      } else if (b == ']' && !quoted) {
        return i;
      }
    }
    return to;
  }

  /** The message starts behind a space; relays of older messages leave a second one. */
  private static int message(byte[] bytes, int from, int to) {
    int p = from;
    while (p < to && p - from < 2 && bytes[p] == ' ') {
      p++;
    }
    boolean bom =
        to - p >= BOM_LENGTH
            && bytes[p] == (byte) 0xEF
            && bytes[p + 1] == (byte) 0xBB
            && bytes[p + 2] == (byte) 0xBF;
    return bom ? p + BOM_LENGTH : p;
  }
}
