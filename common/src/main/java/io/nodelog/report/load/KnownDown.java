package io.nodelog.report.load;

/**
 * Which nodes are known to have been down, so that a dead node counts as a failure and not as
 * imbalance.
 */
@FunctionalInterface
public interface KnownDown {
  /** Nothing is known of outages. */
  KnownDown NOTHING = (node, fromMicros, toMicros) -> false;

  /**
   * Returns whether a node was down all the time.
   *
   * @param fromMicros start in microseconds since the epoch
   * @param toMicros end (exclusive)
   */
  boolean allOf(String node, long fromMicros, long toMicros);
}
