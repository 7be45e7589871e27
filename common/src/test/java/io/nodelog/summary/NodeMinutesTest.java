package io.nodelog.summary;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class NodeMinutesTest extends AccessSummaryLaws {
  @Override
  SummaryTable table() {
    return SummaryTable.NODE_MINUTES;
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    Map<String, Long> counts = new TreeMap<>();
    for (Line line : lines) {
      if (line.outcome().counted() && settings.bucketSeconds() % 60 == 0) {
        String key =
            String.join(
                "|",
                "node_minutes",
                date(line.micros(), settings.zone()).toString(),
                "" + startOf(line.micros(), settings.zone(), 60),
                NODE);
        counts.merge(key, 1L, Long::sum);
      }
    }
    Map<String, String> rows = new TreeMap<>();
    counts.forEach((key, count) -> rows.put(key, "requests=" + count));
    return rows;
  }
}
