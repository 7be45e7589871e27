package io.nodelog.report;

import io.nodelog.report.HourlyErrors.Counts;
import io.nodelog.report.outlier.BoxPlot;
import io.nodelog.report.outlier.Outlier;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes {@code node_anomalies}: each hour of a node beside the same hour of the same day of the
 * week, one to four weeks before. A week counts if the node had any request on that day; then an
 * hour without requests counts as 0. So a node that fell silent is seen, and a new one is not.
 */
final class NodeAnomaliesReport implements ReportMaker {
  private static final int DAYS_A_WEEK = 7;
  private static final int HOURS_A_DAY = 25; // the longest one

  private final Slo.AnomalyRule rule;
  private final ZoneId zone;

  NodeAnomaliesReport(Slo.AnomalyRule rule, ZoneId zone) {
    this.rule = rule;
    this.zone = zone;
  }

  @Override
  public Set<Report> reports() {
    return Set.of(Report.NODE_ANOMALIES);
  }

  @Override
  public Set<Context> contexts() {
    return Set.of(Context.WINDOW, Context.SETTINGS);
  }

  /** A day of one or all nodes: where it starts, and its counts by the number of the hour. */
  private record Day(Map<String, Counts[]> nodes, long firstHour, int lastHour) {
    static Day of(HourlyErrors errors) {
      long dayStart = errors.dayStart();
      Map<String, Counts[]> nodes = new TreeMap<>();
      int last = -1;
      for (Map.Entry<String, NavigableMap<Long, Counts>> node : errors.byNode().entrySet()) {
        Counts[] hours = new Counts[HOURS_A_DAY];
        for (Map.Entry<Long, Counts> hour : node.getValue().entrySet()) {
          int number = (int) ((hour.getKey() - dayStart) / HourlyErrors.HOUR_MICROS);
          if (number >= 0 && number < HOURS_A_DAY) {
            hours[number] = hour.getValue();
            last = Math.max(last, number);
          }
        }
        nodes.put(node.getKey(), hours);
      }
      return new Day(nodes, dayStart, last);
    }

    Counts at(String node, int hour) {
      Counts[] hours = nodes.get(node);
      return hours == null || hours[hour] == null ? Counts.NONE : hours[hour];
    }
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    Day today = day(summaries, 0);
    List<Day> weeks = new ArrayList<>();
    for (int week = 1; week * DAYS_A_WEEK <= Window.DAYS; week++) {
      weeks.add(day(summaries, week));
    }
    Set<String> nodes = new TreeSet<>(today.nodes().keySet());
    weeks.forEach(week -> nodes.addAll(week.nodes().keySet()));
    for (int hour = 0; hour <= today.lastHour(); hour++) {
      for (String node : nodes) {
        compare(node, hour, today, weeks, sink);
      }
    }
  }

  private Day day(SummaryInputs summaries, int weeksBefore) throws IOException {
    LocalDate date = summaries.date().minusDays((long) weeksBefore * DAYS_A_WEEK);
    return Day.of(HourlyErrors.read(summaries, date, zone));
  }

  private void compare(String node, int hour, Day today, List<Day> weeks, ReportSink sink)
      throws IOException {
    List<Counts> before =
        weeks.stream()
            .filter(week -> week.nodes().containsKey(node))
            .map(week -> week.at(node, hour))
            .toList();
    if (before.size() < rule.minWeeks()) {
      return;
    }
    Counts now = today.at(node, hour);
    long start = today.firstHour() + hour * HourlyErrors.HOUR_MICROS;
    BoxPlot requests =
        BoxPlot.of(before.stream().mapToDouble(week -> (double) week.requests()).toArray());
    double floor = Math.max((double) rule.minRequests(), rule.minChange() * requests.median());
    emit(start, node, "requests", (double) now.requests(), requests, floor, before.size(), sink);
    List<Counts> judged =
        before.stream().filter(counts -> counts.judged() >= rule.minRequests()).toList();
    if (now.judged() >= Math.max(1, rule.minRequests()) && judged.size() >= rule.minWeeks()) {
      BoxPlot ratios = BoxPlot.of(judged.stream().mapToDouble(Counts::errorRatio).toArray());
      emit(
          start,
          node,
          "error_ratio",
          now.errorRatio(),
          ratios,
          rule.minErrorRatio(),
          judged.size(),
          sink);
    }
  }

  private static void emit(
      long start,
      String node,
      String metric,
      double value,
      BoxPlot box,
      double floor,
      int weeks,
      ReportSink sink)
      throws IOException {
    Outlier outlier = box.outlier(value, floor);
    if (outlier != Outlier.NONE) {
      sink.row(
          Report.NODE_ANOMALIES,
          new NodeAnomaliesRow(
              Instants.ofMicros(start),
              node,
              metric,
              value,
              value > box.median() ? "high" : "low",
              outlier.word(),
              weeks,
              box.lower(),
              box.median(),
              box.upper()));
    }
  }
}
