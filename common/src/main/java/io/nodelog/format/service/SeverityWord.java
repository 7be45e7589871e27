package io.nodelog.format.service;

import io.nodelog.record.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the words for levels mean: those of log4j, java.util.logging, syslog, Python, PostgreSQL and
 * glog, in whatever case. The first eight letters and the length tell a word.
 */
final class SeverityWord {
  private static final int LONGEST = 13;

  /** The frequent words come first. */
  private static final List<SeverityWord> WORDS = new ArrayList<>();

  static {
    add(Severity.INFO, "info");
    add(Severity.WARNING, "warn");
    add(Severity.ERROR, "error");
    add(Severity.DEBUG, "debug", "trace");
    add(Severity.WARNING, "warning", "w");
    add(Severity.NOTICE, "notice", "note", "n");
    add(Severity.INFO, "i", "information", "informational", "log", "statement", "detail", "hint");
    add(Severity.ERROR, "err", "e", "severe", "failure");
    add(Severity.CRITICAL, "fatal", "critical", "crit", "c", "f");
    add(Severity.ALERT, "alert");
    add(Severity.EMERGENCY, "emerg", "emergency", "panic");
    add(Severity.DEBUG, "d", "t", "v", "fine", "finer", "finest", "config", "verbose", "all");
    add(Severity.DEBUG, "debug1", "debug2", "debug3", "debug4", "debug5");
    add(Severity.DEBUG, "trace1", "trace2", "trace3", "trace4", "trace5", "trace6", "trace7");
    add(Severity.DEBUG, "trace8");
  }

  private final long letters;
  private final int length;
  private final Severity severity;

  private SeverityWord(long letters, int length, Severity severity) {
    this.letters = letters;
    this.length = length;
    this.severity = severity;
  }

  private static void add(Severity severity, String... words) {
    for (String word : words) {
      byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
      WORDS.add(new SeverityWord(letters(bytes, 0, bytes.length), bytes.length, severity));
    }
  }

  /** Returns what a word means; {@link Severity#UNKNOWN} if it is none of the words. */
  static Severity of(byte[] bytes, int from, int to) {
    if (from >= to || to - from > LONGEST) {
      return Severity.UNKNOWN;
    }
    long letters = letters(bytes, from, to);
    for (int i = 0; i < WORDS.size(); i++) {
      SeverityWord word = WORDS.get(i);
      if (word.letters == letters && word.length == to - from) {
        return word.severity;
      }
    }
    return Severity.UNKNOWN;
  }

  /** Returns the severity of a number of syslog, 0 to 7, which may carry a facility. */
  static Severity ofSyslog(int priority) {
    return BY_NUMBER[priority & 7];
  }

  private static final Severity[] BY_NUMBER = {
    Severity.EMERGENCY,
    Severity.ALERT,
    Severity.CRITICAL,
    Severity.ERROR,
    Severity.WARNING,
    Severity.NOTICE,
    Severity.INFO,
    Severity.DEBUG
  };

  /** Returns the severity of a mark of Redis; it has four. */
  static Severity ofRedis(byte mark) {
    return switch (mark) {
      case '.', '-' -> Severity.DEBUG;
      case '*' -> Severity.NOTICE;
      case '#' -> Severity.WARNING;
      default -> Severity.UNKNOWN;
    };
  }

  /** Packs up to eight bytes; setting a bit turns capitals into small letters. */
  private static long letters(byte[] bytes, int from, int to) {
    long letters = 0;
    for (int i = from; i < Math.min(to, from + Long.BYTES); i++) {
      int b = bytes[i] & 0xFF;
      letters = letters << 8 | (b >= 'A' && b <= 'Z' ? b | 0x20 : b);
    }
    return letters;
  }
}
