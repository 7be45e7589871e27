package io.nodelog.summary;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class NodeLoadTest extends AccessSummaryLaws {
  @Override
  SummaryTable table() {
    return SummaryTable.NODE_LOAD;
  }

  private static final class Row {
    private long requests;
    private long sent;
    private long received;
    private long busy;
    private final long[] classes = new long[6];
    private final DurationHistogram durations = new DurationHistogram();

    private void add(Line line) {
      requests++;
      sent = sum(sent, orZero(line.bytesSent()));
      received = sum(received, orZero(line.bytesReceived()));
      busy = sum(busy, orZero(line.durationMicros()));
      classes[line.status() < 0 ? 0 : line.status() / 100]++;
      if (line.durationMicros() >= 0) {
        durations.add(line.durationMicros());
      }
    }

    private String text() {
      return String.format(
          "requests=%d bytes_sent=%d bytes_received=%d busy_micros=%d status_1xx=%d"
              + " status_2xx=%d status_3xx=%d status_4xx=%d status_5xx=%d duration_micros=%s",
          requests,
          sent,
          received,
          busy,
          classes[1],
          classes[2],
          classes[3],
          classes[4],
          classes[5],
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
                "node_load",
                date(line.micros(), settings.zone()).toString(),
                "" + startOf(line.micros(), settings.zone(), settings.bucketSeconds()),
                NODE);
        rows.computeIfAbsent(key, absent -> new Row()).add(line);
      }
    }
    Map<String, String> texts = new TreeMap<>();
    rows.forEach((key, row) -> texts.put(key, row.text()));
    return texts;
  }
}
