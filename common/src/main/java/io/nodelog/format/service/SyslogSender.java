package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.FixedText;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;

/**
 * Reads who sent a message of syslog: the host, and the tag that names the program, as in {@code
 * host program[pid]: }. RFC 3164 describes what is seen and prescribes nothing, so either may be
 * missing, and programs of macOS have names of several words.
 */
final class SyslogSender {
  private static final FixedText CISCO_TAG = FixedText.of(": %");
  private static final FixedText REPEATED = FixedText.of("last message repeated ");
  private static final FixedText DASHES = FixedText.of("--");
  private static final FixedText SPACED_COLON = FixedText.of(": ");

  private SyslogSender() {}

  /**
   * Reads the sender.
   *
   * @param from where the time ends
   * @return where the message starts
   */
  static int read(byte[] bytes, int from, int to, ServiceRecord record) {
    int first = from < to && bytes[from] == ':' ? from + 1 : from;
    first = behindSpaces(bytes, first, to);
    int end = wordEnd(bytes, first, to);
    if (end == to || isNoHost(bytes, from, first, end, to)) {
      return SyslogTag.read(bytes, first, to, record);
    }
    boolean colon = bytes[end - 1] == ':';
    record.set(ServiceField.HOST, first, colon ? end - 1 : end);
    int tag = behindSpaces(bytes, end, to);
    return SyslogTag.read(
        bytes, SPACED_COLON.at(bytes, tag, to) ? tag + SPACED_COLON.length() : tag, to, record);
  }

  /** A word that ends as a tag does is one, unless the tag of a Cisco device follows. */
  private static boolean isNoHost(byte[] bytes, int from, int first, int end, int to) {
    if (bytes[from] == ':' || REPEATED.at(bytes, first, to) || DASHES.at(bytes, first, end)) {
      return true;
    }
    return bytes[end - 1] == ':' && !CISCO_TAG.at(bytes, end - 1, to);
  }

  static int behindSpaces(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] == ' ') {
      i++;
    }
    return i;
  }

  private static int wordEnd(byte[] bytes, int from, int to) {
    int end = ByteSearch.indexOf(bytes, from, to, (byte) ' ');
    return end == ByteSearch.NOT_FOUND ? to : end;
  }
}
