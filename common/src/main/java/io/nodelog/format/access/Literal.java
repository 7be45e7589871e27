package io.nodelog.format.access;

import io.nodelog.bytes.ByteSearch;
import java.nio.charset.StandardCharsets;

/**
 * The fixed text behind a field. Text of up to eight bytes is compared as one word, masked to its
 * length. The empty text stands at the end of the line only.
 */
final class Literal {
  /** Behind the last field. */
  static final Literal END = new Literal("");

  /** Behind the last field that is read where more may follow, each after a space. */
  static final Literal OPEN_END = new Literal("");

  private final byte[] text;
  private final long word;
  private final long mask;
  private final int length;

  private Literal(String text) {
    this.text = text.getBytes(StandardCharsets.UTF_8);
    length = this.text.length;
    long packed = 0;
    for (int i = Math.min(length, Long.BYTES) - 1; i >= 0; i--) {
      packed = packed << 8 | (this.text[i] & 0xFF);
    }
    word = packed;
    mask = length >= Long.BYTES ? -1L : (1L << (8 * length)) - 1;
  }

  static Literal of(String text) {
    return text.isEmpty() ? END : new Literal(text);
  }

  int length() {
    return length;
  }

  /** Returns whether the text stands at {@code at}. */
  boolean at(byte[] bytes, int at, int to) {
    if (length == 0) {
      return at == to || (this == OPEN_END && at < to && bytes[at] == ' ');
    }
    if (at + length > to) {
      return false;
    }
    if (length <= Long.BYTES && at + Long.BYTES <= bytes.length) {
      return (ByteSearch.word(bytes, at) & mask) == word;
    }
    return atSlowly(bytes, at);
  }

  /**
   * Returns whether a text of up to eight bytes stands at {@code at}, where eight bytes are
   * readable; the empty text stands everywhere.
   */
  boolean isAt(byte[] bytes, int at) {
    return (ByteSearch.word(bytes, at) & mask) == word;
  }

  private boolean atSlowly(byte[] bytes, int at) {
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns where the text stands first, or {@link ByteSearch#NOT_FOUND}. */
  int find(byte[] bytes, int from, int to) {
    if (length == 0) {
      return this == OPEN_END ? spaceOrEnd(bytes, from, to) : to;
    }
    int i = ByteSearch.indexOf(bytes, from, to, text[0]);
    while (i >= 0 && length > 1 && !at(bytes, i, to)) {
      i = ByteSearch.indexOf(bytes, i + 1, to, text[0]);
    }
    return i;
  }

  private static int spaceOrEnd(byte[] bytes, int from, int to) {
    int space = ByteSearch.indexOf(bytes, from, to, (byte) ' ');
    return space == ByteSearch.NOT_FOUND ? to : space;
  }

  @Override
  public String toString() {
    return new String(text, StandardCharsets.UTF_8);
  }
}
