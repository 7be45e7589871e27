package io.nodelog.format.service;

import io.nodelog.bytes.Digits;

/** Which bytes a field of a head may have, and hence where it ends. */
enum FieldShape {
  /** One letter. */
  LETTER,
  /** A word of letters and {@code _}, and of digits behind a letter. */
  LEVEL,
  /** A word of letters that a number may follow at once. */
  LETTERS,
  /** Up to 20 digits, or {@code ?} for a number that is not known; may be empty. */
  NUMBER,
  /** Letters, digits and what else names in Java have: {@code . _ $ < > - ?}. */
  NAME,
  /** Anything without white space, up to the text behind it. */
  WORD,
  /** Anything between brackets, in which brackets are in pairs. */
  BRACKETED,
  /** Anything, up to the text behind it. */
  OPEN;

  @SuppressWarnings("ImmutableEnumChecker") // written once
  private final boolean[] taken = new boolean[256];

  static {
    for (FieldShape shape : values()) {
      for (int b = 0; b < 256; b++) {
        shape.taken[b] = shape.mayHave((byte) b);
      }
    }
  }

  /** Returns whether a byte may be in the field. */
  boolean takes(byte b) {
    return taken[b & 0xFF];
  }

  private boolean mayHave(byte b) {
    return switch (this) {
      case LETTER, LETTERS -> isLetter(b);
      case LEVEL -> isLetter(b) || Digits.isDigit(b) || b == '_';
      case NUMBER -> Digits.isDigit(b) || b == '?';
      case NAME -> b < 0 || isLetter(b) || Digits.isDigit(b) || "._$<>-?".indexOf(b) >= 0;
      case WORD -> b != ' ' && b != '\t' && b != '\r' && b != '\n';
      case BRACKETED -> b != '\r' && b != '\n';
      case OPEN -> true;
    };
  }

  /** Returns whether the field ends where the text behind it starts, and not by its bytes alone. */
  boolean needsText() {
    return this == WORD || this == BRACKETED || this == OPEN;
  }

  /** Returns whether the field may have no byte at all. */
  boolean mayBeEmpty() {
    return this == NUMBER || this == BRACKETED || this == OPEN;
  }

  /** The most bytes that the field has; so much is looked at for each place where it may start. */
  int longest() {
    return switch (this) {
      case LETTER -> 1;
      case NUMBER -> 20;
      default -> 1024;
    };
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }
}
