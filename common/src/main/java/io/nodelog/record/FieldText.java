package io.nodelog.record;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text field as people read it. Servers write quotes, backslashes and bytes that are not
 * printable as escapes; these are undone here, for display only: counts use the bytes as logged.
 */
public final class FieldText {
  private FieldText() {}

  /** Returns the text of a field, or null if the record does not have it. */
  public static @Nullable String of(AccessRecord record, AccessField field) {
    return record.has(field)
        ? decode(record.escape(), record.bytes(), record.from(field), record.to(field))
        : null;
  }

  /**
   * Returns the target as it was requested, with a query that the log keeps apart from it; null if
   * the record does not have it.
   */
  public static @Nullable String target(AccessRecord record) {
    if (!record.has(AccessField.TARGET)) {
      return null;
    }
    String target =
        ofTarget(record, record.from(AccessField.TARGET), record.to(AccessField.TARGET));
    return record.has(AccessField.QUERY) && target.indexOf('?') < 0
        ? target
            + "?"
            + ofTarget(record, record.from(AccessField.QUERY), record.to(AccessField.QUERY))
        : target;
  }

  /**
   * Returns a part of a target. Plus and percent signs stay, because they can be the client's own.
   */
  public static String ofTarget(AccessRecord record, int from, int to) {
    TextEscape escape =
        switch (record.escape()) {
          case PLUS, PERCENT -> TextEscape.NONE;
          case NONE, BACKSLASH, HASH, DOUBLED_QUOTE -> record.escape();
        };
    return decode(escape, record.bytes(), from, to);
  }

  /** Returns the text of a field, or null if the event does not have it. */
  public static @Nullable String of(ServiceRecord record, ServiceField field) {
    return record.has(field)
        ? decode(record.escape(), record.bytes(), record.from(field), record.to(field))
        : null;
  }

  /** Undoes the escapes of a field and reads the result as UTF-8, as {@link #decode} does. */
  public static String decode(TextEscape escape, byte[] bytes, int from, int to) {
    return switch (escape) {
      case NONE -> utf8(Arrays.copyOfRange(bytes, from, to));
      case BACKSLASH -> decode(bytes, from, to);
      case PLUS -> utf8(spaces(bytes, from, to));
      case PERCENT -> utf8(plain(bytes, from, to, '%'));
      case HASH -> utf8(plain(bytes, from, to, '#'));
      case DOUBLED_QUOTE -> utf8(withSingleQuotes(bytes, from, to));
    };
  }

  private static byte[] spaces(byte[] bytes, int from, int to) {
    byte[] plain = Arrays.copyOfRange(bytes, from, to);
    for (int i = 0; i < plain.length; i++) {
      plain[i] = plain[i] == '+' ? (byte) ' ' : plain[i];
    }
    return plain;
  }

  private static byte[] withSingleQuotes(byte[] bytes, int from, int to) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(to - from);
    for (int i = from; i < to; i++) {
      plain.write(bytes[i]);
      if (bytes[i] == '"' && i + 1 < to && bytes[i + 1] == '"') {
        i++;
      }
    }
    return plain.toByteArray();
  }

  private static byte[] plain(byte[] bytes, int from, int to, char mark) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(to - from);
    for (int i = from; i < to; i++) {
      int code = bytes[i] == mark && i + 2 < to ? hex(bytes, i + 1, 2) : -1;
      plain.write(code >= 0 ? code : bytes[i]);
      i += code >= 0 ? 2 : 0;
    }
    return plain.toByteArray();
  }

  /**
   * Undoes the escapes of Apache and nginx ({@code \xHH}, {@code \"}, {@code \\}, {@code \n},
   * {@code \t} and the like, and the four digit form of JSON) and reads the result as UTF-8. A byte
   * that is not UTF-8 becomes {@code \xHH}; a backslash that starts no escape stays.
   */
  public static String decode(byte[] bytes, int from, int to) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(to - from);
    for (int i = from; i < to; ) {
      i = bytes[i] == '\\' ? unescape(bytes, i, to, plain) : copy(bytes, i, plain);
    }
    return utf8(plain.toByteArray());
  }

  private static int copy(byte[] bytes, int i, ByteArrayOutputStream out) {
    out.write(bytes[i]);
    return i + 1;
  }

  /** Undoes the escape that starts at {@code i}; returns where the rest starts. */
  private static int unescape(byte[] bytes, int i, int to, ByteArrayOutputStream out) {
    if (i + 1 == to) {
      return copy(bytes, i, out);
    }
    byte letter = bytes[i + 1];
    if (letter == 'x') {
      return code(bytes, i, 2, to, out);
    }
    if (letter == 'u') {
      return code(bytes, i, 4, to, out);
    }
    int plain = "\"\\/bfnrtv".indexOf(letter);
    if (plain < 0) {
      return copy(bytes, i, out);
    }
    out.write("\"\\/\b\f\n\r\t\u000B".charAt(plain));
    return i + 2;
  }

  private static int code(byte[] bytes, int i, int digits, int to, ByteArrayOutputStream out) {
    int value = i + 2 + digits <= to ? hex(bytes, i + 2, digits) : -1;
    boolean halfCharacter = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    if (value < 0 || halfCharacter) {
      return copy(bytes, i, out);
    }
    if (digits == 2) {
      out.write(value);
    } else {
      out.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
    }
    return i + 2 + digits;
  }

  private static int hex(byte[] bytes, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static String utf8(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports what is malformed
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    StringBuilder text = new StringBuilder(bytes.length);
    while (true) {
      CoderResult result = decoder.decode(in, chars, true);
      text.append(chars.flip());
      chars.clear();
      if (!result.isError()) {
        return text.toString();
      }
      for (int i = 0; i < result.length(); i++) {
        text.append("\\x").append(Character.forDigit(in.get(in.position()) >> 4 & 0xF, 16));
        text.append(Character.forDigit(in.get() & 0xF, 16));
      }
    }
  }
}
