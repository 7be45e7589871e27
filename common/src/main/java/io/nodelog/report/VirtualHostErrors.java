package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.record.outcome.FailureCause;
import io.nodelog.record.outcome.RequestOutcome;
import io.nodelog.report.HourlyErrors.Counts;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The requests and errors of virtual hosts by hour. A client can name any host, so that only those
 * are known that had the most requests on the date.
 */
final class VirtualHostErrors {
  /** So many hosts are known, of equals the first by name. */
  static final int MOST = 200;

  private final SortedMap<String, NavigableMap<Long, Counts>> byHost = new TreeMap<>();

  private VirtualHostErrors() {}

  /** Chooses the hosts by the requests of the date of the reports, and counts nothing yet. */
  static VirtualHostErrors ofLargest(SummaryInputs summaries) throws IOException {
    Map<String, Long> requests = new HashMap<>();
    RouteRow.forEach(
        summaries,
        row -> {
          if (!row.virtualHost().isEmpty()) {
            requests.merge(row.virtualHost(), row.requests(), Long::sum);
          }
        });
    VirtualHostErrors largest = new VirtualHostErrors();
    requests.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST)
        .forEach(host -> largest.byHost.put(host.getKey(), new TreeMap<>()));
    return largest;
  }

  /** Counts a date too. */
  void add(SummaryInputs summaries, LocalDate date) throws IOException {
    if (!byHost.isEmpty()) {
      addRequests(summaries.rows(SummaryTable.REQUEST_ROUTES, date));
      addFailures(summaries.rows(SummaryTable.REQUEST_FAILURES, date));
    }
  }

  private void addRequests(SortedRows rows) throws IOException {
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    while (rows.next()) {
      long hour = key.set(rows.key()).instant();
      key.text();
      NavigableMap<Long, Counts> hours = byHost.get(SafeText.decode(key.text()));
      if (hours != null) {
        hours.merge(hour, new Counts(values.set(rows.value()).sum(), 0, 0), Counts::plus);
      }
    }
  }

  /** In an hour whose requests were not counted by host, failures are a share of nothing. */
  private void addFailures(SortedRows rows) throws IOException {
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    while (rows.next()) {
      long hour = key.set(rows.key()).instant();
      key.text();
      NavigableMap<Long, Counts> hours = byHost.get(SafeText.decode(key.text()));
      if (hours != null) {
        key.text();
        key.integer();
        FailureCause cause = FailureCause.named(SafeText.decode(key.text()));
        long count = values.set(rows.value()).sum();
        boolean abort = cause.outcome() == RequestOutcome.CLIENT_ABORT;
        Counts failures = new Counts(0, abort ? count : 0, cause.isError() ? count : 0);
        hours.computeIfPresent(hour, (any, counts) -> counts.plus(failures));
      }
    }
  }

  /** The hours of each host, in the order of their names. */
  SortedMap<String, NavigableMap<Long, Counts>> byHost() {
    return byHost;
  }
}
