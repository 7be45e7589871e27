package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.Digits;
import io.nodelog.bytes.FixedText;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.Severity;

/**
 * Reads the tag of a message of syslog: {@code program: }, {@code program[pid]: }, and what is seen
 * besides: names of several words before a process id, a version behind the name, the service that
 * macOS puts in parentheses, a word before the tag such as {@code [CLOUDINIT]} or {@code
 * daemon.info}, a tab behind the name. What is none of these is all message.
 */
final class SyslogTag {
  /** A text that is longer is no tag. */
  private static final int LONGEST = 256;

  private static final int NONE = -1;

  private SyslogTag() {}

  /** Puts the program into the record; returns where the message starts. */
  static int read(byte[] bytes, int from, int to, ServiceRecord record) {
    int limit = Math.min(to, from + LONGEST);
    int tag = behindLeadingWord(bytes, from, limit, record);
    int message = readTag(bytes, tag, limit, record);
    return message == NONE ? from : message;
  }

  private static int readTag(byte[] bytes, int from, int to, ServiceRecord record) {
    int nameEnd = nameEnd(bytes, from, to);
    if (nameEnd == from || nameEnd == to) {
      return NONE;
    }
    return switch (bytes[nameEnd]) {
      case ':' -> service(bytes, from, nameEnd, nameEnd + 1, to, record);
      case '\t' -> service(bytes, from, nameEnd, nameEnd, to, record);
      case '[' -> readProcess(bytes, from, nameEnd, to, record);
      case ' ' -> readWords(bytes, from, nameEnd, to, record);
      default -> NONE;
    };
  }

  /** Returns where a name ends: before a colon that ends the tag, a bracket or white space. */
  private static int nameEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && (isNamePart(bytes[i]) || (bytes[i] == ':' && !isColonOfTag(bytes, i, to)))) {
      i++;
    }
    return i;
  }

  private static boolean isColonOfTag(byte[] bytes, int i, int to) {
    return i + 1 == to || bytes[i + 1] == ' ' || bytes[i + 1] == '\t';
  }

  private static boolean isNamePart(byte b) {
    return ((b | 0x20) >= 'a' && (b | 0x20) <= 'z')
        || b < 0 // a part of a letter beyond ASCII
        || (b >= '-' && b <= '9') // with the point and the slash
        || "_%@#$+~()\\".indexOf(b) >= 0;
  }

  /** Sets the name; the message starts behind one space or tab. */
  private static int service(
      byte[] bytes, int from, int nameEnd, int tagEnd, int to, ServiceRecord record) {
    record.set(ServiceField.SERVICE, from, nameEnd);
    boolean space = tagEnd < to && (bytes[tagEnd] == ' ' || bytes[tagEnd] == '\t');
    return space ? tagEnd + 1 : tagEnd;
  }

  /** A name with brackets behind it, which mostly have the process id in them. */
  private static int readProcess(byte[] bytes, int from, int open, int to, ServiceRecord record) {
    int close = ByteSearch.indexOf(bytes, open, to, (byte) ']');
    if (close == ByteSearch.NOT_FOUND || close == open + 1) {
      return NONE;
    }
    int tagEnd = tagEnd(bytes, close + 1, to);
    if (tagEnd == NONE) {
      return NONE;
    }
    boolean process = Digits.isDigit(bytes[open + 1]);
    if (process) {
      record.set(ServiceField.PROCESS_ID, open + 1, close);
    }
    return service(bytes, from, process ? open : close + 1, tagEnd, to, record);
  }

  /** Behind the brackets stands a colon or a space, on macOS also a service in parentheses. */
  private static int tagEnd(byte[] bytes, int from, int to) {
    if (from == to || bytes[from] == ' ') {
      boolean parenthesis = from + 1 < to && bytes[from + 1] == '(';
      int close = parenthesis ? ByteSearch.indexOf(bytes, from, to, (byte) ')') : NONE;
      boolean colon = close > 0 && close + 1 < to && bytes[close + 1] == ':';
      return colon ? close + 2 : from;
    }
    return bytes[from] == ':' ? from + 1 : NONE;
  }

  private static int readWords(byte[] bytes, int from, int nameEnd, int to, ServiceRecord record) {
    int second = nameEnd + 1;
    if (second < to && bytes[second] == '[') {
      return service(bytes, from, nameEnd, nameEnd, to, record);
    }
    int secondEnd = nameEnd(bytes, second, to);
    boolean version = second < to && Digits.isDigit(bytes[second]);
    if (version && secondEnd < to && bytes[secondEnd] == ':') {
      return service(bytes, from, nameEnd, secondEnd + 1, to, record);
    }
    int open = second;
    while (open < to && (isNamePart(bytes[open]) || bytes[open] == ' ')) {
      open++;
    }
    return open < to && isProcess(bytes, open, to)
        ? readProcess(bytes, from, open, to, record)
        : NONE;
  }

  private static boolean isProcess(byte[] bytes, int open, int to) {
    int i = open + 1;
    while (i < to && Digits.isDigit(bytes[i])) {
      i++;
    }
    boolean closed = bytes[open] == '[' && i > open + 1 && i < to && bytes[i] == ']';
    return closed && i + 1 < to && (bytes[i + 1] == ':' || bytes[i + 1] == ' ');
  }

  private static int behindLeadingWord(byte[] bytes, int from, int to, ServiceRecord record) {
    int end = ByteSearch.indexOf(bytes, from, to, (byte) ' ');
    if (end == ByteSearch.NOT_FOUND || end == from) {
      return from;
    }
    if (bytes[from] == '[') {
      return bytes[end - 1] == ']' ? end + 1 : from;
    }
    int point = ByteSearch.indexOf(bytes, from, end, (byte) '.');
    boolean facility = point != ByteSearch.NOT_FOUND && isFacility(bytes, from, point);
    Severity severity = facility ? SeverityWord.of(bytes, point + 1, end) : Severity.UNKNOWN;
    if (severity == Severity.UNKNOWN) {
      return from;
    }
    record.set(ServiceField.LEVEL, point + 1, end);
    record.setSeverity(severity);
    return end + 1;
  }

  private static final FixedText[] FACILITIES = {
    FixedText.of("daemon"),
    FixedText.of("kern"),
    FixedText.of("user"),
    FixedText.of("auth"),
    FixedText.of("authpriv"),
    FixedText.of("cron"),
    FixedText.of("mail"),
    FixedText.of("syslog"),
    FixedText.of("local0"),
    FixedText.of("local1"),
    FixedText.of("local2"),
    FixedText.of("local3"),
    FixedText.of("local4"),
    FixedText.of("local5"),
    FixedText.of("local6"),
    FixedText.of("local7"),
    FixedText.of("lpr"),
    FixedText.of("news"),
    FixedText.of("uucp"),
    FixedText.of("ftp"),
    FixedText.of("ntp")
  };

  private static boolean isFacility(byte[] bytes, int from, int to) {
    for (FixedText facility : FACILITIES) {
      if (facility.is(bytes, from, to)) {
        return true;
      }
    }
    return false;
  }
}
