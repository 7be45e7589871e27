package io.nodelog.summary;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

class RequestRoutesTest extends AccessSummaryLaws {
  @Override
  SummaryTable table() {
    return SummaryTable.REQUEST_ROUTES;
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    Map<String, long[]> rows = new TreeMap<>();
    for (Line line : lines) {
      if (line.outcome().counted()) {
        String key =
            String.join(
                "|",
                "request_routes",
                date(line.micros(), settings.zone()).toString(),
                "" + startOf(line.micros(), settings.zone(), 3600),
                NODE,
                line.host().toLowerCase(Locale.ROOT),
                RequestFailuresTest.ROUTES.get(line.target()));
        long[] row = rows.computeIfAbsent(key, absent -> new long[3]);
        row[0]++;
        row[1] = sum(row[1], orZero(line.bytesSent()));
        row[2] = sum(row[2], orZero(line.durationMicros()));
      }
    }
    Map<String, String> texts = new TreeMap<>();
    rows.forEach(
        (key, row) ->
            texts.put(
                key, "requests=" + row[0] + " bytes_sent=" + row[1] + " busy_micros=" + row[2]));
    return texts;
  }
}
