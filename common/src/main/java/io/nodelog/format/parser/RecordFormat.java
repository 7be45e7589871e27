package io.nodelog.format.parser;

import java.util.List;

/** How the lines of one format are read, and what they yield. */
public sealed interface RecordFormat permits AccessFormat, ServiceFormat {
  /** What each part of the line yields, in the order of the line. */
  List<FormatColumn> columns();

  /**
   * Returns whether a time may stand in a line without its offset from UTC, so that the source has
   * to name a zone.
   */
  default boolean needsZone() {
    return false;
  }
}
