package io.nodelog.summary;

/** Runs of letters and digits that name one thing among many: UUIDs, hashes, keys. */
final class Identifier {
  private static final int SHORTEST = 8;
  private static final int FEWEST_TURNS = 3;
  private static final int UUID_LENGTH = 36;
  private static final int FIRST_DASH = 8;

  private Identifier() {}

  /**
   * Where an identifier ends that starts at {@code at}, where no letter or digit stands before;
   * {@code at} if none does.
   */
  static int end(byte[] bytes, int at, int to) {
    if (!ByteClass.isAlphanumeric(bytes[at])) {
      return at;
    }
    if (isUuid(bytes, at, to)) {
      return at + UUID_LENGTH;
    }
    int from = isHexPrefix(bytes, at, to) ? at + 2 : at;
    int end = from;
    int digits = 0;
    int hex = 0;
    int turns = 0;
    for (; end < to && ByteClass.isAlphanumeric(bytes[end]); end++) {
      boolean digit = ByteClass.isDigit(bytes[end]);
      digits += digit ? 1 : 0;
      hex += ByteClass.isHex(bytes[end]) ? 1 : 0;
      turns += end > from && digit != ByteClass.isDigit(bytes[end - 1]) ? 1 : 0;
    }
    int length = end - from;
    boolean allHex = hex == length;
    boolean mixed = digits > 0 && digits < length && length >= SHORTEST;
    boolean prefixed = from > at && allHex && length > 0;
    boolean found = prefixed || (mixed && (allHex || turns >= FEWEST_TURNS));
    return found ? end : at;
  }

  private static boolean isHexPrefix(byte[] bytes, int at, int to) {
    return at + 2 < to && bytes[at] == '0' && (bytes[at + 1] == 'x' || bytes[at + 1] == 'X');
  }

  private static boolean isUuid(byte[] bytes, int at, int to) {
    if (to - at < UUID_LENGTH || bytes[at + FIRST_DASH] != '-') {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      boolean dash = i == FIRST_DASH || i == 13 || i == 18 || i == 23;
      if (dash ? bytes[at + i] != '-' : !ByteClass.isHex(bytes[at + i])) {
        return false;
      }
    }
    return to - at == UUID_LENGTH || !ByteClass.isAlphanumeric(bytes[at + UUID_LENGTH]);
  }
}
