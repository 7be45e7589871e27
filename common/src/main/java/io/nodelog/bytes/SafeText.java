package io.nodelog.bytes;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Text from outside, made fit for a terminal or a message: what would move the cursor, change the
 * direction of writing or break the line is escaped.
 */
public final class SafeText {
  private SafeText() {}

  /** Returns a text with everything escaped that is not seen as itself. */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(codePoint -> append(safe, codePoint));
    return safe.toString();
  }

  /** Returns the start of a text, escaped; with an ellipsis if it is not the whole text. */
  public static String of(String text, int longest) {
    StringBuilder safe = new StringBuilder();
    int lengthBeforeEllipsis = 0;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      append(safe, text.codePointAt(i));
      if (safe.length() > longest) {
        safe.setLength(lengthBeforeEllipsis);
        return safe.append('…').toString();
      }
      if (safe.length() < longest) {
        lengthBeforeEllipsis = safe.length();
      }
    }
    return safe.toString();
  }

  /** Returns the start of UTF-8 bytes as escaped text; a byte that is not UTF-8 becomes \xNN. */
  public static String of(byte[] bytes, int from, int to, int longest) {
    // No character is shorter than a byte, so this many bytes give enough.
    int enough = Math.min(to, from + longest + 4);
    return of(decode(ByteBuffer.wrap(bytes, from, enough - from)), longest);
  }

  /**
   * Returns UTF-8 bytes as text; a byte that is not UTF-8 becomes \xNN, so that different bytes
   * stay different texts. Nothing else is escaped: this is for data, not for terminals.
   */
  public static String decode(byte[] bytes) {
    return decode(ByteBuffer.wrap(bytes));
  }

  private static String decode(ByteBuffer in) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(in.remaining() * 4);
    while (in.hasRemaining() && decoder.decode(in, out, true).isError()) {
      out.put(String.format(Locale.ROOT, "\\x%02x", in.get() & 0xff));
      decoder.reset();
    }
    return out.flip().toString();
  }

  /** Returns whether a character is shown as something else than itself, or not at all. */
  public static boolean isUnsafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static void append(StringBuilder safe, int codePoint) {
    if (!isUnsafe(codePoint)) {
      safe.appendCodePoint(codePoint);
    } else if (codePoint < 0x100) {
      safe.append(String.format(Locale.ROOT, "\\x%02x", codePoint));
    } else {
      safe.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
    }
  }
}
