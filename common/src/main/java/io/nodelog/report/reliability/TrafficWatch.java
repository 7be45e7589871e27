package io.nodelog.report.reliability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Finds nodes whose traffic stopped and came back, by the minutes in which they had requests.
 *
 * <p>That a node has no requests says little: it may be night, its log may not have come yet, or
 * the whole fleet may be cut off. So a silence is one only if the node had requests in each of the
 * 30 minutes before, if it has some again (so that its log has come), and if the requests that its
 * pool had meanwhile would, by the node's share before, have brought it so many that chance cannot
 * have taken them all. Who is alone in its pool is never found silent, nor are all together.
 */
public final class TrafficWatch {
  /** So long a node must have had requests in every minute. */
  static final int STEADY_MINUTES = 30;

  /** Who is silent for longer was taken out of service. */
  static final int LONGEST_MINUTES = 24 * 60 - STEADY_MINUTES;

  private static final long MINUTE = 60_000_000L;

  private final TrafficRule rule;
  private final UnaryOperator<String> poolOf;
  private final Map<String, Pool> pools = new HashMap<>();
  private final Map<String, Node> nodes = new HashMap<>();
  private final List<TrafficSilence> found = new ArrayList<>();

  /**
   * A watch that has seen nothing.
   *
   * @param poolOf the pool of a node: with whom it shares a load
   */
  public TrafficWatch(TrafficRule rule, UnaryOperator<String> poolOf) {
    this.rule = rule;
    this.poolOf = poolOf;
  }

  /**
   * Takes the requests of a node in a minute; minutes come in their order, each node at most once
   * in each.
   *
   * @param start of the minute, in microseconds since the epoch
   */
  public void add(long start, String name, long requests) {
    long minute = Math.floorDiv(start, MINUTE);
    Pool pool = pools.computeIfAbsent(poolOf.apply(name), any -> new Pool());
    pool.add(minute, requests);
    Node node = nodes.computeIfAbsent(name, any -> new Node(minute));
    long missed = minute - node.last - 1;
    if (missed > 0 && missed <= LONGEST_MINUTES && node.isSteady()) {
      silent(name, node, pool, minute);
    }
    node.add(minute, requests);
  }

  private void silent(String name, Node node, Pool pool, long minute) {
    long first = node.last + 1;
    double share = (double) node.requests() / pool.requests(first - STEADY_MINUTES, first);
    long expected = (long) (share * pool.requests(first, minute));
    TrafficSilence silence = new TrafficSilence(name, first * MINUTE, minute * MINUTE, expected);
    if (rule.holds(silence)) {
      found.add(silence);
    }
  }

  /** The silences that ended, in the order of their ends. */
  public List<TrafficSilence> silences() {
    return List.copyOf(found);
  }

  /** The requests of all nodes of a pool. */
  private static final class Pool {
    private final NavigableMap<Long, Long> upTo = new TreeMap<>();
    private long all;

    void add(long minute, long requests) {
      all += requests;
      upTo.put(minute, all);
    }

    long requests(long from, long to) {
      return before(to) - before(from);
    }

    private long before(long minute) {
      Map.Entry<Long, Long> last = upTo.lowerEntry(minute);
      return last == null ? 0 : last.getValue();
    }
  }

  /** The latest minutes of a node. */
  private static final class Node {
    private final long[] latest = new long[STEADY_MINUTES];
    private long steadySince;
    private long last;

    Node(long minute) {
      steadySince = minute;
      last = minute;
    }

    void add(long minute, long requests) {
      if (minute > last + 1) {
        steadySince = minute;
      }
      last = minute;
      latest[Math.floorMod(minute, STEADY_MINUTES)] = requests;
    }

    boolean isSteady() {
      return last - steadySince + 1 >= STEADY_MINUTES;
    }

    long requests() {
      long sum = 0;
      for (long ofMinute : latest) {
        sum += ofMinute;
      }
      return sum;
    }
  }
}
