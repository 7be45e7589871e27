package io.nodelog.summary;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Words that are masked as a whole: URLs, absolute paths, addresses, names of hosts. */
final class WholeWord {
  private static final Set<String> DOMAINS =
      Set.of(
          "com",
          "org",
          "net",
          "edu",
          "gov",
          "mil",
          "info",
          "biz",
          "local",
          "localdomain",
          "lan",
          "internal",
          "intranet",
          "corp",
          "home",
          "arpa",
          "cluster");

  /** What ends the name of a source file: the number behind it is no port. */
  private static final Set<String> SOURCES =
      Set.of("java", "scala", "kt", "groovy", "py", "c", "cc", "cpp", "h", "go", "rs", "js", "rb");

  private static final int LONGEST_LABEL = 12;
  private static final int MOST_PORT_DIGITS = 5;
  private static final int FEWEST_COLONS = 2;

  /** So many colons make an address also of groups without a digit. */
  private static final int ENOUGH_COLONS = 5;

  private WholeWord() {}

  /**
   * Whether the whole word is masked.
   *
   * @param classes of its bytes, as {@link ByteClass} has them, together
   */
  static boolean varies(byte[] bytes, int from, int to, int classes) {
    boolean slash = (classes & ByteClass.SLASH) != 0;
    boolean colon = (classes & ByteClass.COLON) != 0;
    boolean dot = (classes & ByteClass.DOT) != 0;
    return (slash && isPath(bytes, from, to))
        || (slash && colon && isUrl(bytes, from, to))
        || (colon && isDrive(bytes, from, to))
        || (colon && isHexGroups(bytes, from, to))
        || (dot && (classes & ByteClass.LETTER) != 0 && isHost(bytes, from, to));
  }

  private static boolean isPath(byte[] bytes, int from, int to) {
    return bytes[from] == '/' && to - from > 1;
  }

  private static boolean isDrive(byte[] bytes, int from, int to) {
    return to - from > 2
        && ByteClass.isLetter(bytes[from])
        && bytes[from + 1] == ':'
        && bytes[from + 2] == '\\';
  }

  private static boolean isUrl(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != ':') {
      at++;
    }
    return at > from && at + 3 < to && bytes[at + 1] == '/' && bytes[at + 2] == '/';
  }

  /** Groups of at most four hexadecimal digits between colons, such as addresses have. */
  private static boolean isHexGroups(byte[] bytes, int from, int to) {
    int colons = 0;
    int group = 0;
    boolean digits = false;
    for (int at = from; at < to; at++) {
      if (bytes[at] == ':') {
        colons++;
        group = 0;
      } else if (!ByteClass.isHex(bytes[at]) || ++group > 4) {
        return false;
      }
      digits |= ByteClass.isDigit(bytes[at]);
    }
    return colons >= ENOUGH_COLONS || (colons >= FEWEST_COLONS && digits);
  }

  /** Labels between dots, of which one has a letter: before a port, or ending in a domain. */
  private static boolean isHost(byte[] bytes, int from, int to) {
    int at = from;
    int labels = 1;
    int label = from;
    boolean letters = false;
    while (at < to && bytes[at] != ':') {
      if (bytes[at] == '.') {
        if (at == label) {
          return false; // an empty label
        }
        labels++;
        label = at + 1;
      } else if (!ByteClass.isAlphanumeric(bytes[at]) && bytes[at] != '-' && bytes[at] != '_') {
        return false;
      }
      letters |= ByteClass.isLetter(bytes[at]);
      at++;
    }
    if (labels < 2 || !letters || at == label || at - label > LONGEST_LABEL) {
      return false;
    }
    String last = new String(bytes, label, at - label, StandardCharsets.ISO_8859_1);
    boolean port = isPort(bytes, at, to);
    return port ? !SOURCES.contains(last) : at == to && isDomain(last, labels);
  }

  private static boolean isPort(byte[] bytes, int colon, int to) {
    int digits = to - colon - 1;
    return digits > 0
        && digits <= MOST_PORT_DIGITS
        && WordMask.digitsEnd(bytes, colon + 1, to) == to;
  }

  /** A usual domain, or that of a country behind two other labels. */
  private static boolean isDomain(String last, int labels) {
    boolean country =
        labels > 2 && last.length() == 2 && isLower(last.charAt(0)) && isLower(last.charAt(1));
    return country || DOMAINS.contains(last);
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }
}
