package io.nodelog.format.parser;

/** A format whose lines are requests. */
public non-sealed interface AccessFormat extends RecordFormat {
  /** Returns whether the logged time is when the request ended; otherwise it is when it started. */
  boolean timeIsRequestEnd();

  /**
   * Returns a parser for one thread.
   *
   * @throws IllegalArgumentException if the settings lack what the format needs
   */
  LineParser newParser(ParserSettings settings);

  /** Returns whether lines of the format may be headers, see {@link #isHeader}. */
  default boolean hasHeaders() {
    return false;
  }

  /**
   * Returns whether a line says how the lines behind it are to be read, as {@code #Fields} does. A
   * parser that starts in the middle of a file has to be given the last such line first.
   */
  default boolean isHeader(byte[] bytes, int from, int to) {
    return false;
  }
}
