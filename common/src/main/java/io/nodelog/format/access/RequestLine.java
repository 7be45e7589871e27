package io.nodelog.format.access;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.Digits;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;

/**
 * Reads {@code METHOD target HTTP/x.y} from a request line. The method ends at the first space and
 * the protocol starts behind the last one, because a target may hold spaces. HTTP/0.9 has no
 * protocol. Anything else, such as the bytes of a TLS handshake, is garbage.
 */
final class RequestLine {
  private static final long GET = word("GET ", 4);
  private static final long GET_MASK = 0xFFFFFFFFL;
  private static final long HTTP = word(" HTTP/", 6);
  private static final long HTTP_MASK = 0xFFFFFFFFFFFFL;

  private static final boolean[] TOKEN = new boolean[256];

  static {
    String marks = "!#$%&'*+-.^_`|~";
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    for (char c : (marks + letters).toCharArray()) {
      TOKEN[c] = true;
    }
  }

  private RequestLine() {}

  private static long word(String text, int length) {
    long word = 0;
    for (int i = length - 1; i >= 0; i--) {
      word = word << 8 | text.charAt(i);
    }
    return word;
  }

  /** Puts the request into the record, its parts only if it is one; returns whether it is. */
  static boolean take(byte[] bytes, int from, int to, AccessRecord record) {
    record.set(AccessField.REQUEST, from, to);
    int method = methodEnd(bytes, from, to);
    if (method == from || method >= to || bytes[method] != ' ') {
      return false;
    }
    int protocol = protocolStart(bytes, method, to);
    int target = protocol == ByteSearch.NOT_FOUND ? to : protocol - 1;
    if (target <= method + 1) {
      return false;
    }
    record.set(AccessField.METHOD, from, method);
    record.set(AccessField.TARGET, method + 1, target);
    if (protocol != ByteSearch.NOT_FOUND) {
      record.set(AccessField.PROTOCOL, protocol, to);
    }
    return true;
  }

  /** Puts a method that stands alone into the record; returns whether it is one. */
  static boolean takeMethod(byte[] bytes, int from, int to, AccessRecord record) {
    if (from == to || methodEnd(bytes, from, to) != to) {
      return false;
    }
    record.set(AccessField.METHOD, from, to);
    return true;
  }

  private static int methodEnd(byte[] bytes, int from, int to) {
    boolean readable = from <= bytes.length - Long.BYTES;
    if (readable && to - from >= 4 && (ByteSearch.word(bytes, from) & GET_MASK) == GET) {
      return from + 3;
    }
    int i = from;
    while (i < to && TOKEN[bytes[i] & 0xFF]) {
      i++;
    }
    return i;
  }

  /** Finds {@code HTTP/1.1}, or {@code HTTP/2} as some servers write it, at the end. */
  private static int protocolStart(byte[] bytes, int from, int to) {
    if (to - from >= 9
        && isHttp(bytes, to - 9)
        && bytes[to - 2] == '.'
        && Digits.isDigit(bytes[to - 3])) {
      return Digits.isDigit(bytes[to - 1]) ? to - 8 : ByteSearch.NOT_FOUND;
    }
    boolean major = to - from >= 8 && isHttp(bytes, to - 7) && Digits.isDigit(bytes[to - 1]);
    return major ? to - 6 : ByteSearch.NOT_FOUND;
  }

  private static boolean isHttp(byte[] bytes, int from) {
    if (from <= bytes.length - Long.BYTES) {
      return (ByteSearch.word(bytes, from) & HTTP_MASK) == HTTP;
    }
    for (int i = 0; i < 6; i++) {
      if (bytes[from + i] != (byte) (HTTP >>> (8 * i))) {
        return false;
      }
    }
    return true;
  }
}
