package io.nodelog.report.template;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often one message was logged, on all nodes: by day and hour, and by node on the last day. */
public final class MessageCounts {
  /** The most hours that a day has: one more than usual when clocks are set back. */
  static final int HOURS = 25;

  private final long[][] byHour;
  private final SortedMap<String, Long> nodes = new TreeMap<>();

  MessageCounts(int days) {
    byHour = new long[days][HOURS];
  }

  void clear() {
    for (long[] day : byHour) {
      Arrays.fill(day, 0);
    }
    nodes.clear();
  }

  void add(int day, int hour, long events) {
    byHour[day][Math.min(hour, HOURS - 1)] += events;
  }

  void addNode(String node, long events) {
    nodes.merge(node, events, Long::sum);
  }

  /** How many days there are; the last one is the date that a report is made of. */
  int days() {
    return byHour.length;
  }

  /** The events of an hour of a day. */
  long of(int day, int hour) {
    return byHour[day][hour];
  }

  /** The events of a day up to an hour, that hour included. */
  long upTo(int day, int hour) {
    return Arrays.stream(byHour[day], 0, hour + 1).sum();
  }

  /** The events of a day. */
  long of(int day) {
    return Arrays.stream(byHour[day]).sum();
  }

  /** The events of the last day. */
  public long today() {
    return of(byHour.length - 1);
  }

  /** The events of an hour of the last day. */
  public long today(int hour) {
    return byHour[byHour.length - 1][hour];
  }

  /** The events of all days. */
  public long all() {
    return Arrays.stream(byHour).flatMapToLong(Arrays::stream).sum();
  }

  /** The events of each node on the last day. */
  public Map<String, Long> nodes() {
    return nodes;
  }
}
