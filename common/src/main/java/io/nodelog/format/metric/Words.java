package io.nodelog.format.metric;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** The words of a line, as ranges of its bytes; reused for the next line. */
final class Words {
  private byte[] bytes = new byte[0];
  private int[] ranges = new int[64];
  private int count;

  /** Cuts a line at blanks. */
  void cutAtBlanks(byte[] line, int from, int to) {
    start(line);
    int at = from;
    while (at < to) {
      while (at < to && isBlank(line[at])) {
        at++;
      }
      int wordFrom = at;
      while (at < to && !isBlank(line[at])) {
        at++;
      }
      if (at > wordFrom) {
        add(wordFrom, at);
      }
    }
  }

  /** Cuts a line at each delimiter; words may be empty. */
  void cutAt(byte delimiter, byte[] line, int from, int to) {
    start(line);
    int wordFrom = from;
    for (int at = from; at < to; at++) {
      if (line[at] == delimiter) {
        add(wordFrom, at);
        wordFrom = at + 1;
      }
    }
    add(wordFrom, to);
  }

  private void start(byte[] line) {
    bytes = line;
    count = 0;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private void add(int from, int to) {
    if (2 * count + 2 > ranges.length) {
      ranges = Arrays.copyOf(ranges, 2 * ranges.length);
    }
    ranges[2 * count] = from;
    ranges[2 * count + 1] = to;
    count++;
  }

  int count() {
    return count;
  }

  byte[] bytes() {
    return bytes;
  }

  int from(int word) {
    return ranges[2 * word];
  }

  int to(int word) {
    return ranges[2 * word + 1];
  }

  String text(int word) {
    return new String(bytes, from(word), to(word) - from(word), UTF_8);
  }

  boolean is(int word, String ascii) {
    if (word >= count || to(word) - from(word) != ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[from(word) + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
