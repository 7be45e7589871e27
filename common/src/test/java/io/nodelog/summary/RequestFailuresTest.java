package io.nodelog.summary;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

class RequestFailuresTest extends AccessSummaryLaws {
  static final Map<String, String> ROUTES =
      Map.of(
          "", "-",
          "/", "/",
          "/a?q=1", "/a",
          "/users/17/x", "/users/{n}/x",
          "/users/18/x", "/users/{n}/x",
          "/\u00e9", "/\\xe9",
          "/a/b/c/d/e/f", "/a/b/c/d/**");

  @Override
  SummaryTable table() {
    return SummaryTable.REQUEST_FAILURES;
  }

  private static String cause(int status) {
    return switch (status) {
      case 429, 444 -> "rejected";
      case 460, 499 -> "client_abort";
      case 502 -> "bad_gateway";
      case 504 -> "timeout";
      default -> status >= 500 ? "server_error" : "client_error";
    };
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    Map<String, long[]> rows = new TreeMap<>();
    for (Line line : lines) {
      if (line.outcome().counted() && line.status() >= 400) {
        String key =
            String.join(
                "|",
                "request_failures",
                date(line.micros(), settings.zone()).toString(),
                "" + startOf(line.micros(), settings.zone(), 3600),
                NODE,
                line.host().toLowerCase(Locale.ROOT),
                ROUTES.get(line.target()),
                "" + line.status(),
                cause(line.status()));
        long[] row =
            rows.computeIfAbsent(key, absent -> new long[] {0, Long.MAX_VALUE, Long.MIN_VALUE});
        row[0]++;
        row[1] = Math.min(row[1], line.micros());
        row[2] = Math.max(row[2], line.micros());
      }
    }
    Map<String, String> texts = new TreeMap<>();
    rows.forEach(
        (key, row) ->
            texts.put(
                key,
                String.format("requests=%d first_seen=%d last_seen=%d", row[0], row[1], row[2])));
    return texts;
  }
}
