package io.nodelog.format.parser;

/** A format whose lines are what daemons log: an event each, with the lines that continue it. */
public non-sealed interface ServiceFormat extends RecordFormat {
  /**
   * Returns a parser for one thread.
   *
   * @throws IllegalArgumentException if the settings lack what the format needs
   */
  EventParser newParser(ParserSettings settings);
}
