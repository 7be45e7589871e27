package io.nodelog.report.reliability;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many of some nodes were up at once in a period, planned downtime taken off too.
 *
 * @param nodes how many there are
 * @param length of the period
 * @param times how long exactly so many were up; together they are the period
 */
public record NodesUp(int nodes, long length, SortedMap<Integer, Long> times) {
  public NodesUp {
    times = Collections.unmodifiableSortedMap(new TreeMap<>(times));
  }

  /**
   * Returns how many were up.
   *
   * @param to end of the period, exclusive, behind {@code from}
   * @param downtimes of each node, in any order; may overlap each other and the ends of the period
   */
  public static NodesUp of(long from, long to, Collection<List<Downtime>> downtimes) {
    SortedMap<Long, Integer> changes = new TreeMap<>();
    downtimes.forEach(ofNode -> addDown(changes, from, to, ofNode));
    changes.putIfAbsent(to, 0);
    SortedMap<Integer, Long> times = new TreeMap<>();
    int up = downtimes.size();
    long since = from;
    for (Map.Entry<Long, Integer> change : changes.entrySet()) {
      if (change.getKey() > since) {
        times.merge(up, change.getKey() - since, Long::sum);
      }
      since = change.getKey();
      up -= change.getValue();
    }
    return new NodesUp(downtimes.size(), to - from, times);
  }

  /** The fewest at any time. */
  public int fewest() {
    return times.firstKey();
  }

  /**
   * The share of the time in which at least so many were up, 0 to 1: k-of-n availability.
   *
   * @param least k; with more than there are the share is 0
   */
  public double share(int least) {
    long time = times.tailMap(least).values().stream().mapToLong(Long::longValue).sum();
    return (double) time / length;
  }

  /** The share of the time in which all were up, 0 to 1. */
  public double allShare() {
    return share(nodes);
  }

  /** Says when one more is down and when one fewer; a node is down once, whoever says so. */
  private static void addDown(
      SortedMap<Long, Integer> changes, long from, long to, List<Downtime> ofNode) {
    long reached = from;
    for (Downtime one : ofNode.stream().sorted(Comparator.comparing(Downtime::from)).toList()) {
      long start = Math.max(reached, one.from());
      long end = Math.min(to, one.to());
      if (end > start) {
        changes.merge(start, 1, Integer::sum);
        changes.merge(end, -1, Integer::sum);
        reached = end;
      }
    }
  }
}
