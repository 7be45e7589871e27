package io.nodelog.report;

import io.nodelog.report.reliability.ComponentFailure;
import io.nodelog.report.reliability.Fleet;
import io.nodelog.report.reliability.FleetHistory;
import io.nodelog.report.reliability.OutageRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rows of {@code component_failures}. */
final class ComponentRows {
  private static final int MOST_PARTS = 5;
  private static final String CLUSTER = "cluster";
  private static final List<String> SCOPES = List.of("node", "rack", CLUSTER);

  private final Map<LocalDate, List<ComponentFailuresRow>> rows = new HashMap<>();
  private final Map<Of, FailureCounts> toDate = new HashMap<>();
  private final Fleet fleet;
  private final OutageRules rules;
  private final ZoneId zone;

  /** Whose failures are counted together. */
  private record Of(String component, int scope, String name) implements Comparable<Of> {
    @Override
    public int compareTo(Of other) {
      int order = component.compareTo(other.component);
      order = order != 0 ? order : Integer.compare(scope, other.scope);
      return order != 0 ? order : name.compareTo(other.name);
    }
  }

  ComponentRows(FleetHistory history, Fleet fleet, OutageRules rules, ZoneId zone) {
    this.fleet = fleet;
    this.rules = rules;
    this.zone = zone;
    List<ComponentFailure> ofDay = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (ComponentFailure failure : history.failures()) {
      if (failure.time() >= end) {
        endDay(ofDay);
        end = HistoryReports.start(date(failure).plusDays(1), zone);
      }
      ofDay.add(failure);
    }
    endDay(ofDay);
  }

  private LocalDate date(ComponentFailure failure) {
    return Instants.ofMicros(failure.time()).atZone(zone).toLocalDate();
  }

  List<ComponentFailuresRow> of(HistoryReports.Day day) {
    return rows.getOrDefault(day.date(), List.of());
  }

  private void endDay(List<ComponentFailure> ofDay) {
    if (ofDay.isEmpty()) {
      return;
    }
    LocalDate date = date(ofDay.get(0));
    SortedMap<Of, List<ComponentFailure>> groups = new TreeMap<>();
    for (ComponentFailure failure : ofDay) {
      for (Of of : groups(failure)) {
        groups.computeIfAbsent(of, any -> new ArrayList<>()).add(failure);
        toDate.computeIfAbsent(of, any -> new FailureCounts(rules)).add(failure, date);
      }
    }
    List<ComponentFailuresRow> ofDate = new ArrayList<>();
    groups.forEach((of, failures) -> ofDate.add(row(of, failures)));
    rows.put(date, ofDate);
    ofDay.clear();
  }

  private List<Of> groups(ComponentFailure failure) {
    List<Of> groups = new ArrayList<>();
    groups.add(new Of(failure.component(), 0, failure.node()));
    fleet.rack(failure.node()).ifPresent(rack -> groups.add(new Of(failure.component(), 1, rack)));
    groups.add(cluster(failure.component()));
    return groups;
  }

  private static Of cluster(String component) {
    return new Of(component, SCOPES.indexOf(CLUSTER), "all");
  }

  private ComponentFailuresRow row(Of of, List<ComponentFailure> failures) {
    FailureCounts counts = toDate.getOrDefault(of, new FailureCounts(rules));
    FailureCounts all = toDate.getOrDefault(cluster(of.component()), counts);
    ComponentFailure first = failures.get(0);
    boolean cluster = SCOPES.get(of.scope()).equals(CLUSTER);
    return new ComponentFailuresRow(
        SCOPES.get(of.scope()),
        of.name(),
        of.component(),
        failures.stream().mapToLong(ComponentFailure::count).sum(),
        instant(first),
        instant(failures.get(failures.size() - 1)),
        parts(failures),
        counts.failures(),
        (double) counts.failures() / all.failures(),
        Instants.ofMicros(counts.first()),
        cluster ? null : Seconds.of(counts.meanGap()),
        cluster ? Seconds.of(counts.meanGap()) : null,
        counts.quarter(1),
        counts.quarter(2),
        counts.quarter(3),
        counts.quarter(4),
        counts.bursts(),
        counts.largestBurst(),
        first.evidence().file(),
        first.evidence().offset());
  }

  private static Instant instant(ComponentFailure failure) {
    return Instants.ofMicros(failure.time());
  }

  private static String parts(List<ComponentFailure> failures) {
    SortedSet<String> parts = new TreeSet<>();
    for (ComponentFailure failure : failures) {
      String part = failure.evidence().detail();
      if (!part.isEmpty() && !part.equals(failure.component())) {
        parts.add(part);
      }
    }
    return String.join(", ", parts.stream().limit(MOST_PARTS).toList());
  }
}
