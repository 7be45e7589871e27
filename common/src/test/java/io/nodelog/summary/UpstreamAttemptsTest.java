package io.nodelog.summary;

import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class UpstreamAttemptsTest extends SummaryLaws {
  private static final String[] SERVERS = {
    "10.0.0.1:80", "10.0.0.2:80", "s\u00e9", "x".repeat(300)
  };
  private static final int[] STATUSES = {200, 404, 500, 503, 504};

  @Override
  SummaryTable table() {
    return SummaryTable.UPSTREAM_ATTEMPTS;
  }

  /** What a line says of one attempt. */
  private record Attempt(String server, int status, int millis) {
    static Attempt of(Line line, int number) {
      int dice = (int) Math.floorMod(line.offset() * 31 + number * 7L, 1000L);
      return new Attempt(SERVERS[dice % 4], STATUSES[dice % 5], dice);
    }

    String outcome() {
      return status == 504 ? "timeout" : status >= 500 ? "upstream_5xx" : "ok";
    }
  }

  private static int attempts(Line line) {
    return (int) (line.offset() % 3);
  }

  @Override
  void summarize(List<Line> lines, SummarySettings settings, BlockSink sink) throws IOException {
    AccessSummarizer summarizer = new AccessSummarizer(settings, NODE, sink);
    AccessRecord view = new AccessRecord();
    for (Line line : lines) {
      if (line.outcome().counted()) {
        fill(view, line);
        summarizer.add(view);
      }
    }
    summarizer.flush();
  }

  private static void fill(AccessRecord view, Line line) {
    StringBuilder all = new StringBuilder();
    int[] ends = new int[3];
    for (int field = 0; field < 3; field++) {
      for (int i = 0; i < attempts(line); i++) {
        Attempt attempt = Attempt.of(line, i);
        String seconds = BigDecimal.valueOf(attempt.millis, 3).toPlainString();
        all.append(i == 0 ? "" : ", ")
            .append(field == 0 ? attempt.server : field == 1 ? "" + attempt.status : seconds);
      }
      ends[field] = all.length();
    }
    view.clear(Line.latin(all + "~"));
    if (attempts(line) > 0) {
      view.set(AccessField.UPSTREAM_ADDRESS, 0, ends[0]);
      view.set(AccessField.UPSTREAM_STATUS, ends[0], ends[1]);
      view.set(AccessField.UPSTREAM_RESPONSE_TIME, ends[1], ends[2]);
    }
    view.setTimeMicros(line.micros());
    view.setStatus(line.status());
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    Map<String, long[]> counts = new TreeMap<>();
    Map<String, DurationHistogram> responses = new TreeMap<>();
    for (Line line : lines) {
      for (int i = 0; line.outcome().counted() && i < attempts(line); i++) {
        Attempt attempt = Attempt.of(line, i);
        String key = key(line, attempt, settings);
        boolean rescued = !attempt.outcome().equals("ok") && line.status() < 400;
        long[] count = counts.computeIfAbsent(key, absent -> new long[3]);
        count[0]++;
        count[1] += rescued ? 1 : 0;
        count[2] += rescued && i == 0 ? 1 : 0;
        responses
            .computeIfAbsent(key, absent -> new DurationHistogram())
            .add(attempt.millis * 1000L);
      }
    }
    Map<String, String> texts = new TreeMap<>();
    counts.forEach(
        (key, count) ->
            texts.put(
                key,
                "attempts=%d rescued=%d rescued_requests=%d connect_micros=%s response_micros=%s"
                    .formatted(
                        count[0],
                        count[1],
                        count[2],
                        new DurationHistogram(),
                        responses.get(key))));
    return texts;
  }

  private static String key(Line line, Attempt attempt, SummarySettings settings) {
    String server = attempt.server.substring(0, Math.min(255, attempt.server.length()));
    return String.join(
        "|",
        "upstream_attempts",
        AccessSummaryLaws.date(line.micros(), settings.zone()).toString(),
        "" + AccessSummaryLaws.startOf(line.micros(), settings.zone(), 3600),
        NODE,
        server,
        attempt.outcome());
  }
}
