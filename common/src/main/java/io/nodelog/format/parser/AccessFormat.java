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
}
