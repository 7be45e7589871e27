package io.nodelog.summary;

import java.nio.charset.StandardCharsets;

/** Masks one word of a message, as {@link MessageMask} says. */
final class WordMask {
  private static final byte[] MASK = MessageMask.MASK.getBytes(StandardCharsets.US_ASCII);

  private final GrowingBytes masked;

  private int classes;
  private int next;

  /**
   * Prepares to mask.
   *
   * @param masked what masked words are appended to
   */
  WordMask(GrowingBytes masked) {
    this.masked = masked;
  }

  /** Where the word ends (exclusive) that starts at {@code from}. */
  int endOf(byte[] bytes, int from, int to) {
    int seen = 0;
    int at = from;
    for (; at < to; at++) {
      int one = ByteClass.of(bytes[at]);
      if (ByteClass.endWord(one) && !isGrouping(bytes, at, from, to)) {
        break;
      }
      seen |= one;
    }
    classes = seen;
    return at;
  }

  /** Whether a comma stands between two digits. */
  private static boolean isGrouping(byte[] bytes, int at, int from, int to) {
    return bytes[at] == ','
        && at > from
        && at + 1 < to
        && ByteClass.isDigit(bytes[at - 1])
        && ByteClass.isDigit(bytes[at + 1]);
  }

  /**
   * Appends the word that {@link #endOf} was asked for last, masked.
   *
   * @param messageTo where the message ends, which may go on with a unit
   * @return whether something of it was masked
   */
  boolean put(byte[] bytes, int from, int to, int messageTo) {
    int end = withoutPunctuation(bytes, from, to);
    next = to;
    boolean varies;
    if (isPlain(bytes[from])) {
      masked.putBytes(bytes, from, end);
      varies = false;
    } else if (WholeWord.varies(bytes, from, end, classes)) {
      putMask();
      varies = true;
    } else {
      varies = putParts(bytes, from, end, messageTo);
    }
    if (next == to) {
      masked.putBytes(bytes, end, to);
    }
    return varies;
  }

  /** Where the message goes on behind the word, and behind its unit. */
  int next() {
    return next;
  }

  /** Whether a word that starts with this byte can hold nothing that is masked. */
  private boolean isPlain(byte first) {
    return (classes & (ByteClass.DIGIT | ByteClass.DOT | ByteClass.SLASH | ByteClass.COLON)) == 0
        && !ByteClass.isDigit(first);
  }

  private static int withoutPunctuation(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from + 1
        && (bytes[end - 1] == '.'
            || bytes[end - 1] == ':'
            || bytes[end - 1] == '!'
            || bytes[end - 1] == '?')) {
      end--;
    }
    return end;
  }

  private boolean putParts(byte[] bytes, int from, int to, int messageTo) {
    boolean varies = false;
    boolean letters = (classes & ByteClass.LETTER) != 0; // without any it is all numbers
    int at = from;
    while (at < to) {
      byte before = at == from ? (byte) ' ' : bytes[at - 1];
      int end = letters ? Identifier.end(bytes, at, to, before) : at;
      if (end == at) {
        end = numberEnd(bytes, at, to, before, messageTo);
      }
      if (end > at) {
        putMask();
        varies = true;
        at = end;
      } else {
        masked.putByte(bytes[at++]);
      }
    }
    return varies;
  }

  /** Where a number ends that starts here, its unit included; {@code at} if none starts here. */
  private int numberEnd(byte[] bytes, int at, int to, byte before, int messageTo) {
    boolean signed = bytes[at] == '-' && at + 1 < to && !ByteClass.isAlphanumeric(before);
    int first = signed ? at + 1 : at;
    if (!ByteClass.isDigit(bytes[first]) || ByteClass.isAlphanumeric(before)) {
      return at;
    }
    int end = Unit.durationEnd(bytes, first, to);
    if (end == first) {
      end = Unit.sizeEnd(bytes, digitsEnd(bytes, first, to), to, messageTo);
    }
    if (end > to) {
      next = end;
    }
    return end;
  }

  /** Passes over digits, and over single separators between them. */
  static int digitsEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && (ByteClass.isDigit(bytes[at]) || separates(bytes, at, to))) {
      at++;
    }
    return at;
  }

  private static boolean separates(byte[] bytes, int at, int to) {
    boolean separator =
        switch (bytes[at]) {
          case '.', ':', ',', '_', '-', '/' -> true;
          default -> false;
        };
    return separator && at + 1 < to && ByteClass.isDigit(bytes[at + 1]);
  }

  private void putMask() {
    masked.putBytes(MASK, 0, MASK.length);
  }
}
