package io.nodelog.format.metric;

import io.nodelog.bytes.Digits;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the head of a section of sar: a clock and the names of columns, none of which starts as a
 * number does, and one of which shows that they are names. Its clock is that of the sample before
 * the first row.
 */
final class SarHead {
  /** A longer line is no head. */
  private static final int LONGEST = 4 << 10;

  private final Words words = new Words();
  private final SarClock clock = new SarClock();
  private int seconds;

  /** Reads a line; returns whether it is a head. */
  boolean read(byte[] bytes, int from, int to) {
    if (to - from > LONGEST || to <= from) {
      return false;
    }
    words.cutAtBlanks(bytes, from, to);
    seconds = clock.seconds(words);
    if (seconds == SarClock.NONE || words.count() == clock.words() || isNotice()) {
      return false;
    }
    boolean marked = isCapital(clock.words());
    for (int i = clock.words(); i < words.count(); i++) {
      if (!startsName(words.bytes()[words.from(i)])) {
        return false;
      }
      marked |= isMarked(i);
    }
    return marked;
  }

  /**
   * Whether a word is of capitals, as the first column is of what has a row for each of several.
   */
  private boolean isCapital(int word) {
    for (int i = words.from(word); i < words.to(word); i++) {
      if (words.bytes()[i] < 'A' || words.bytes()[i] > 'Z') {
        return false;
      }
    }
    return true;
  }

  /** Whether a word has a sign as the names of columns do: {@code %idle}, {@code bread/s}. */
  private boolean isMarked(int word) {
    for (int i = words.from(word); i < words.to(word); i++) {
      byte b = words.bytes()[i];
      if (b == '%' || b == '/' || b == '-') {
        return true;
      }
    }
    return false;
  }

  /** The line of a restart, or a comment. */
  private boolean isNotice() {
    return isNotice(words, clock.words());
  }

  static boolean isNotice(Words words, int first) {
    return words.count() > first && (words.is(first, "LINUX") || words.is(first, "COM"));
  }

  private static boolean startsName(byte b) {
    return b == '%' || (b > ' ' && !Digits.isDigit(b) && ".,-+(".indexOf(b) < 0);
  }

  /** The clock of the head, in seconds since midnight. */
  int seconds() {
    return seconds;
  }

  /** The names of the columns. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = clock.words(); i < words.count(); i++) {
      names.add(words.text(i));
    }
    return names;
  }
}
