package io.nodelog.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;

class NodeQueuesTest extends AccessSummaryLaws {
  @Override
  SummaryTable table() {
    return SummaryTable.NODE_QUEUES;
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    Map<String, List<Line>> buckets = new TreeMap<>();
    for (Line line : lines) {
      boolean tells = line.queueMicros() >= 0 || line.queuedBefore() >= 0;
      if (line.outcome().counted() && tells) {
        String key =
            String.join(
                "|",
                "node_queues",
                date(line.micros(), settings.zone()).toString(),
                "" + startOf(line.micros(), settings.zone(), settings.bucketSeconds()),
                NODE);
        buckets.computeIfAbsent(key, any -> new ArrayList<>()).add(line);
      }
    }
    Map<String, String> rows = new TreeMap<>();
    buckets.forEach((key, of) -> rows.put(key, row(of)));
    return rows;
  }

  private static String row(List<Line> lines) {
    DurationHistogram times = new DurationHistogram();
    lines.stream().mapToLong(Line::queueMicros).filter(time -> time >= 0).forEach(times::add);
    return "requests="
        + lines.size()
        + " queued="
        + lines.stream().filter(one -> one.queueMicros() > 0 || one.queuedBefore() > 0).count()
        + " queue_micros="
        + times
        + " longest_micros="
        + longest(lines.stream().mapToLong(Line::queueMicros))
        + " longest_queue="
        + longest(lines.stream().mapToLong(Line::queuedBefore));
  }

  private static String longest(LongStream values) {
    OptionalLong longest = values.filter(value -> value >= 0).max();
    return longest.isPresent() ? String.valueOf(longest.getAsLong()) : "none";
  }
}
