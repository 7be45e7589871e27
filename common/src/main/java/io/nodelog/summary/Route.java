package io.nodelog.summary;

import io.nodelog.bytes.ByteSearch;
import java.nio.charset.StandardCharsets;

/**
 * The route of a request: its target made so general that the requests of one handler share it. It
 * is a function of the target alone, so that the number of routes does not depend on what came
 * before.
 *
 * <ul>
 *   <li>Scheme and authority of an absolute target, the query, the fragment, and the parameters of
 *       a segment (from {@code ;}) are left out. Nothing is percent-decoded.
 *   <li>A segment that starts with a UUID starts with <code>{uuid}</code> instead. Other segments
 *       are words between the characters {@code - _ . ~ ,}. A word becomes <code>{n}</code> if it
 *       is a number, and <code>{hex}</code> if it is eight or more hexadecimal digits, one of them
 *       below ten.
 *   <li>What follows the fourth segment becomes {@code **}.
 *   <li>Bytes that are not printable ASCII become {@code \xNN}.
 *   <li>A route ends with {@code **} rather than be longer than {@value #LONGEST} bytes.
 *   <li>No target is {@code -}.
 * </ul>
 */
final class Route {
  static final int LONGEST = 128;

  private static final int DEEPEST = 4;
  private static final int SHORTEST_HEX = 8;
  private static final int UUID_LENGTH = 36;
  private static final int[] UUID_DASHES = {8, 13, 18, 23};
  private static final int LONGEST_PIECE = 8;
  private static final byte[] NUMBER = ascii("{n}");
  private static final byte[] HEX_NUMBER = ascii("{hex}");
  private static final byte[] UUID = ascii("{uuid}");
  private static final byte[] REST = ascii("**");
  private static final byte[] HEX = ascii("0123456789abcdef");

  /**
   * What a byte adds to the count of its word: decimal digits in the low 21 bits, hexadecimal ones
   * in the next 21, bytes that cannot be printed above. Negative if it ends the word.
   */
  private static final long[] KINDS = new long[256];

  private static final int LANE = 21;
  private static final long DIGIT = 1;
  private static final long HEX_DIGIT = 1L << LANE;
  private static final long UNPRINTABLE = 1L << (2 * LANE);
  private static final long COUNT = HEX_DIGIT - 1;

  static {
    for (int b = 0; b < KINDS.length; b++) {
      KINDS[b] = kind(b);
    }
  }

  private final byte[] route = new byte[LONGEST + LONGEST_PIECE];
  private final ByteRange range = new ByteRange();
  private int length;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static long kind(int b) {
    if ("-_.~,/;?#".indexOf(b) >= 0) {
      return -1;
    }
    if (b <= ' ' || b >= 0x7f) {
      return UNPRINTABLE;
    }
    int digit = Character.digit(b, 16);
    return digit < 0 ? 0 : digit < 10 && b <= '9' ? HEX_DIGIT + DIGIT : HEX_DIGIT;
  }

  /** Makes the route of no target. */
  ByteRange absent() {
    route[0] = '-';
    return range.set(route, 0, 1);
  }

  /** Makes the route of a target; valid until the next call. */
  ByteRange of(byte[] bytes, int from, int to) {
    length = 0;
    int at = from < to && bytes[from] == '/' ? from : pathStart(bytes, from, to);
    for (int depth = 0; at < to && length <= LONGEST; depth++) {
      if (bytes[at] == '/') {
        route[length++] = '/';
        at++;
      }
      if (depth == DEEPEST && at < to && !endsPath(bytes[at])) {
        put(REST);
        break;
      }
      at = putSegment(bytes, at, to);
    }
    if (length > LONGEST) {
      length = cut();
      put(REST);
    } else if (length == 0) {
      route[length++] = '/';
    }
    return range.set(route, 0, length);
  }

  /** Where to cut so that two more bytes fit and no escape is torn. */
  private int cut() {
    int cut = LONGEST - REST.length;
    for (int i = cut - 1; i > cut - 4; i--) {
      if (route[i] == '\\') {
        return i;
      }
    }
    return cut;
  }

  private static boolean endsPath(byte b) {
    return b == '?' || b == '#';
  }

  private static int pathEnd(byte[] bytes, int from, int to) {
    return indexOf(bytes, from, indexOf(bytes, from, to, '?'), '#');
  }

  /** Passes over the scheme and the authority of an absolute target. */
  private static int pathStart(byte[] bytes, int from, int to) {
    int end = pathEnd(bytes, from, to);
    int colon = from;
    while (colon < end && Character.isLetter(bytes[colon])) {
      colon++;
    }
    boolean absolute =
        colon > from
            && end - colon >= 3
            && bytes[colon] == ':'
            && bytes[colon + 1] == '/'
            && bytes[colon + 2] == '/';
    return absolute ? indexOf(bytes, colon + 3, end, '/') : from;
  }

  private static int indexOf(byte[] bytes, int from, int to, char wanted) {
    int found = ByteSearch.indexOf(bytes, from, to, (byte) wanted);
    return found == ByteSearch.NOT_FOUND ? to : found;
  }

  /** Puts the segment that starts at {@code from}, and returns where the next one does, if any. */
  private int putSegment(byte[] bytes, int from, int end) {
    int at = from;
    if (startsWithUuid(bytes, from, end)) {
      put(UUID);
      at += UUID_LENGTH;
    }
    while (at < end && length <= LONGEST) {
      at = putWord(bytes, at, end);
      if (at == end || bytes[at] == '/') {
        return at;
      }
      if (bytes[at] == ';' || endsPath(bytes[at])) {
        return next(bytes, at, end);
      }
      route[length++] = bytes[at++];
    }
    return at;
  }

  /** Passes over what does not belong to the route. */
  private static int next(byte[] bytes, int from, int end) {
    int pathEnd = pathEnd(bytes, from, end);
    int slash = indexOf(bytes, from, pathEnd, '/');
    return slash == pathEnd ? end : slash;
  }

  /** Puts the word that starts at {@code from}, and returns where it ends. */
  private int putWord(byte[] bytes, int from, int end) {
    int start = length;
    int out = start;
    long counts = 0;
    int at = from;
    for (; at < end; at++) {
      long kind = KINDS[bytes[at] & 0xff];
      if (kind < 0) {
        break;
      }
      counts += kind;
      if (out <= LONGEST) {
        route[out++] = bytes[at];
      }
    }
    length = out;
    if (counts >= UNPRINTABLE) {
      length = start;
      putPrintable(bytes, from, at);
    } else if (counts > 0) {
      replaceNumber(start, at - from, counts & COUNT, counts >> LANE);
    }
    return at;
  }

  private void replaceNumber(int start, int wordLength, long digits, long hexDigits) {
    if (digits == wordLength) {
      length = start;
      put(NUMBER);
    } else if (hexDigits == wordLength && wordLength >= SHORTEST_HEX && digits > 0) {
      length = start;
      put(HEX_NUMBER);
    }
  }

  private void put(byte[] piece) {
    System.arraycopy(piece, 0, route, length, piece.length);
    length += piece.length;
  }

  private void putPrintable(byte[] bytes, int from, int to) {
    for (int i = from; i < to && length <= LONGEST; i++) {
      byte b = bytes[i];
      if (b > ' ' && b < 0x7f) {
        route[length++] = b;
      } else {
        route[length++] = '\\';
        route[length++] = 'x';
        route[length++] = HEX[b >> 4 & 15];
        route[length++] = HEX[b & 15];
      }
    }
  }

  private static boolean startsWithUuid(byte[] bytes, int from, int end) {
    if (end - from < UUID_LENGTH) {
      return false;
    }
    for (int dash : UUID_DASHES) {
      if (bytes[from + dash] != '-') {
        return false;
      }
    }
    long hexDigits = 0;
    for (int i = from; i < from + UUID_LENGTH; i++) {
      hexDigits += Math.max(0, KINDS[bytes[i] & 0xff]) >> LANE;
    }
    boolean whole = end - from == UUID_LENGTH || KINDS[bytes[from + UUID_LENGTH] & 0xff] < 0;
    return whole && hexDigits == UUID_LENGTH - UUID_DASHES.length;
  }
}
