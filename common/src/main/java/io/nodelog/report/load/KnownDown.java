package io.nodelog.report.load;

import io.nodelog.report.reliability.Downtime;
import java.util.List;
import java.util.Map;

/**
 * When nodes were down, so that a dead node counts as a failure and not as imbalance.
 *
 * @param downtimes of each node that was down at all
 */
public record KnownDown(Map<String, List<Downtime>> downtimes) {
  /** Nothing is known of outages. */
  public static final KnownDown NOTHING = new KnownDown(Map.of());

  public KnownDown {
    downtimes = Map.copyOf(downtimes);
  }

  /**
   * Returns whether a node was down all the time.
   *
   * @param fromMicros start in microseconds since the epoch
   * @param toMicros end (exclusive)
   */
  public boolean allOf(String node, long fromMicros, long toMicros) {
    return downtimes.getOrDefault(node, List.of()).stream()
        .anyMatch(down -> down.from() <= fromMicros && down.to() >= toMicros);
  }
}
