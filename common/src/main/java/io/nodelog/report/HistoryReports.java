package io.nodelog.report;

import io.nodelog.report.load.KnownDown;
import io.nodelog.report.reliability.Downtime;
import io.nodelog.report.reliability.Fleet;
import io.nodelog.report.reliability.FleetHistory;
import io.nodelog.report.reliability.OutageRules;
import io.nodelog.report.reliability.OutageStart;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The rows of the reports that depend on the whole history: {@code node_outages}, {@code
 * node_availability} and {@code component_failures}.
 */
public final class HistoryReports {
  /** The reports that are made here. */
  public static final Set<Report> REPORTS =
      Set.of(Report.NODE_OUTAGES, Report.NODE_AVAILABILITY, Report.COMPONENT_FAILURES);

  private final FleetHistory history;
  private final OutageRows outages;
  private final AvailabilityRows availability;
  private final ComponentRows components;
  private final ZoneId zone;

  /** The maker of the reports of a date, whose rows are known. */
  public static ReportMaker maker(List<Row> rows) {
    return new ReportMaker() {
      @Override
      public Set<Report> reports() {
        return REPORTS;
      }

      @Override
      public Set<Context> contexts() {
        return Set.of(Context.HISTORY);
      }

      @Override
      public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
        for (Row row : rows) {
          sink.row(row.report(), row.row());
        }
      }
    };
  }

  /** A row of one of the reports. */
  public record Row(Report report, Record row) {}

  /**
   * A day of the report's zone.
   *
   * @param from its first microsecond
   * @param to the first microsecond after it
   */
  record Day(LocalDate date, long from, long to) {
    boolean has(long micros) {
      return micros >= from && micros < to;
    }
  }

  /**
   * Prepares the rows.
   *
   * @param watchedTo the end of what is known, exclusive, in microseconds since the epoch
   */
  public HistoryReports(
      FleetHistory history, Fleet fleet, OutageRules rules, ZoneId zone, long watchedTo) {
    this.history = history;
    this.outages = new OutageRows(history, fleet);
    this.availability = new AvailabilityRows(history, fleet, zone, watchedTo);
    this.components = new ComponentRows(history, fleet, rules, zone);
    this.zone = zone;
  }

  /** The rows of a date, those of each report in their order. */
  public List<Row> rows(LocalDate date) {
    Day day = day(date);
    List<Row> rows = new ArrayList<>();
    outages.of(day).forEach(row -> rows.add(new Row(Report.NODE_OUTAGES, row)));
    availability.of(day).forEach(row -> rows.add(new Row(Report.NODE_AVAILABILITY, row)));
    components.of(day).forEach(row -> rows.add(new Row(Report.COMPONENT_FAILURES, row)));
    return rows;
  }

  /**
   * The rows of {@code node_availability} of any period.
   *
   * @param to exclusive; both in microseconds since the epoch
   */
  public List<NodeAvailabilityRow> availability(long from, long to) {
    return availability.of(from, to);
  }

  /**
   * How many nodes were up at once in any period, by racks and for the cluster.
   *
   * @param to exclusive; both in microseconds since the epoch
   */
  public List<NodesUpRow> nodesUp(long from, long to) {
    return availability.nodesUp(from, to);
  }

  /** The nodes that were down on a date, and when. */
  public KnownDown down(LocalDate date) {
    Day day = day(date);
    Map<String, List<Downtime>> down = new TreeMap<>();
    for (String node : history.nodes()) {
      List<Downtime> ofDay =
          history.downtimes(node).stream()
              .filter(one -> one.from() < day.to() && one.to() > day.from())
              .toList();
      if (!ofDay.isEmpty()) {
        down.put(node, ofDay);
      }
    }
    return new KnownDown(down);
  }

  /**
   * The outages that began on a date and on the days before that reports look back on; none if none
   * began on the date.
   */
  public List<OutageStart> starts(LocalDate date) {
    Day day = day(date);
    return history.starts(day.from(), day.to()).isEmpty()
        ? List.of()
        : history.starts(start(Window.before(date).get(0), zone), day.to());
  }

  private Day day(LocalDate date) {
    return new Day(date, start(date, zone), start(date.plusDays(1), zone));
  }

  static long start(LocalDate date, ZoneId zone) {
    return TimeUnit.SECONDS.toMicros(date.atStartOfDay(zone).toEpochSecond());
  }
}
