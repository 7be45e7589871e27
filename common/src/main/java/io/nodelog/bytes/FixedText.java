package io.nodelog.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text that stands in lines as it is, and tells what is before and behind it. */
public final class FixedText {
  private final byte[] text;

  private FixedText(byte[] text) {
    this.text = text;
  }

  /**
   * Returns the text.
   *
   * @param text ASCII, not empty
   */
  public static FixedText of(String text) {
    return new FixedText(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** How many bytes it has. */
  public int length() {
    return text.length;
  }

  /** Returns whether the text stands at {@code at}, up to {@code to} at most. */
  public boolean at(byte[] bytes, int at, int to) {
    return to - at >= text.length
        && Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
  }

  /** Returns whether a range is the text and nothing else. */
  public boolean is(byte[] bytes, int from, int to) {
    return Arrays.equals(bytes, from, to, text, 0, text.length);
  }

  /** Returns where the text stands first, or {@link ByteSearch#NOT_FOUND}. */
  public int find(byte[] bytes, int from, int to) {
    int i = ByteSearch.indexOf(bytes, from, to, text[0]);
    while (i != ByteSearch.NOT_FOUND && !at(bytes, i, to)) {
      i = ByteSearch.indexOf(bytes, i + 1, to, text[0]);
    }
    return i;
  }

  /** Returns where the text stands last, or {@link ByteSearch#NOT_FOUND}. */
  public int findLast(byte[] bytes, int from, int to) {
    int i = to - text.length;
    while (i >= from && !at(bytes, i, to)) {
      i--;
    }
    return i >= from ? i : ByteSearch.NOT_FOUND;
  }
}
