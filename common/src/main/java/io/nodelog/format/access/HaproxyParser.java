package io.nodelog.format.access;

import io.nodelog.format.parser.LineParser;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;

/**
 * Reads the lines of a HAProxy format, with or without what a syslog daemon writes before them.
 * What HAProxy says of itself is no request, and excluded.
 */
final class HaproxyParser implements LineParser {
  private final LineParser messages;

  /**
   * @param messages reads what stands behind the prefix
   */
  HaproxyParser(LineParser messages) {
    this.messages = messages;
  }

  @Override
  public Outcome parse(byte[] bytes, int from, int to, AccessRecord record) {
    int message = SyslogPrefix.end(bytes, from, to);
    Outcome outcome = messages.parse(bytes, message, to, record);
    boolean notice = outcome == Outcome.REJECT && HaproxyNotice.at(bytes, message, to);
    return notice ? Outcome.EXCLUDED : outcome;
  }
}
