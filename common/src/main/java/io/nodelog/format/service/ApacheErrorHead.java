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
 * The head of a line of Apache's error log: {@code [time] [level] [client address] message} up to
 * 2.2, {@code [time] [module:level] [pid n:tid n] (code)error: [client address:port] message} since
 * 2.4 (the default of {@code ErrorLogFormat} in the server's {@code log.c}).
 */
final class ApacheErrorHead implements EventHead {
  private static final FixedText PID = FixedText.of("pid ");
  private static final FixedText TID = FixedText.of("tid ");
  private static final FixedText CLIENT = FixedText.of("client ");
  private static final FixedText REMOTE = FixedText.of("remote ");
  private static final FixedText CLIENT_BEHIND_ERROR = FixedText.of(": [client ");
  private static final FixedText REFERRER = FixedText.of(", referer: ");
  private static final FixedText UNKNOWN = FixedText.of("- ");
  private static final int CODE_LENGTH = 7; // AH and five digits

  private final LeadingTime times;

  ApacheErrorHead(ParserSettings settings) {
    times =
        LeadingTime.of(
            settings,
            "EEE MMM d HH:mm:ss[.SSSSSS] yyyy",
            "yyyy-MM-dd HH:mm:ss[.SSSSSS]",
            "dd/MMM/yyyy:HH:mm:ss Z",
            "yyyy/MM/dd HH:mm:ss");
  }

  @Override
  public boolean starts(byte[] bytes, int from, int to) {
    return timeEnd(bytes, from, to) != NOT_READ;
  }

  /** Returns where the bracket behind the time is, or {@link #NOT_READ}. */
  private int timeEnd(byte[] bytes, int from, int to) {
    if (from == to || bytes[from] != '[') {
      return NOT_READ;
    }
    int end = times.read(bytes, from + 1, to);
    return end != TimeReader.NOT_A_TIME && end < to && bytes[end] == ']' ? end : NOT_READ;
  }

  @Override
  public int read(byte[] bytes, int from, int to, ServiceRecord record) {
    int end = timeEnd(bytes, from, to);
    if (end == NOT_READ) {
      record.reject(from < to && bytes[from] == '[' ? RejectReason.TIME : RejectReason.SHAPE);
      return NOT_READ;
    }
    if (!times.exists()) {
      record.reject(RejectReason.TIME);
      return NOT_READ;
    }
    record.setTimeMicros(times.micros());
    int level = behindSpace(bytes, end + 1, to);
    int p = UNKNOWN.at(bytes, level, to) ? level + 1 : readLevel(bytes, level, to, record);
    if (p == NOT_READ) {
      return NOT_READ;
    }
    p = readParts(bytes, behindSpace(bytes, p, to), to, record);
    p = readError(bytes, p, to, record);
    readCode(bytes, p, to, record);
    return p;
  }

  private static int behindSpace(byte[] bytes, int from, int to) {
    return from < to && bytes[from] == ' ' ? from + 1 : from;
  }

  private static int readLevel(byte[] bytes, int from, int to, ServiceRecord record) {
    int close = closing(bytes, from, to);
    if (close == NOT_READ) {
      return NOT_READ;
    }
    int colon = ByteSearch.indexOf(bytes, from, close, (byte) ':');
    int level = colon == ByteSearch.NOT_FOUND ? from + 1 : colon + 1;
    Severity severity = SeverityWord.of(bytes, level, close);
    if (severity == Severity.UNKNOWN) {
      return NOT_READ;
    }
    if (level > from + 2) {
      record.set(ServiceField.LOGGER, from + 1, colon);
    }
    record.set(ServiceField.LEVEL, level, close);
    record.setSeverity(severity);
    return close + 1;
  }

  /** Returns where a part in brackets closes, or {@link #NOT_READ} if there is none. */
  private static int closing(byte[] bytes, int from, int to) {
    boolean open = from < to && bytes[from] == '[';
    int close = open ? ByteSearch.indexOf(bytes, from, to, (byte) ']') : ByteSearch.NOT_FOUND;
    return close == ByteSearch.NOT_FOUND ? NOT_READ : close;
  }

  /** Reads the parts in brackets that are known; what starts otherwise is the message. */
  private static int readParts(byte[] bytes, int from, int to, ServiceRecord record) {
    int p = from;
    while (true) {
      int end = UNKNOWN.at(bytes, p, to) ? p + 1 : readPart(bytes, p, to, record);
      if (end == NOT_READ) {
        return p;
      }
      p = behindSpace(bytes, end, to);
    }
  }

  private static int readPart(byte[] bytes, int from, int to, ServiceRecord record) {
    int close = closing(bytes, from, to);
    if (close == NOT_READ) {
      return NOT_READ;
    }
    int part = from + 1;
    if (PID.at(bytes, part, close)) {
      readProcess(bytes, part + PID.length(), close, record);
    } else if (REMOTE.at(bytes, part, close)) {
      record.set(ServiceField.UPSTREAM, part + REMOTE.length(), close);
    } else if (CLIENT.at(bytes, part, close)) {
      return readClient(bytes, part + CLIENT.length(), to, record);
    } else {
      return NOT_READ;
    }
    return close + 1;
  }

  private static void readProcess(byte[] bytes, int from, int to, ServiceRecord record) {
    int colon = ByteSearch.indexOf(bytes, from, to, (byte) ':');
    int end = colon == ByteSearch.NOT_FOUND ? to : colon;
    record.set(ServiceField.PROCESS_ID, from, end);
    if (end < to && TID.at(bytes, end + 1, to)) {
      record.set(ServiceField.THREAD, end + 1 + TID.length(), to);
    }
  }

  /** Since 2.4, when lines began to name the module, the address has its port behind it. */
  private static int readClient(byte[] bytes, int from, int to, ServiceRecord record) {
    int open = from < to && bytes[from] == '[' ? from + 1 : from;
    int close = ByteSearch.indexOf(bytes, open, to, (byte) ']');
    if (close == ByteSearch.NOT_FOUND) {
      return NOT_READ;
    }
    if (open > from) {
      record.set(ServiceField.CLIENT, open, close);
      int end = ByteSearch.indexOf(bytes, close + 1, to, (byte) ']');
      return end == ByteSearch.NOT_FOUND ? close + 1 : end + 1;
    }
    boolean port = record.has(ServiceField.LOGGER);
    record.set(ServiceField.CLIENT, from, PortedAddress.end(bytes, from, close, port));
    return close + 1;
  }

  /**
   * What the system said stands before the client, or before the message if there is no client; of
   * the latter it stays a part. Before it may stand where in the server's source that was.
   */
  private static int readError(byte[] bytes, int from, int to, ServiceRecord record) {
    if (record.has(ServiceField.CLIENT)) {
      return from;
    }
    int end = CLIENT_BEHIND_ERROR.find(bytes, from, to);
    int open = ByteSearch.indexOf(bytes, from, Math.max(from, end), (byte) '(');
    boolean code = open != ByteSearch.NOT_FOUND && open + 1 < to && Digits.isDigit(bytes[open + 1]);
    if (!code || ByteSearch.indexOf(bytes, from, open, (byte) ' ') != ByteSearch.NOT_FOUND) {
      return from;
    }
    int error = open == from ? from : behindSource(bytes, open, end);
    int client = end + CLIENT_BEHIND_ERROR.length();
    int message = readClient(bytes, client, to, record);
    if (message == NOT_READ) {
      return from;
    }
    if (error < end) {
      record.set(ServiceField.SYSTEM_ERROR, error, end);
    }
    return behindSpace(bytes, message, to);
  }

  /** Returns where the error starts behind {@code file.c(123): }; {@code to} if there is none. */
  private static int behindSource(byte[] bytes, int from, int to) {
    int open = ByteSearch.indexOf(bytes, from + 1, to, (byte) '(');
    return open == ByteSearch.NOT_FOUND ? to : open;
  }

  private static void readCode(byte[] bytes, int from, int to, ServiceRecord record) {
    int end = from + CODE_LENGTH;
    if (end >= to || bytes[from] != 'A' || bytes[from + 1] != 'H' || bytes[end] != ':') {
      return;
    }
    for (int i = from + 2; i < end; i++) {
      if (!Digits.isDigit(bytes[i])) {
        return;
      }
    }
    record.set(ServiceField.ERROR_CODE, from, end);
  }

  /** The referrer stays a part of the message: anybody can write into both. */
  @Override
  public int readTail(byte[] bytes, int from, int to, ServiceRecord record) {
    int referrer = REFERRER.findLast(bytes, from, to);
    if (referrer != ByteSearch.NOT_FOUND) {
      record.set(ServiceField.REFERRER, referrer + REFERRER.length(), to);
    }
    return to;
  }
}
