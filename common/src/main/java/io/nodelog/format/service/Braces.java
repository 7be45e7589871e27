package io.nodelog.format.service;

/** Finds where brackets of patterns close, with brackets in them. */
final class Braces {
  private Braces() {}

  /**
   * Returns where the argument ends (exclusive) that the bracket at {@code open} opens.
   *
   * @throws IllegalArgumentException if it is not closed
   */
  static int end(String pattern, int open) {
    char opening = pattern.charAt(open);
    char closing = opening == '(' ? ')' : '}';
    int depth = 0;
    for (int i = open; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException(
        "Invalid format: %s at position %d of %s is not closed"
            .formatted(opening, open + 1, pattern));
  }
}
