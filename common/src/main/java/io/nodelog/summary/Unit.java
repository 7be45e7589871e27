package io.nodelog.summary;

/** Units that change with the size of a number: {@code 900 B} and {@code 1.2 KB} are alike. */
final class Unit {
  private Unit() {}

  /**
   * Where the unit of a size ends that stands at {@code at}, behind one space or none; {@code at}
   * if there is none.
   *
   * @param wordTo where the word ends: without a space, the unit is in it
   */
  static int sizeEnd(byte[] bytes, int at, int wordTo, int messageTo) {
    boolean spaced =
        at == wordTo && at + 1 < messageTo && bytes[at] == ' ' && isScale(bytes[at + 1]);
    int from = spaced ? at + 1 : at;
    int to = spaced ? messageTo : wordTo;
    int end = from;
    if (end < to && isScale(bytes[end]) && bytes[end] != 'B') {
      end++;
      end += end < to && bytes[end] == 'i' ? 1 : 0;
    }
    if (end >= to || bytes[end] != 'B') {
      return at;
    }
    end++;
    boolean whole = end >= to || !ByteClass.isAlphanumeric(bytes[end]);
    return whole ? end : at;
  }

  private static boolean isScale(byte b) {
    return switch (b) {
      case 'B', 'K', 'k', 'M', 'G', 'T', 'P' -> true;
      default -> false;
    };
  }

  /**
   * Where a duration ends such as {@code 1m30.5s} or {@code 12ms}; {@code from} if none starts
   * there.
   *
   * @param firstTo where its first digits end
   */
  static int durationEnd(byte[] bytes, int from, int firstTo, int to) {
    int end = firstTo + timeUnit(bytes, firstTo, to);
    if (end == firstTo) {
      return from;
    }
    while (end < to && ByteClass.isDigit(bytes[end])) {
      int digits = WordMask.digitsEnd(bytes, end, to);
      end = digits + timeUnit(bytes, digits, to);
      if (end == digits) {
        return from;
      }
    }
    boolean whole = end >= to || !ByteClass.isAlphanumeric(bytes[end]);
    return whole ? end : from;
  }

  private static int timeUnit(byte[] bytes, int at, int to) {
    if (at >= to) {
      return 0;
    }
    boolean two = at + 1 < to && bytes[at + 1] == 's';
    return switch (bytes[at]) {
      case 'm' -> two ? 2 : 1;
      case 'n', 'u' -> two ? 2 : 0;
      case 'h', 's' -> 1;
      default -> 0;
    };
  }
}
