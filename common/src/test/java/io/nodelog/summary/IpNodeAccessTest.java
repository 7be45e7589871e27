package io.nodelog.summary;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class IpNodeAccessTest extends AccessSummaryLaws {
  @Override
  SummaryTable table() {
    return SummaryTable.IP_NODE_ACCESS;
  }

  private static final class Row {
    private long requests;
    private long bytes;
    private final long[] classes = new long[6];
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private final DurationHistogram durations = new DurationHistogram();

    private void add(Line line) {
      requests++;
      bytes = sum(bytes, orZero(line.bytesSent()));
      classes[line.status() < 0 ? 0 : line.status() / 100]++;
      first = Math.min(first, line.micros());
      last = Math.max(last, line.micros());
      if (line.durationMicros() >= 0) {
        durations.add(line.durationMicros());
      }
    }

    private String text() {
      return String.format(
          "requests=%d bytes_sent=%d status_1xx=%d status_2xx=%d status_3xx=%d status_4xx=%d"
              + " status_5xx=%d first_seen=%d last_seen=%d duration_micros=%s",
          requests,
          bytes,
          classes[1],
          classes[2],
          classes[3],
          classes[4],
          classes[5],
          first,
          last,
          durations);
    }
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    Map<String, Row> rows = new TreeMap<>();
    for (Line line : lines) {
      if (line.outcome().counted()) {
        String key =
            String.join(
                "|",
                "ip_node_access",
                date(line.micros(), settings.zone()).toString(),
                line.client(),
                NODE);
        rows.computeIfAbsent(key, absent -> new Row()).add(line);
      }
    }
    Map<String, String> texts = new TreeMap<>();
    rows.forEach((key, row) -> texts.put(key, row.text()));
    return texts;
  }
}
