package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.FixedText;
import io.nodelog.bytes.TimeReader;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;

/**
 * The head of a line of Redis: {@code pid:role 05 Jan 2026 10:11:12.345 * message}, before version
 * 5 without the year, before 3 {@code [pid] 05 Jan 10:11:12.345 * message}, before 2 without the
 * pid, and {@code pid:signal-handler (seconds) message}. The role is {@code M} for a master, {@code
 * S} for a replica, {@code C} for a child, {@code X} for a sentinel; the mark is the level (the
 * server's {@code serverLogRaw}).
 */
final class RedisHead implements EventHead {
  private static final FixedText SIGNAL_HANDLER = FixedText.of("signal-handler (");
  private static final int LONGEST_PID = 10;

  private final LeadingTime times;
  private final LeadingTime epoch;

  RedisHead(ParserSettings settings) {
    times = LeadingTime.of(settings, "d MMM yyyy HH:mm:ss[.SSS]", "d MMM HH:mm:ss[.SSS]");
    epoch = LeadingTime.of(settings, "epoch_seconds");
  }

  @Override
  public boolean starts(byte[] bytes, int from, int to) {
    int start = timeStart(bytes, from, to);
    return start != NOT_READ && readTime(bytes, start, to) != NOT_READ;
  }

  /** Returns where the time starts, or the handler of signals; or {@link #NOT_READ}. */
  private static int timeStart(byte[] bytes, int from, int to) {
    boolean bracket = from < to && bytes[from] == '[';
    int pid = bracket ? from + 1 : from;
    int end = pid;
    while (end < to && end - pid < LONGEST_PID && bytes[end] >= '0' && bytes[end] <= '9') {
      end++;
    }
    if (end == pid || end + 1 >= to) {
      return NOT_READ;
    }
    if (bracket) {
      return bytes[end] == ']' && bytes[end + 1] == ' ' ? end + 2 : NOT_READ;
    }
    if (bytes[end] != ':') {
      return bytes[end] == ' ' ? from : NOT_READ;
    }
    if (SIGNAL_HANDLER.at(bytes, end + 1, to)) {
      return end + 1;
    }
    return end + 2 < to && bytes[end + 2] == ' ' ? end + 3 : NOT_READ;
  }

  private int readTime(byte[] bytes, int from, int to) {
    boolean handler = SIGNAL_HANDLER.at(bytes, from, to);
    int end =
        handler
            ? epoch.read(bytes, from + SIGNAL_HANDLER.length(), to)
            : times.read(bytes, from, to);
    boolean closed =
        end != TimeReader.NOT_A_TIME && end < to && bytes[end] == (handler ? ')' : ' ');
    return closed ? end : NOT_READ;
  }

  @Override
  public int read(byte[] bytes, int from, int to, ServiceRecord record) {
    int start = timeStart(bytes, from, to);
    int end = start == NOT_READ ? NOT_READ : readTime(bytes, start, to);
    if (end == NOT_READ) {
      record.reject(start == NOT_READ ? RejectReason.SHAPE : RejectReason.TIME);
      return NOT_READ;
    }
    readProcess(bytes, from, start, record);
    LeadingTime time = bytes[end] == ')' ? epoch : times;
    if (!time.exists()) {
      record.reject(RejectReason.TIME);
      return NOT_READ;
    }
    if (bytes[end] == ')') {
      record.setTimeMicros(epoch.micros());
      record.set(ServiceField.LOGGER, start, start + SIGNAL_HANDLER.length() - 2);
      return Math.min(to, end + 2);
    }
    record.setTimeMicros(times.micros());
    return readLevel(bytes, end + 1, to, record);
  }

  private static void readProcess(byte[] bytes, int from, int to, ServiceRecord record) {
    if (from == to) {
      return; // before version 2
    }
    boolean bracket = bytes[from] == '[';
    int pid = bracket ? from + 1 : from;
    int end = ByteSearch.indexOf(bytes, pid, to, (byte) (bracket ? ']' : ':'));
    record.set(ServiceField.PROCESS_ID, pid, end);
    if (!bracket && end + 1 < to) {
      record.set(ServiceField.LOGGER, end + 1, end + 2);
    }
  }

  private static int readLevel(byte[] bytes, int from, int to, ServiceRecord record) {
    boolean mark = from < to && ".-*#".indexOf(bytes[from]) >= 0;
    if (!mark || (from + 1 < to && bytes[from + 1] != ' ')) {
      return NOT_READ;
    }
    record.set(ServiceField.LEVEL, from, from + 1);
    record.setSeverity(SeverityWord.ofRedis(bytes[from]));
    return Math.min(to, from + 2);
  }
}
