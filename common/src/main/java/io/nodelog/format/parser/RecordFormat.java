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

  /** Returns whether lines of the format may be headers, see {@link #isHeader}. */
  default boolean hasHeaders() {
    return false;
  }

  /**
   * Returns whether a line says how the lines behind it are to be read, as {@code #Fields} does. A
   * parser that starts in the middle of a file has to be given the header that is in effect first,
   * line by line.
   */
  default boolean isHeader(byte[] bytes, int from, int to) {
    return false;
  }

  /**
   * Returns the header that is in effect behind a header line: the line itself, unless it only adds
   * to what stood before it. The lines of a header have LF between them.
   *
   * @param before the header that was in effect in front of the line, empty if none was
   */
  default String headerAfter(String before, String line) {
    return line;
  }
}
