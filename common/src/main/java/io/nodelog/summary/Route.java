package io.nodelog.summary;

import io.nodelog.bytes.ByteSearch;

/**
 * The route of a request: its target made so general that the requests of one handler share it. It
 * is a function of the target alone, so that the number of routes does not depend on what came
 * before.
 *
 * <ul>
 *   <li>Scheme and authority of an absolute target, the query, the fragment, and the parameters of
 *       a segment (from {@code ;}) are left out. Nothing is percent-decoded.
 *   <li>A segment becomes <code>{n}</code> if it is a number, <code>{uuid}</code> if it has the
 *       shape of one, and <code>{hex}</code> if it is eight or more hexadecimal digits, one of them
 *       below ten; what follows its first dot stays.
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
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private final GrowingBytes route = new GrowingBytes(2 * LONGEST);

  /** Makes the route of no target. */
  GrowingBytes absent() {
    route.clear();
    route.putByte('-');
    return route;
  }

  /** Makes the route of a target; valid until the next call. */
  GrowingBytes of(byte[] bytes, int from, int to) {
    route.clear();
    int end = pathEnd(bytes, from, to);
    int at = pathStart(bytes, from, end);
    for (int depth = 0; at < end && route.length() <= LONGEST; depth++) {
      if (bytes[at] == '/') {
        route.putByte('/');
        at++;
      }
      if (depth == DEEPEST && at < end) {
        putRest();
        break;
      }
      int segmentEnd = indexOf(bytes, at, end, '/');
      putSegment(bytes, at, indexOf(bytes, at, segmentEnd, ';'));
      at = segmentEnd;
    }
    return shortened();
  }

  private GrowingBytes shortened() {
    if (route.length() > LONGEST) {
      route.setLength(cut());
      putRest();
    } else if (route.length() == 0) {
      route.putByte('/');
    }
    return route;
  }

  /** Where to cut so that two more bytes fit and no escape is torn. */
  private int cut() {
    int cut = LONGEST - 2;
    for (int i = cut - 1; i > cut - 4; i--) {
      if (route.array()[i] == '\\') {
        return i;
      }
    }
    return cut;
  }

  private void putRest() {
    route.putByte('*');
    route.putByte('*');
  }

  private static int pathEnd(byte[] bytes, int from, int to) {
    return indexOf(bytes, from, indexOf(bytes, from, to, '?'), '#');
  }

  /** Passes over the scheme and the authority of an absolute target. */
  private static int pathStart(byte[] bytes, int from, int to) {
    int colon = from;
    while (colon < to && Character.isLetter(bytes[colon])) {
      colon++;
    }
    boolean absolute =
        colon > from
            && to - colon >= 3
            && bytes[colon] == ':'
            && bytes[colon + 1] == '/'
            && bytes[colon + 2] == '/';
    return absolute ? indexOf(bytes, colon + 3, to, '/') : from;
  }

  private static int indexOf(byte[] bytes, int from, int to, char wanted) {
    int found = ByteSearch.indexOf(bytes, from, to, (byte) wanted);
    return found == ByteSearch.NOT_FOUND ? to : found;
  }

  private void putSegment(byte[] bytes, int from, int to) {
    int stemEnd = indexOf(bytes, from, to, '.');
    String placeholder = placeholder(bytes, from, stemEnd);
    for (int i = 0; i < placeholder.length(); i++) {
      route.putByte(placeholder.charAt(i));
    }
    int start = placeholder.isEmpty() ? from : stemEnd;
    for (int i = start; i < to && route.length() <= LONGEST; i++) {
      putPrintable(bytes[i]);
    }
  }

  private void putPrintable(byte b) {
    if (b > ' ' && b < 0x7f) {
      route.putByte(b);
    } else {
      route.putByte('\\');
      route.putByte('x');
      route.putByte(HEX[b >> 4 & 15]);
      route.putByte(HEX[b & 15]);
    }
  }

  /** Returns what stands for a segment, or nothing if it stands for itself. */
  private static String placeholder(byte[] bytes, int from, int to) {
    int digits = 0;
    int hex = 0;
    int dashes = 0;
    for (int i = from; i < to; i++) {
      digits += bytes[i] >= '0' && bytes[i] <= '9' ? 1 : 0;
      hex += Character.digit(bytes[i], 16) >= 0 ? 1 : 0;
      dashes += bytes[i] == '-' && isUuidDash(i - from) ? 1 : 0;
    }
    int length = to - from;
    if (length > 0 && digits == length) {
      return "{n}";
    }
    if (length == UUID_LENGTH && dashes == 4 && hex == UUID_LENGTH - 4) {
      return "{uuid}";
    }
    return length >= SHORTEST_HEX && hex == length && digits > 0 ? "{hex}" : "";
  }

  private static boolean isUuidDash(int at) {
    return at == 8 || at == 13 || at == 18 || at == 23;
  }
}
