package io.nodelog.summary;

import java.nio.charset.StandardCharsets;

/** Masks one word of a message, as {@link MessageMask} says. */
final class WordMask {
  private static final byte[] MASK = MessageMask.MASK.getBytes(StandardCharsets.US_ASCII);

  /** A word that has none of these holds nothing that is masked. */
  private static final int MASKABLE =
      ByteClass.DIGIT | ByteClass.DOT | ByteClass.SLASH | ByteClass.COLON;

  private final GrowingBytes masked;

  private int start;
  private int classes;
  private int next;

  /**
   * Prepares to mask.
   *
   * @param masked what masked words are appended to; it has room for one byte more than a message
   *     can be long
   */
  WordMask(GrowingBytes masked) {
    this.masked = masked;
  }

  /**
   * Appends the word that starts at {@code from} as it is, up to what is too long for any message.
   * Most words stay so.
   *
   * @return where it ends (exclusive)
   */
  int append(byte[] bytes, int from, int to) {
    start = masked.length();
    byte[] out = masked.array();
    int length = start;
    int seen = 0;
    int at = from;
    for (; at < to; at++) {
      int one = ByteClass.of(bytes[at]);
      if (ByteClass.endWord(one) && !isGrouping(bytes, at, from, to)) {
        break;
      }
      seen |= one;
      if (length <= MessageMask.LONGEST) {
        out[length++] = bytes[at];
      }
    }
    masked.setLength(length);
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
   * Masks the word that was appended last.
   *
   * @param messageTo where the message ends, which may go on with a unit
   * @return whether something of it was masked
   */
  boolean mask(byte[] bytes, int from, int to, int messageTo) {
    next = to;
    if ((classes & MASKABLE) == 0) {
      return false;
    }
    int end = withoutPunctuation(bytes, from, to);
    boolean whole = WholeWord.varies(bytes, from, end, classes);
    if (!whole && (classes & ByteClass.DIGIT) == 0) {
      return false;
    }
    masked.setLength(start);
    boolean varies = whole || putParts(bytes, from, end, messageTo);
    if (whole) {
      putMask();
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
    boolean letters = (classes & ByteClass.LETTER) != 0; // without any it is all numbers
    int plainFrom = from;
    boolean inside = false; // what is masked does not start behind a letter or digit
    int at = from;
    while (at < to) {
      int end = inside ? at : partEnd(bytes, at, to, letters, messageTo);
      if (end > at) {
        masked.putBytes(bytes, plainFrom, at);
        putMask();
        plainFrom = end;
        at = end - 1;
      }
      inside = ByteClass.isAlphanumeric(bytes[at]);
      at++;
    }
    boolean varies = plainFrom > from;
    if (plainFrom < to) {
      masked.putBytes(bytes, plainFrom, to);
    }
    return varies;
  }

  /** Where an identifier or a number ends that starts here; {@code at} if none does. */
  private int partEnd(byte[] bytes, int at, int to, boolean letters, int messageTo) {
    int end = letters ? Identifier.end(bytes, at, to) : at;
    return end == at ? numberEnd(bytes, at, to, messageTo) : end;
  }

  /** Where a number ends that starts here, its unit included; {@code at} if none starts here. */
  private int numberEnd(byte[] bytes, int at, int to, int messageTo) {
    boolean signed = bytes[at] == '-' && at + 1 < to;
    int first = signed ? at + 1 : at;
    if (!ByteClass.isDigit(bytes[first])) {
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
