package io.nodelog.report;

import io.nodelog.report.reliability.OutageStart;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The messages that nodes logged in the hour before they went down. Holds at most {@value
 * #MOST_MESSAGES} of them, the first ones in their order, so that what is kept does not depend on
 * the order in which they come.
 */
final class PrecedingMessages {
  private static final long HOUR_MICROS = TimeUnit.HOURS.toMicros(1);
  private static final int MOST_MESSAGES = 100_000;

  private final Map<String, List<Long>> starts = new HashMap<>();
  private final Map<OutageStart, Boolean> heardOf = new HashMap<>();
  private final NavigableMap<String, Map<OutageStart, Long>> messages = new TreeMap<>();
  private final Map<String, BitSet> hours = new HashMap<>();
  private final long firstHour;

  /**
   * Prepares to look at hours.
   *
   * @param outages which nodes went down, and when
   * @param firstHour the start of an hour before which there are no rows
   */
  PrecedingMessages(List<OutageStart> outages, long firstHour) {
    this.firstHour = firstHour;
    for (OutageStart outage : outages) {
      starts.computeIfAbsent(outage.node(), any -> new ArrayList<>()).add(outage.start());
    }
  }

  /**
   * Looks at the events of a message of a node in an hour.
   *
   * @param first when the earliest of them was
   * @param last when the latest was
   */
  void add(String message, String node, long hourStart, long first, long last) {
    hours
        .computeIfAbsent(node, any -> new BitSet())
        .set((int) ((hourStart - firstHour) / HOUR_MICROS));
    for (long start : starts.getOrDefault(node, List.of())) {
      boolean firstIn = isInLastHour(first, start);
      if (firstIn || isInLastHour(last, start)) {
        add(message, new OutageStart(node, start), firstIn ? first : last);
      }
    }
  }

  /**
   * The last hour before an outage touches two hours of the clock: of the earlier one the latest
   * event lies in it if any does, and of the later one the earliest.
   */
  private static boolean isInLastHour(long event, long outage) {
    return event <= outage && event >= outage - HOUR_MICROS;
  }

  private void add(String message, OutageStart outage, long event) {
    heardOf.put(outage, true);
    messages.computeIfAbsent(message, any -> new HashMap<>()).merge(outage, event, Math::min);
    if (messages.size() > MOST_MESSAGES) {
      messages.pollLastEntry();
    }
  }

  /** In how many hours a node logged anything, of all nodes together. */
  long hours() {
    return hours.values().stream().mapToLong(BitSet::cardinality).sum();
  }

  /** Before how many outages the node logged anything. */
  int outages() {
    return heardOf.size();
  }

  /** The messages that came before so many outages or more. */
  List<String> before(int fewestOutages) {
    return messages.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= fewestOutages)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How long before each of its outages the first event of a message was, in microseconds. */
  long[] leads(String message) {
    return messages.getOrDefault(message, Map.of()).entrySet().stream()
        .mapToLong(entry -> entry.getKey().start() - entry.getValue())
        .sorted()
        .toArray();
  }
}
