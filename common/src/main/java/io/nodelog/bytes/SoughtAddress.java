package io.nodelog.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An address that is looked for in text, in whatever way it is written there, but not as a part of
 * a longer number or of another address. An IPv4 address is the same as its IPv4-mapped form.
 *
 * @param high the first eight bytes of the address as an IPv6 address
 * @param low the last eight bytes
 */
public record SoughtAddress(long high, long low) implements Sought {
  private static final long MAPPED = 0xFFFFL << 32;

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static SoughtAddress parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long v4 = Ipv4.parse(bytes, 0, bytes.length);
    if (v4 != Ipv4.INVALID) {
      return ofIpv4((int) v4);
    }
    Ipv6 v6 = new Ipv6();
    if (text.indexOf('%') >= 0 || !v6.parse(bytes, 0, bytes.length)) {
      throw new IllegalArgumentException("no address");
    }
    return new SoughtAddress(v6.high(), v6.low());
  }

  /** An IPv4 address. */
  public static SoughtAddress ofIpv4(int address) {
    return new SoughtAddress(0, MAPPED | (address & 0xFFFF_FFFFL));
  }

  @Override
  public int indexIn(byte[] bytes, int from, int to, int start) {
    int first = Ipv6.isMapped(high, low) ? indexOfIpv4(bytes, from, to, start) : NOT_FOUND;
    int second = indexOfIpv6(bytes, from, to, start);
    return first == NOT_FOUND || second == NOT_FOUND
        ? Math.max(first, second)
        : Math.min(first, second);
  }

  /** Octets have no leading zeros, so that equal numbers are equal texts. */
  private int indexOfIpv4(byte[] bytes, int from, int to, int start) {
    byte[] wanted = Ipv4.text((int) low).getBytes(StandardCharsets.US_ASCII);
    int last = to - wanted.length;
    int at = start;
    while (at <= last && (at = ByteSearch.indexOf(bytes, at, last + 1, wanted[0])) != NOT_FOUND) {
      int end = at + wanted.length;
      if (Arrays.equals(bytes, at, end, wanted, 0, wanted.length)
          && !goesOnBefore(bytes, from, at)
          && !goesOnBehind(bytes, end, to)) {
        return at;
      }
      at++;
    }
    return NOT_FOUND;
  }

  private static boolean goesOnBefore(byte[] bytes, int from, int at) {
    if (endsEscape(bytes, from, at)) {
      return false;
    }
    return isDigit(bytes, at - 1, from, at)
        || (at - 1 >= from && bytes[at - 1] == '.' && isDigit(bytes, at - 2, from, at));
  }

  private static boolean goesOnBehind(byte[] bytes, int end, int to) {
    return isDigit(bytes, end, end, to)
        || (end < to && bytes[end] == '.' && isDigit(bytes, end + 1, end, to));
  }

  /** Whether a character was escaped just before: as %22, as \\x22 or as the JSON form of it. */
  private static boolean endsEscape(byte[] bytes, int from, int at) {
    return (isHex(bytes, at - 2, from, at) && follows(bytes, from, at - 2, "%"))
        || (isHex(bytes, at - 2, from, at) && follows(bytes, from, at - 2, "\\x"))
        || (isHex(bytes, at - 4, from, at) && follows(bytes, from, at - 4, "\\u"));
  }

  private static boolean isHex(byte[] bytes, int start, int from, int to) {
    if (start < from) {
      return false;
    }
    for (int at = start; at < to; at++) {
      if (Character.digit(bytes[at], 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean follows(byte[] bytes, int from, int at, String mark) {
    int start = at - mark.length();
    for (int i = 0; i < mark.length(); i++) {
      if (start < from || bytes[start + i] != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(byte[] bytes, int at, int from, int to) {
    return at >= from && at < to && bytes[at] >= '0' && bytes[at] <= '9';
  }

  private int indexOfIpv6(byte[] bytes, int from, int to, int start) {
    int at = start;
    while ((at = ByteSearch.indexOf(bytes, at, to, (byte) ':')) != NOT_FOUND) {
      int runFrom = at;
      while (runFrom > from && isOfAddress(bytes[runFrom - 1])) {
        runFrom--;
      }
      int runTo = at + 1;
      while (runTo < to && isOfAddress(bytes[runTo])) {
        runTo++;
      }
      boolean inWord = runFrom > from && isLetter(bytes[runFrom - 1]);
      if (isThis(bytes, inWord ? at : runFrom, runTo)
          || isBehindEscape(bytes, from, runFrom, runTo)) {
        return Math.max(runFrom, start);
      }
      at = runTo;
    }
    return NOT_FOUND;
  }

  /** Whether a run that starts with the end of an escape is the address behind it. */
  private boolean isBehindEscape(byte[] bytes, int from, int runFrom, int runTo) {
    for (int at = runFrom + 2; at <= runFrom + 4 && at < runTo; at += 2) {
      if (endsEscape(bytes, from, at) && isThis(bytes, at, runTo)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a run of digits, letters to f, colons and points is the address, without what belongs
   * to the text around it: a colon before it, and a port or the end of a sentence behind it.
   */
  private boolean isThis(byte[] bytes, int runFrom, int runTo) {
    int from = startsWithOneColon(bytes, runFrom, runTo) ? runFrom + 1 : runFrom;
    int to = runTo;
    while (to > from && (bytes[to - 1] == '.' || endsWithOneColon(bytes, from, to))) {
      to--;
    }
    Ipv6 read = new Ipv6();
    if (!read.parse(bytes, from, to)) {
      int port = lastColon(bytes, from, to);
      if (port == NOT_FOUND || !read.parse(bytes, from, port)) {
        return false;
      }
    }
    return read.high() == high && read.low() == low;
  }

  private static int lastColon(byte[] bytes, int from, int to) {
    int at = to - 1;
    while (at >= from && bytes[at] != ':') {
      at--;
    }
    return at < from ? NOT_FOUND : at;
  }

  private static boolean startsWithOneColon(byte[] bytes, int from, int to) {
    return from < to && bytes[from] == ':' && (from + 1 == to || bytes[from + 1] != ':');
  }

  private static boolean endsWithOneColon(byte[] bytes, int from, int to) {
    return bytes[to - 1] == ':' && (to - 1 == from || bytes[to - 2] != ':');
  }

  private static boolean isOfAddress(byte b) {
    return b == ':' || b == '.' || Character.digit(b, 16) >= 0;
  }

  private static boolean isLetter(byte b) {
    return Character.isLetter(b) || b == '_';
  }
}
