package io.nodelog.report.reliability;

import java.util.List;

/**
 * How outages are told. All times are in microseconds.
 *
 * @param hdfsExpiry how long a DataNode is silent before the NameNode takes it for dead
 * @param yarnExpiry the same of a NodeManager and the ResourceManager
 * @param clusterShare which share of the nodes has to go down within a minute for the fault to be
 *     the observer's, 0 to 1
 * @param clusterNodes and how many at least
 * @param longPause a JVM that stood still for so long is an observer that may have missed
 *     heartbeats
 * @param observerGrace how long behind a start or a long pause of the observer its word is doubted
 * @param burstGap failures of components that follow one another within this are a burst
 * @param burstFailures if they are so many
 * @param traffic when it is remarkable that a node has no requests
 * @param planned when nodes are down because somebody wanted it
 */
public record OutageRules(
    long hdfsExpiry,
    long yarnExpiry,
    double clusterShare,
    int clusterNodes,
    long longPause,
    long observerGrace,
    long burstGap,
    int burstFailures,
    TrafficRule traffic,
    List<PlannedTime> planned) {
  /**
   * A time for which downtime is planned.
   *
   * @param node its name, or {@code *} for all
   * @param to exclusive
   */
  public record PlannedTime(String node, long from, long to) {
    boolean has(String name, long time) {
      return time >= from && time < to && (node.equals("*") || node.equals(name));
    }
  }

  public OutageRules {
    planned = List.copyOf(planned);
  }

  boolean isPlanned(String node, long time) {
    return planned.stream().anyMatch(one -> one.has(node, time));
  }
}
