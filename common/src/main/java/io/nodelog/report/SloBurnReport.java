package io.nodelog.report;

import io.nodelog.report.HourlyErrors.Counts;
import io.nodelog.report.slo.BurnRate;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes {@code slo_burn}: for each hour of the date the windows that end with it. */
final class SloBurnReport implements ReportMaker {
  private final Slo slo;
  private final ZoneId zone;

  SloBurnReport(Slo slo, ZoneId zone) {
    this.slo = slo;
    this.zone = zone;
  }

  @Override
  public Set<Report> reports() {
    return Set.of(Report.SLO_BURN);
  }

  @Override
  public Set<Context> contexts() {
    return Set.of(Context.WINDOW, Context.SETTINGS);
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    HourlyErrors today = HourlyErrors.read(summaries, summaries.date(), zone);
    NavigableMap<Long, Counts> fleet = today.fleet();
    Map<String, NavigableMap<Long, Counts>> nodes = new TreeMap<>(today.byNode());
    NavigableSet<Long> hours = new TreeMap<>(fleet).navigableKeySet();
    VirtualHostErrors hosts = VirtualHostErrors.ofLargest(summaries);
    hosts.add(summaries, summaries.date());
    for (int days = 1; days <= daysBefore(); days++) {
      LocalDate date = summaries.date().minusDays(days);
      HourlyErrors before = HourlyErrors.read(summaries, date, zone);
      hosts.add(summaries, date);
      fleet.putAll(before.fleet());
      before
          .byNode()
          .forEach(
              (node, counts) -> nodes.computeIfAbsent(node, n -> new TreeMap<>()).putAll(counts));
    }
    for (long hour : hours) {
      emit(new Whose("fleet", "", ""), hour, fleet, sink);
      for (Map.Entry<String, NavigableMap<Long, Counts>> node : nodes.entrySet()) {
        emit(new Whose("node", node.getKey(), ""), hour, node.getValue(), sink);
      }
      for (Map.Entry<String, NavigableMap<Long, Counts>> host : hosts.byHost().entrySet()) {
        emit(new Whose("virtual_host", "", host.getKey()), hour, host.getValue(), sink);
      }
    }
  }

  private long daysBefore() {
    long most = slo.windows().stream().mapToLong(Duration::toHours).max().orElse(0);
    return Math.min(Window.DAYS, (most + 23) / 24);
  }

  /** Whose requests a row is of. */
  private record Whose(String scope, String node, String virtualHost) {}

  private void emit(Whose whose, long hour, NavigableMap<Long, Counts> counts, ReportSink sink)
      throws IOException {
    long end = hour + HourlyErrors.HOUR_MICROS;
    for (Duration window : slo.windows()) {
      long start = end - window.toHours() * HourlyErrors.HOUR_MICROS;
      Counts sum = counts.subMap(start, end).values().stream().reduce(Counts.NONE, Counts::plus);
      if (sum.requests() > 0) {
        sink.row(Report.SLO_BURN, row(end, whose, window, sum));
      }
    }
  }

  private SloBurnRow row(long end, Whose whose, Duration window, Counts sum) {
    BurnRate burn = new BurnRate(slo.objective(), window, sum.judged(), sum.errors());
    boolean any = sum.judged() > 0;
    return new SloBurnRow(
        Instants.ofMicros(end),
        whose.scope(),
        whose.node(),
        (int) window.toHours(),
        slo.objective(),
        sum.judged(),
        sum.aborts(),
        sum.errors(),
        orNull(any, burn.errorRatio()),
        orNull(any, burn.rate()),
        burn.threshold(),
        orNull(any, burn.budgetConsumed()),
        burn.verdict(slo.minRequests()).name().toLowerCase(Locale.ROOT),
        whose.virtualHost());
  }

  private static @Nullable Double orNull(boolean any, double value) {
    return any ? value : null;
  }
}
