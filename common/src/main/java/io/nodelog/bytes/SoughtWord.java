package io.nodelog.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A word that is looked for in text, but not as a part of a longer one. */
public final class SoughtWord implements Sought {
  private static final int LONGEST = 256;

  private final byte[] wanted;

  /**
   * Looks for a text.
   *
   * @throws IllegalArgumentException if it is empty, {@code -}, which stands for none, longer than
   *     256 bytes, or has a line end
   */
  public SoughtWord(String text) {
    wanted = text.getBytes(StandardCharsets.UTF_8);
    if (text.isEmpty() || text.equals("-") || text.indexOf('\n') >= 0 || wanted.length > LONGEST) {
      throw new IllegalArgumentException("Invalid word (must have 1 to 256 bytes)");
    }
  }

  @Override
  public int indexIn(byte[] bytes, int from, int to, int start) {
    int last = to - wanted.length;
    int at = start;
    while (at <= last
        && (at = ByteSearch.indexOf(bytes, at, last + 1, wanted[0])) != ByteSearch.NOT_FOUND) {
      int end = at + wanted.length;
      if (is(bytes, at, end) && !inWord(bytes, at - 1, from, to) && !inWord(bytes, end, from, to)) {
        return at;
      }
      at++;
    }
    return NOT_FOUND;
  }

  /** Returns whether a range is this word, and nothing else. */
  public boolean is(byte[] bytes, int from, int to) {
    return Arrays.equals(bytes, from, to, wanted, 0, wanted.length);
  }

  /** Letters, digits, the bytes of other letters than English ones, {@code _} and {@code -}. */
  private static boolean inWord(byte[] bytes, int at, int from, int to) {
    return at >= from
        && at < to
        && (bytes[at] < 0
            || Character.isLetterOrDigit(bytes[at])
            || bytes[at] == '_'
            || bytes[at] == '-');
  }
}
