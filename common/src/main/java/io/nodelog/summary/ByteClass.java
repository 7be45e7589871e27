package io.nodelog.summary;

/** What a byte of a message may be part of. A byte that is not ASCII counts as a letter. */
final class ByteClass {
  private static final int SPACE = 1;
  private static final int DELIMITER = 2;
  static final int DIGIT = 4;
  static final int LETTER = 8;
  static final int HEX_LETTER = 16;
  static final int SLASH = 32;
  static final int DOT = 64;
  static final int COLON = 128;

  private static final short[] CLASSES = classes();

  private ByteClass() {}

  private static short[] classes() {
    short[] classes = new short[256];
    for (int b = 0; b < 256; b++) {
      classes[b] = (short) classOf(b);
    }
    return classes;
  }

  private static int classOf(int b) {
    if (b <= ' ') {
      return SPACE;
    } else if (b >= '0' && b <= '9') {
      return DIGIT;
    } else if (b >= 0x80 || isAsciiLetter(b)) {
      return Character.digit(b, 16) >= 0 ? LETTER | HEX_LETTER : LETTER;
    }
    return switch (b) {
      case '"', '\'', '(', ')', '[', ']', '{', '}', '<', '>', ',', ';', '=', '|' -> DELIMITER;
      case '/' -> SLASH;
      case '.' -> DOT;
      case ':' -> COLON;
      default -> 0;
    };
  }

  private static boolean isAsciiLetter(int b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  /** The classes of a byte, a bit each. */
  static int of(byte b) {
    return CLASSES[b & 0xFF];
  }

  static boolean isSpace(byte b) {
    return (of(b) & SPACE) != 0;
  }

  static boolean isDelimiter(byte b) {
    return (of(b) & DELIMITER) != 0;
  }

  static boolean isDigit(byte b) {
    return (of(b) & DIGIT) != 0;
  }

  static boolean isLetter(byte b) {
    return (of(b) & LETTER) != 0;
  }

  static boolean isAlphanumeric(byte b) {
    return (of(b) & (LETTER | DIGIT)) != 0;
  }

  static boolean isHex(byte b) {
    return (of(b) & (HEX_LETTER | DIGIT)) != 0;
  }

  /** Whether a word ends before a byte of these classes. */
  static boolean endWord(int classes) {
    return (classes & (SPACE | DELIMITER)) != 0;
  }
}
