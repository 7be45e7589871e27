package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.record.outcome.AttemptOutcome;
import io.nodelog.report.HourlyErrors.Counts;
import io.nodelog.summary.DurationHistogram;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code upstream_attempts}: the outcomes of an upstream in an hour are neighbours, and their
 * sum gives the shares.
 */
final class UpstreamAttemptsReport implements ReportMaker {
  private final UpstreamNodes upstreams;
  private final ZoneId zone;

  /**
   * @param zone where a day starts, and so do its hours
   */
  UpstreamAttemptsReport(UpstreamNodes upstreams, ZoneId zone) {
    this.upstreams = upstreams;
    this.zone = zone;
  }

  @Override
  public Set<Report> reports() {
    return Set.of(Report.UPSTREAM_ATTEMPTS);
  }

  private record Attempts(
      long hourStart,
      String node,
      String upstream,
      AttemptOutcome outcome,
      long attempts,
      long rescued,
      long rescuedRequests,
      DurationHistogram connect,
      DurationHistogram response) {

    static Attempts read(KeyReader key, ValueReader values) throws IOException {
      long hourStart = key.instant();
      String node = SafeText.decode(key.text());
      String upstream = SafeText.decode(key.text());
      AttemptOutcome outcome = AttemptOutcome.named(SafeText.decode(key.text()));
      long attempts = values.sum();
      long rescued = values.sum();
      long rescuedRequests = values.sum();
      DurationHistogram connect = new DurationHistogram();
      values.histogram(connect);
      DurationHistogram response = new DurationHistogram();
      values.histogram(response);
      return new Attempts(
          hourStart,
          node,
          upstream,
          outcome,
          attempts,
          rescued,
          rescuedRequests,
          connect,
          response);
    }

    boolean sameUpstream(Attempts other) {
      return hourStart == other.hourStart
          && node.equals(other.node)
          && upstream.equals(other.upstream);
    }
  }

  @Override
  public Set<Context> contexts() {
    return Set.of(Context.SETTINGS);
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    Map<String, NavigableMap<Long, Counts>> requests =
        HourlyErrors.read(summaries, summaries.date(), zone).byNode();
    SortedRows rows = summaries.rows(SummaryTable.UPSTREAM_ATTEMPTS);
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    List<Attempts> group = new ArrayList<>();
    while (rows.next()) {
      Attempts next = Attempts.read(key.set(rows.key()), values.set(rows.value()));
      if (!group.isEmpty() && !group.get(0).sameUpstream(next)) {
        emit(group, requests, sink);
        group.clear();
      }
      group.add(next);
    }
    emit(group, requests, sink);
  }

  private void emit(
      List<Attempts> group, Map<String, NavigableMap<Long, Counts>> requests, ReportSink sink)
      throws IOException {
    long all = 0;
    long failed = 0;
    for (Attempts one : group) {
      all += one.attempts();
      failed += one.outcome().failed() ? one.attempts() : 0;
    }
    for (Attempts one : group) {
      sink.row(Report.UPSTREAM_ATTEMPTS, row(one, all, failed, rescueRatio(one, requests)));
    }
  }

  private static @Nullable Double rescueRatio(
      Attempts one, Map<String, NavigableMap<Long, Counts>> requests) {
    NavigableMap<Long, Counts> hours = requests.get(one.node());
    Counts hour = hours == null ? Counts.NONE : hours.getOrDefault(one.hourStart(), Counts.NONE);
    return hour.requests() == 0 ? null : (double) one.rescuedRequests() / hour.requests();
  }

  private UpstreamAttemptsRow row(
      Attempts one, long all, long failed, @Nullable Double rescueRatio) {
    Wilson interval = Wilson.of(failed, all);
    return new UpstreamAttemptsRow(
        Instants.ofMicros(one.hourStart()),
        one.node(),
        one.upstream(),
        upstreams.of(one.upstream()).orElse(null),
        one.outcome().word(),
        one.outcome().blame().word(),
        one.attempts(),
        (double) one.attempts() / all,
        one.rescued(),
        one.rescuedRequests(),
        rescueRatio,
        (double) failed / all,
        interval.low(),
        interval.high(),
        Durations.quantile(one.connect(), 0.5),
        Durations.quantile(one.connect(), 0.95),
        Durations.quantile(one.connect(), 0.99),
        Durations.quantile(one.response(), 0.5),
        Durations.quantile(one.response(), 0.95),
        Durations.quantile(one.response(), 0.99));
  }
}
