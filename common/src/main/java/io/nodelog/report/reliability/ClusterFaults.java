package io.nodelog.report.reliability;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells the faults of those who watch from the faults of nodes: if most nodes go down within a
 * minute, or right after their observer started or stood still, it is one incident of the cluster.
 */
final class ClusterFaults {
  private static final long MINUTE = 60_000_000L;
  private static final Comparator<Outage> ORDER =
      Comparator.comparing(Outage::detected)
          .thenComparing(Outage::node)
          .thenComparing(Outage::service);

  private final OutageRules rules;
  private final Observers observers;
  private final long nodes;

  /**
   * Prepares to look.
   *
   * @param nodes how many there are
   */
  ClusterFaults(OutageRules rules, Observers observers, long nodes) {
    this.rules = rules;
    this.observers = observers;
    this.nodes = nodes;
  }

  /** Returns the outages in the order of their times, those of one incident marked as such. */
  List<Outage> marked(List<Outage> outages) {
    Map<Service, List<Outage>> byService = new TreeMap<>();
    for (Outage one : outages) {
      byService.computeIfAbsent(one.service(), any -> new ArrayList<>()).add(one);
    }
    List<Outage> marked = new ArrayList<>();
    byService.values().forEach(all -> marked.addAll(ofService(all)));
    marked.sort(ORDER);
    return marked;
  }

  private List<Outage> ofService(List<Outage> outages) {
    outages.sort(ORDER);
    List<Outage> marked = new ArrayList<>();
    for (int from = 0, to; from < outages.size(); from = to) {
      to = minuteEnd(outages, from);
      List<Outage> together = outages.subList(from, to);
      boolean most = isMost(together);
      String incident = incident(together.get(0));
      for (Outage one : together) {
        boolean doubted = observers.doubted(one.evidence().observer(), one.detected());
        marked.add(one.cause().blamesNode() && (most || doubted) ? one.of(incident) : one);
      }
    }
    return marked;
  }

  private static int minuteEnd(List<Outage> outages, int from) {
    int to = from + 1;
    while (to < outages.size()
        && outages.get(to).detected() - outages.get(from).detected() < MINUTE) {
      to++;
    }
    return to;
  }

  private boolean isMost(List<Outage> together) {
    long down =
        together.stream()
            .filter(one -> one.cause().blamesNode())
            .map(Outage::node)
            .distinct()
            .count();
    return down >= rules.clusterNodes() && down >= rules.clusterShare() * nodes;
  }

  private static String incident(Outage first) {
    return first.service().word() + " " + Instant.EPOCH.plus(first.detected(), ChronoUnit.MICROS);
  }
}
