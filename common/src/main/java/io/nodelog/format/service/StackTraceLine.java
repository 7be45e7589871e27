package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.Digits;
import java.nio.charset.StandardCharsets;

/** What the lines of a stack trace look like. */
public final class StackTraceLine {
  private static final byte[] AT = ascii("at ");
  private static final byte[] CAUSED_BY = ascii("Caused by: ");
  private static final byte[] TRACEBACK = ascii("Traceback (most recent call last):");
  private static final byte[] IN_THREAD = ascii("Exception in thread ");
  private static final byte[][] KINDS = {ascii("Exception"), ascii("Error"), ascii("Throwable")};

  private StackTraceLine() {}

  /** Returns whether a line is a frame of Java: white space, {@code at} and a call. */
  static boolean isFrame(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && (bytes[i] == '\t' || bytes[i] == ' ')) {
      i++;
    }
    if (i == from || !startsWith(bytes, i, to, AT)) {
      return false;
    }
    int call = i + AT.length;
    int end = call;
    while (end < to && bytes[end] != '(' && bytes[end] != ' ') {
      end++;
    }
    return end > call && end < to && bytes[end] == '(';
  }

  /** Returns whether a line opens a stack trace: it names an exception. */
  public static boolean isFirst(byte[] bytes, int from, int to) {
    if (from == to) {
      return false;
    }
    return switch (bytes[from]) {
      case 'C' -> startsWith(bytes, from, to, CAUSED_BY);
      case 'T' -> startsWith(bytes, from, to, TRACEBACK);
      case 'E' -> startsWith(bytes, from, to, IN_THREAD) || namesException(bytes, from, to);
      default -> namesException(bytes, from, to);
    };
  }

  /**
   * Returns where a line names an exception: at its start any class, behind that one that is named
   * as exceptions are; {@link StackTraces#NONE} if it does not.
   */
  static int exceptionIn(byte[] bytes, int from, int to) {
    int end = classEnd(bytes, from, to);
    if (end > from && isBehindClass(bytes, end, to)) {
      return from;
    }
    for (int i = from; i < to; i++) {
      if (namesException(bytes, i, to)) {
        return i;
      }
      i = Math.max(i, nameEnd(bytes, i, to));
    }
    return StackTraces.NONE;
  }

  /** Returns whether a text starts with a class that is named as exceptions are. */
  private static boolean namesException(byte[] bytes, int from, int to) {
    int end = classEnd(bytes, from, to);
    return end > from && isBehindClass(bytes, end, to) && isException(bytes, from, end);
  }

  /** Hadoop names the class of a remote exception in brackets. */
  private static boolean isBehindClass(byte[] bytes, int end, int to) {
    return end == to || bytes[end] == ':' || bytes[end] == '\r' || bytes[end] == '(';
  }

  /**
   * Returns where a class with its package ends that starts at {@code from}; {@code from} if there
   * is none. It has at least one dot and no other characters than Java's names mostly have.
   */
  private static int classEnd(byte[] bytes, int from, int to) {
    int end = nameEnd(bytes, from, to);
    if (end == from || bytes[from] == '.' || bytes[end - 1] == '.' || Digits.isDigit(bytes[from])) {
      return from;
    }
    return ByteSearch.indexOf(bytes, from, end, (byte) '.') == ByteSearch.NOT_FOUND ? from : end;
  }

  /** Returns where the letters, digits and dots that start at {@code from} end. */
  private static int nameEnd(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && (isNamePart(bytes[end]) || bytes[end] == '.')) {
      end++;
    }
    return end;
  }

  /** Returns whether a class is named as exceptions are, such as {@code x.DiskErrorException}. */
  private static boolean isException(byte[] bytes, int from, int to) {
    for (byte[] kind : KINDS) {
      if (to - from >= kind.length && startsWith(bytes, to - kind.length, to, kind)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamePart(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || Digits.isDigit(b)
        || b == '_'
        || b == '$';
  }

  private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
    if (to - from < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (bytes[from + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
