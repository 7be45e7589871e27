package io.nodelog.report.reliability;

import java.io.IOException;

/** When the own logs of nodes had their last lines. */
@FunctionalInterface
public interface LastSigns {
  /** No line is known. */
  long NONE = Long.MIN_VALUE;

  /**
   * The time of the last line of a node from {@code from} on and before {@code to}, in microseconds
   * since the epoch; {@link #NONE} if there is none.
   */
  long last(String node, Service service, long from, long to) throws IOException;
}
