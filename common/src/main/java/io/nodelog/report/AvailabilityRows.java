package io.nodelog.report;

import io.nodelog.report.reliability.Availability;
import io.nodelog.report.reliability.Downtime;
import io.nodelog.report.reliability.Fleet;
import io.nodelog.report.reliability.FleetHistory;
import io.nodelog.report.reliability.NodesUp;
import io.nodelog.report.reliability.Outage;
import io.nodelog.report.reliability.Restart;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows of {@code node_availability}: of nodes, racks, and the whole cluster. */
final class AvailabilityRows {
  private static final double SECONDS_OF_DAY = 86_400;

  private final FleetHistory history;
  private final ZoneId zone;
  private final long watchedTo;
  private final Map<String, List<Downtime>> downtimes = new HashMap<>();
  private final SortedMap<String, List<String>> racks = new TreeMap<>();

  AvailabilityRows(FleetHistory history, Fleet fleet, ZoneId zone, long watchedTo) {
    this.history = history;
    this.zone = zone;
    this.watchedTo = watchedTo;
    for (String node : history.nodes()) {
      downtimes.put(node, history.downtimes(node));
      fleet
          .rack(node)
          .ifPresent(rack -> racks.computeIfAbsent(rack, any -> new ArrayList<>()).add(node));
    }
  }

  /** A time that rows are made of. */
  private record Period(String name, long from, long to) {
    boolean has(long micros) {
      return micros >= from && micros < to;
    }

    boolean isEmpty() {
      return from >= to;
    }
  }

  List<NodeAvailabilityRow> of(HistoryReports.Day day) {
    List<NodeAvailabilityRow> rows = new ArrayList<>();
    long month = HistoryReports.start(day.date().withDayOfMonth(1), zone);
    add(rows, "day", day.from(), day.to());
    add(rows, "month", month, day.to());
    return rows;
  }

  List<NodeAvailabilityRow> of(long from, long to) {
    List<NodeAvailabilityRow> rows = new ArrayList<>();
    add(rows, "period", from, to);
    return rows;
  }

  /** How many nodes of each rack and of the cluster were up at once, the most first. */
  List<NodesUpRow> nodesUp(long from, long to) {
    Period period = watched("period", from, to);
    if (period.isEmpty()) {
      return List.of();
    }
    List<NodesUpRow> rows = new ArrayList<>();
    racks.forEach((rack, nodes) -> addNodesUp(rows, period, "rack", rack, nodes));
    addNodesUp(rows, period, "cluster", "all", List.copyOf(history.nodes()));
    return rows;
  }

  private void addNodesUp(
      List<NodesUpRow> rows, Period period, String scope, String name, List<String> nodes) {
    NodesUp up = up(period, nodes);
    for (int count = nodes.size(); count >= 0; count--) {
      long exactly = up.times().getOrDefault(count, 0L);
      if (exactly > 0) {
        rows.add(
            new NodesUpRow(
                Instants.ofMicros(period.from()),
                Instants.ofMicros(period.to()),
                scope,
                name,
                nodes.size(),
                count,
                Seconds.of(exactly),
                up.share(count)));
      }
    }
  }

  private NodesUp up(Period period, List<String> nodes) {
    return NodesUp.of(
        period.from(),
        period.to(),
        nodes.stream().map(node -> downtimes.getOrDefault(node, List.of())).toList());
  }

  /** What was watched of a time; empty if nobody watched yet, or nobody does any more. */
  private Period watched(String name, long from, long to) {
    return new Period(name, Math.max(from, history.watchedFrom()), Math.min(to, watchedTo));
  }

  private void add(List<NodeAvailabilityRow> rows, String name, long from, long to) {
    Period period = watched(name, from, to);
    if (period.isEmpty()) {
      return;
    }
    Map<String, Availability> all = new HashMap<>();
    for (String node : history.nodes()) {
      List<Downtime> ofNode = downtimes.getOrDefault(node, List.of());
      all.put(node, Availability.of(period.from(), period.to(), ofNode));
    }
    for (String node : history.nodes()) {
      rows.add(row(period, "node", node, List.of(node), all));
    }
    racks.forEach((rack, nodes) -> rows.add(row(period, "rack", rack, nodes, all)));
    rows.add(row(period, "cluster", "all", List.copyOf(history.nodes()), all));
  }

  private NodeAvailabilityRow row(
      Period period, String scope, String name, List<String> nodes, Map<String, Availability> all) {
    Availability one = Availability.together(nodes.stream().map(all::get).toList());
    List<Restart> restarts =
        history.restarts().stream()
            .filter(restart -> period.has(restart.time()) && nodes.contains(restart.node()))
            .toList();
    NodesUp up = up(period, nodes);
    return new NodeAvailabilityRow(
        period.name(),
        Instants.ofMicros(period.from()),
        Instants.ofMicros(period.to()),
        scope,
        name,
        nodes.size(),
        (int) nodes.stream().filter(node -> isDown(node, period.to() - 1)).count(),
        Seconds.of(one.observed()),
        Seconds.of(one.unplanned()),
        Seconds.of(one.planned()),
        one.share().orElseThrow(),
        one.totalShare().orElseThrow(),
        one.failures(),
        one.failures() - one.repairs().size(),
        incidents(period, nodes),
        restarts.size(),
        restarts.stream().filter(Restart::planned).count(),
        Seconds.of(one.meanTimeToRepair()),
        Seconds.of(one.medianTimeToRepair()),
        Seconds.of(one.ninetiethTimeToRepair()),
        Seconds.of(one.meanUptimeBetweenFailures()),
        Seconds.of(one.meanTimeBetweenIncidents()),
        Seconds.of(one.leastUptimeBetweenFailures()),
        one.repeatsInDay(),
        one.repeatsInWeek(),
        meanTimeToDetect(period, nodes),
        one.failures() * SECONDS_OF_DAY / Seconds.of(one.observed()),
        up.fewest(),
        up.allShare());
  }

  private @Nullable Double meanTimeToDetect(Period period, List<String> nodes) {
    OptionalDouble mean =
        history.outages().stream()
            .filter(one -> one.isFailure() && period.has(one.corrected()))
            .filter(one -> nodes.contains(one.node()))
            .mapToLong(one -> one.detected() - one.corrected())
            .average();
    return Seconds.of(mean);
  }

  private boolean isDown(String node, long time) {
    return downtimes.getOrDefault(node, List.of()).stream()
        .anyMatch(one -> one.from() <= time && one.to() > time);
  }

  private long incidents(Period period, List<String> nodes) {
    return history.outages().stream()
        .filter(one -> !one.incident().isEmpty() && period.has(one.detected()))
        .filter(one -> nodes.contains(one.node()))
        .map(Outage::incident)
        .distinct()
        .count();
  }
}
