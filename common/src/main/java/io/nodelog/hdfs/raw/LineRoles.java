package io.nodelog.hdfs.raw;

import java.util.Optional;

/**
 * What the lines of a format are to each other, as far as it matters where they are cut apart.
 *
 * @param eventStart which lines start an event; empty if every line is a record of its own
 * @param header which lines say how those behind them are to be read; empty if none does
 * @param maxContentBytes how much of a line is looked at
 */
public record LineRoles(
    Optional<LineTest> eventStart, Optional<HeaderTest> header, int maxContentBytes) {

  /** The roles in a format each line of which stands for itself. */
  public static LineRoles none() {
    return new LineRoles(Optional.empty(), Optional.empty(), Integer.MAX_VALUE);
  }
}
