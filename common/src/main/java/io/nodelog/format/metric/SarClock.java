package io.nodelog.format.metric;

import io.nodelog.bytes.Digits;

/**
 * Reads the clock at the start of a line of sar: {@code 00:10:01}, {@code 12:10:01 AM}, {@code
 * 00.10.01} or, in Chinese and Japanese, with a character behind each number.
 */
final class SarClock {
  /** The seconds of a line without a clock. */
  static final int NONE = -1;

  private static final int HALF_DAY_HOURS = 12;
  private static final int IDEOGRAPH_BYTES = 3;

  private int at;
  private int words;

  /**
   * Reads the clock of a line that is cut into words.
   *
   * @return the seconds since midnight, or {@link #NONE}
   */
  int seconds(Words line) {
    words = 0;
    if (line.count() == 0) {
      return NONE;
    }
    at = line.from(0);
    int hour = number(line, 23);
    int minute = number(line, 59);
    int second = number(line, 60);
    if ((hour | minute | second) < 0 || at != line.to(0)) {
      return NONE;
    }
    words = 1;
    return 3600 * ofDay(hour, line) + 60 * minute + second;
  }

  /** How many words the clock took. */
  int words() {
    return words;
  }

  private int ofDay(int hour, Words line) {
    boolean morning = line.count() > 1 && isWord(line, "AM", "am");
    boolean evening = line.count() > 1 && isWord(line, "PM", "pm");
    if (!morning && !evening) {
      return hour;
    }
    words = 2;
    return hour % HALF_DAY_HOURS + (evening ? HALF_DAY_HOURS : 0);
  }

  private static boolean isWord(Words line, String upper, String lower) {
    return line.is(1, upper) || line.is(1, lower);
  }

  /** Reads two digits and what divides them from the next ones. */
  private int number(Words line, int highest) {
    byte[] bytes = line.bytes();
    if (at < 0 || line.to(0) - at < 2 || !isNumber(bytes)) {
      at = NONE;
      return NONE;
    }
    int value = 10 * (bytes[at] - '0') + bytes[at + 1] - '0';
    at += 2;
    if (at < line.to(0)) {
      boolean mark = bytes[at] == ':' || bytes[at] == '.';
      boolean ideograph = bytes[at] < 0 && line.to(0) - at >= IDEOGRAPH_BYTES;
      at = mark ? at + 1 : ideograph ? at + IDEOGRAPH_BYTES : NONE;
    }
    return value <= highest ? value : NONE;
  }

  private boolean isNumber(byte[] bytes) {
    return Digits.isDigit(bytes[at]) && Digits.isDigit(bytes[at + 1]);
  }
}
