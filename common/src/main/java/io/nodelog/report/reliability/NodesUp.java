package io.nodelog.report.reliability;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many of some nodes were up at once in a period, planned downtime taken off too.
 *
 * @param fewest at any time
 * @param allShare the share of the time in which all were, 0 to 1
 */
public record NodesUp(int fewest, double allShare) {
  /**
   * Returns how many were up.
   *
   * @param to end of the period, exclusive, behind {@code from}
   * @param downtimes of each node, in any order; may overlap each other and the ends of the period
   */
  public static NodesUp of(long from, long to, Collection<List<Downtime>> downtimes) {
    SortedMap<Long, Integer> changes = new TreeMap<>();
    downtimes.forEach(ofNode -> addDown(changes, from, to, ofNode));
    int down = 0;
    int most = 0;
    long allUp = 0;
    long since = from;
    for (Map.Entry<Long, Integer> change : changes.entrySet()) {
      allUp += down == 0 ? change.getKey() - since : 0;
      since = change.getKey();
      down += change.getValue();
      most = Math.max(most, down);
    }
    allUp += down == 0 ? to - since : 0;
    return new NodesUp(downtimes.size() - most, (double) allUp / (to - from));
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
