package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.record.outcome.FailureCause;
import io.nodelog.report.HourlyErrors.Counts;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes {@code request_failures}: shares of the requests of the node in {@code node_load}, and
 * ratios of those of the route.
 */
final class RequestFailuresReport implements ReportMaker {
  private final ZoneId zone;

  /**
   * @param zone where a day starts, and so do its hours
   */
  RequestFailuresReport(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public Set<Report> reports() {
    return Set.of(Report.REQUEST_FAILURES);
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    Map<String, NavigableMap<Long, Counts>> requests =
        HourlyErrors.read(summaries, summaries.date(), zone).byNode();
    RouteRequests routes = new RouteRequests(summaries.rows(SummaryTable.REQUEST_ROUTES));
    SortedRows rows = summaries.rows(SummaryTable.REQUEST_FAILURES);
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    while (rows.next()) {
      long ofRoute = routes.of(rows.key());
      sink.row(
          Report.REQUEST_FAILURES,
          row(key.set(rows.key()), values.set(rows.value()), requests, ofRoute));
    }
  }

  private static RequestFailuresRow row(
      KeyReader key,
      ValueReader values,
      Map<String, NavigableMap<Long, Counts>> requests,
      long ofRoute)
      throws IOException {
    long hourStart = key.instant();
    String node = SafeText.decode(key.text());
    String virtualHost = SafeText.decode(key.text());
    String route = SafeText.decode(key.text());
    int status = key.integer();
    FailureCause cause = FailureCause.named(SafeText.decode(key.text()));
    long count = values.sum();
    long all =
        requests
            .getOrDefault(node, new TreeMap<>())
            .getOrDefault(hourStart, Counts.NONE)
            .requests();
    boolean known = ofRoute >= count;
    Wilson interval = known ? Wilson.of(count, ofRoute) : new Wilson(0, 1);
    return new RequestFailuresRow(
        Instants.ofMicros(hourStart),
        node,
        virtualHost,
        route,
        status,
        cause.word(),
        cause.blame().word(),
        count,
        (double) count / all,
        Instants.ofMicros(values.extreme()),
        Instants.ofMicros(values.extreme()),
        cause.outcome().word(),
        known ? ofRoute : null,
        known ? (double) count / ofRoute : null,
        known ? interval.low() : null,
        known ? interval.high() : null);
  }
}
