package io.nodelog.report;

import java.time.Duration;
import java.util.List;

/**
 * What is promised of availability, and when a change is remarkable.
 *
 * @param objective the promised share of requests without an error, above 0 and below 1
 * @param windows of whole hours, in which the burn rate is told
 * @param minRequests a window with fewer requests has no verdict
 * @param anomalies what is unlike the weeks before
 */
public record Slo(
    double objective, List<Duration> windows, long minRequests, AnomalyRule anomalies) {

  /** The longest window. */
  public static final Duration LONGEST = Duration.ofDays(Window.DAYS);

  /**
   * When the hour of a node is unlike the same hour of the weeks before.
   *
   * @param minWeeks how many of the four weeks before must have had the node
   * @param minRequests fewer requests than this, more or less, are no news; nor is the share of
   *     errors among so few
   * @param minChange nor are requests that differ from the median by a smaller share of it
   * @param minErrorRatio nor is a share of errors that differs from the median by less
   */
  public record AnomalyRule(
      int minWeeks, long minRequests, double minChange, double minErrorRatio) {}
}
