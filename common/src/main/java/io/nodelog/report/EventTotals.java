package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** How many events of daemons a date has: by node and hour, by node, and in all. */
final class EventTotals {
  private final Map<String, Map<Long, Long>> byHour = new HashMap<>();
  private final Map<String, Long> byNode = new HashMap<>();
  private long all;
  private long lastHour = Long.MIN_VALUE;

  /** Adds up the rows of the error templates of a date. */
  static EventTotals of(SortedRows rows) throws IOException {
    EventTotals totals = new EventTotals();
    KeyReader key = new KeyReader();
    ValueReader value = new ValueReader();
    while (rows.next()) {
      key.set(rows.key()).text();
      long hourStart = key.instant();
      totals.add(hourStart, SafeText.decode(key.text()), value.set(rows.value()).sum());
    }
    return totals;
  }

  private void add(long hourStart, String node, long events) {
    byHour.computeIfAbsent(node, any -> new HashMap<>()).merge(hourStart, events, Long::sum);
    byNode.merge(node, events, Long::sum);
    all += events;
    lastHour = Math.max(lastHour, hourStart);
  }

  boolean isEmpty() {
    return all == 0;
  }

  /** The events of a node in an hour. */
  long of(String node, long hourStart) {
    return byHour.getOrDefault(node, Map.of()).getOrDefault(hourStart, 0L);
  }

  /** The events of a node. */
  long of(String node) {
    return byNode.getOrDefault(node, 0L);
  }

  long all() {
    return all;
  }

  /** When the last hour starts that has events, in microseconds since the epoch. */
  long lastHour() {
    return lastHour;
  }
}
