package io.nodelog.summary;

/** Masks one word of a message, as {@link MessageMask} says. */
final class WordMask {
  /** A word that has none of these holds nothing that is masked. */
  private static final int MASKABLE =
      ByteClass.DIGIT | ByteClass.DOT | ByteClass.SLASH | ByteClass.COLON;

  private final MaskedText masked;

  private int classes;
  private int next;

  /** Prepares to mask words of the message that {@code masked} grows to. */
  WordMask(MaskedText masked) {
    this.masked = masked;
  }

  /** Where the word ends (exclusive) that starts at {@code from}. */
  int end(byte[] bytes, int from, int to) {
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
   * Masks the word whose end was looked for last. Most words stay as they are.
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
    if (WholeWord.varies(bytes, from, end, classes)) {
      masked.mask(from, end);
      return true;
    }
    return (classes & ByteClass.DIGIT) != 0 && maskParts(bytes, from, end, messageTo);
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

  private boolean maskParts(byte[] bytes, int from, int to, int messageTo) {
    boolean letters = (classes & ByteClass.LETTER) != 0; // without any it is all numbers
    boolean varies = false;
    boolean inside = false; // what is masked does not start behind a letter or digit
    int at = from;
    while (at < to) {
      int end = inside ? at : partEnd(bytes, at, to, letters, messageTo);
      if (end > at) {
        masked.mask(at, end);
        varies = true;
        at = end - 1;
      }
      inside = ByteClass.isAlphanumeric(bytes[at]);
      at++;
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
    int digitsEnd = digitsEnd(bytes, first, to);
    int end = Unit.durationEnd(bytes, first, digitsEnd, to);
    if (end == first) {
      end = Unit.sizeEnd(bytes, digitsEnd, to, messageTo);
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
}
