package io.nodelog.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

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

  private SoughtWord(byte[] wanted) {
    this.wanted = wanted;
  }

  /**
   * The word in all the ways in which servers write it into logs: as it is, and with backslashes,
   * quotes and other letters than English ones escaped as Apache and nginx or as JSON escape them.
   */
  public List<SoughtWord> spellings() {
    String text = new String(wanted, StandardCharsets.UTF_8);
    String plain = text.replace("\\", "\\\\").replace("\"", "\\\"");
    Set<String> spellings = new LinkedHashSet<>(Arrays.asList(text, plain));
    for (boolean upper : new boolean[] {false, true}) {
      spellings.add(escaped(plain, code -> "\\u" + hex(code, 4, upper)));
      spellings.add(escaped(plain, code -> bytesOf(code, upper)));
    }
    return spellings.stream()
        .map(spelling -> new SoughtWord(spelling.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private static String escaped(String text, IntFunction<String> escape) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(c < 0x80 ? Character.toString(c) : escape.apply(c)));
    return escaped.toString();
  }

  /** The bytes of a character as UTF-8, each escaped. */
  private static String bytesOf(int code, boolean upper) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : Character.toString(code).getBytes(StandardCharsets.UTF_8)) {
      escaped.append("\\x").append(hex(b & 0xFF, 2, upper));
    }
    return escaped.toString();
  }

  private static String hex(int code, int digits, boolean upper) {
    HexFormat format = upper ? HexFormat.of().withUpperCase() : HexFormat.of();
    return format.toHexDigits(code, digits);
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
