package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.summary.FailureCause;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Makes {@code request_failures}; the shares are taken of the requests in {@code node_load}. */
final class RequestFailuresReport implements ReportMaker {
  @Override
  public Set<Report> reports() {
    return Set.of(Report.REQUEST_FAILURES);
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    Map<String, NavigableMap<Long, Long>> requests = requestsByNode(summaries);
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    SortedRows rows = summaries.rows(SummaryTable.REQUEST_FAILURES);
    while (rows.next()) {
      sink.row(
          Report.REQUEST_FAILURES, row(key.set(rows.key()), values.set(rows.value()), requests));
    }
  }

  private static RequestFailuresRow row(
      KeyReader key, ValueReader values, Map<String, NavigableMap<Long, Long>> requests)
      throws IOException {
    long hourStart = key.instant();
    String node = SafeText.decode(key.text());
    String virtualHost = SafeText.decode(key.text());
    String route = SafeText.decode(key.text());
    int status = key.integer();
    FailureCause cause = FailureCause.named(SafeText.decode(key.text()));
    long count = values.sum();
    return new RequestFailuresRow(
        Instants.ofMicros(hourStart),
        node,
        virtualHost,
        route,
        status,
        cause.word(),
        cause.blame().word(),
        count,
        (double) count / requestsOf(requests.getOrDefault(node, new TreeMap<>()), hourStart),
        Instants.ofMicros(values.extreme()),
        Instants.ofMicros(values.extreme()));
  }

  private static long requestsOf(NavigableMap<Long, Long> byBucket, long hourStart) {
    return byBucket.subMap(hourStart, hourStart + 3_600_000_000L).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private static Map<String, NavigableMap<Long, Long>> requestsByNode(SummaryInputs summaries)
      throws IOException {
    Map<String, NavigableMap<Long, Long>> requests = new HashMap<>();
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    SortedRows rows = summaries.rows(SummaryTable.NODE_LOAD);
    while (rows.next()) {
      long bucketStart = key.set(rows.key()).instant();
      requests
          .computeIfAbsent(SafeText.decode(key.text()), node -> new TreeMap<>())
          .put(bucketStart, values.set(rows.value()).sum());
    }
    return requests;
  }
}
