package io.nodelog.format.service;

import io.nodelog.bytes.FixedText;
import io.nodelog.bytes.TimeReader;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceRecord;

/**
 * The head of a line as syslog daemons write it: a time, the host and the program. With times of
 * RFC 3164 that is {@code Jan 5 10:11:12 host program[pid]: message}; rsyslog can write ISO times
 * in their place. What Cisco's devices put around the time is understood too: a sequence number, a
 * mark ({@code *} or {@code .}), milliseconds, the year or the zone.
 */
final class SyslogHead implements EventHead {
  static final String[] ISO_FORMS = {
    "yyyy-MM-dd'T'HH:mm:ss[.SSS]XXX", "yyyy-MM-dd'T'HH:mm:ss[.SSS]"
  };

  private static final String[] BSD_FORMS = {"MMM d HH:mm:ss[.SSS]", "MMM d yyyy HH:mm:ss[.SSS]"};
  private static final String[] BSD_FORMS_WITH_ZONE = {
    "MMM d HH:mm:ss[.SSS] z", "MMM d yyyy HH:mm:ss[.SSS] z"
  };
  private static final FixedText CISCO = FixedText.of(": %");
  private static final int LONGEST_SEQUENCE_NUMBER = 10;

  private final LeadingTime times;
  private final LeadingTime timesWithZone;

  private SyslogHead(LeadingTime times, LeadingTime timesWithZone) {
    this.times = times;
    this.timesWithZone = timesWithZone;
  }

  /** With the times of RFC 3164, which name neither year nor zone. */
  static SyslogHead bsd(ParserSettings settings) {
    return new SyslogHead(
        LeadingTime.of(settings, BSD_FORMS), LeadingTime.of(settings, BSD_FORMS_WITH_ZONE));
  }

  /** With ISO times. Those without an offset are understood if the settings have a zone. */
  static SyslogHead iso(ParserSettings settings) {
    LeadingTime times = LeadingTime.withZoneIfKnown(settings, ISO_FORMS);
    return new SyslogHead(times, times);
  }

  /** A priority starts a message, also one whose time is not understood. */
  @Override
  public boolean starts(byte[] bytes, int from, int to) {
    return SyslogPriority.end(bytes, from, to) > from || readTime(bytes, from, to) != NOT_READ;
  }

  @Override
  public int read(byte[] bytes, int from, int to, ServiceRecord record) {
    int start = SyslogPriority.end(bytes, from, to);
    int timeEnd = readTime(bytes, start, to);
    if (timeEnd == NOT_READ) {
      record.reject(start > from ? RejectReason.TIME : RejectReason.SHAPE);
      return NOT_READ;
    }
    if (!times.exists()) {
      record.reject(RejectReason.TIME);
      return NOT_READ;
    }
    record.setTimeMicros(timeMicros);
    SyslogPriority.take(bytes, from, start, record);
    return SyslogSender.read(bytes, timeEnd, to, record);
  }

  private long timeMicros;

  private int readTime(byte[] bytes, int from, int to) {
    int start = behindSequenceNumber(bytes, from, to);
    if (start < to && (bytes[start] == '*' || bytes[start] == '.')) {
      start++;
    }
    int end = times.read(bytes, start, to);
    if (end == TimeReader.NOT_A_TIME) {
      return NOT_READ;
    }
    timeMicros = times.micros();
    if (isZoneBefore(bytes, end, to)) {
      int zoneEnd = timesWithZone.read(bytes, start, to);
      timeMicros = timesWithZone.exists() ? timesWithZone.micros() : timeMicros;
      return Math.max(zoneEnd, end);
    }
    return end == to || bytes[end] == ' ' || bytes[end] == ':' ? end : NOT_READ;
  }

  private static int behindSequenceNumber(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && i - from < LONGEST_SEQUENCE_NUMBER && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i > from && i + 1 < to && bytes[i] == ':' && bytes[i + 1] == ' ' ? i + 2 : from;
  }

  /** Only Cisco's devices write a zone, which then has their {@code %} behind it. */
  private static boolean isZoneBefore(byte[] bytes, int from, int to) {
    int i = from + 1;
    while (i < to && bytes[i] >= 'A' && bytes[i] <= 'Z') {
      i++;
    }
    return i > from + 1 && bytes[from] == ' ' && CISCO.at(bytes, i, to);
  }
}
