package io.nodelog.report.reliability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What became of every node, by all that was ever said of it. An outage is only known from the
 * whole history of its node: what ends it may come days after what began it.
 *
 * @param outages in the order of their detection
 * @param restarts of nodes that came back before anybody missed them, in the order of the nodes
 * @param failures of components, in the order of their times; each once, however often it was said
 * @param nodes all that are known: those of the inventory and those that were spoken of
 * @param watchedFrom when the first was said of any node being up or down, in microseconds since
 *     the epoch; {@link Downtime#OPEN} if nothing ever was
 */
public record FleetHistory(
    List<Outage> outages,
    List<Restart> restarts,
    List<ComponentFailure> failures,
    SortedSet<String> nodes,
    long watchedFrom) {

  private static final Comparator<Sighting> ORDER =
      Comparator.comparing(Sighting::time)
          .thenComparing(Sighting::file)
          .thenComparing(Sighting::offset)
          .thenComparing(Sighting::kind)
          .thenComparing(Sighting::detail)
          .thenComparing(Sighting::subject)
          .thenComparing(Sighting::observer);

  /**
   * Follows every node through its events.
   *
   * @param events all that there are, in any order
   * @param silences of traffic
   * @throws IOException if the signs of life cannot be read
   */
  public static FleetHistory of(
      List<Sighting> events,
      List<TrafficSilence> silences,
      Fleet fleet,
      OutageRules rules,
      LastSigns signs)
      throws IOException {
    Observers observers = new Observers(events, rules);
    SortedSet<String> nodes = new TreeSet<>(fleet.names());
    Map<String, NodeTrack> tracks = new TreeMap<>();
    List<Sighting> inOrder = events.stream().sorted(ORDER).toList();
    for (Sighting event : inOrder) {
      String node = fleet.node(event.subject(), event.observer());
      nodes.add(node);
      NodeTrack track =
          tracks.computeIfAbsent(node, name -> new NodeTrack(name, rules, signs, observers));
      track.add(event);
    }
    List<Outage> outages = new ArrayList<>();
    List<Restart> restarts = new ArrayList<>();
    for (NodeTrack track : tracks.values()) {
      outages.addAll(track.outages());
      restarts.addAll(track.restarts());
    }
    silences.forEach(silence -> nodes.add(silence.node()));
    ClusterFaults faults = new ClusterFaults(rules, observers, nodes.size());
    List<Outage> told = faults.marked(outages);
    List<Outage> all = new ArrayList<>(told);
    all.addAll(new TrafficOutages(rules, told).of(silences));
    return new FleetHistory(
        faults.marked(all),
        restarts,
        ComponentFailure.of(inOrder, fleet),
        nodes,
        watchedFrom(inOrder));
  }

  private static long watchedFrom(List<Sighting> inOrder) {
    return inOrder.stream()
        .filter(event -> !ComponentFailure.isOne(event.kind()))
        .mapToLong(Sighting::time)
        .findFirst()
        .orElse(Downtime.OPEN);
  }

  /** When a node was down: outages by several services that overlap are one. */
  public List<Downtime> downtimes(String node) {
    List<Downtime> merged = new ArrayList<>();
    merged.addAll(merged(node, false));
    merged.addAll(merged(node, true));
    return merged;
  }

  /** When nodes went down without anybody wanting it, from one time to another (exclusive). */
  public List<OutageStart> starts(long from, long to) {
    List<OutageStart> starts = new ArrayList<>();
    for (String node : nodes) {
      for (Downtime down : merged(node, false)) {
        if (down.from() >= from && down.from() < to) {
          starts.add(new OutageStart(node, down.from()));
        }
      }
    }
    return starts;
  }

  private List<Downtime> merged(String node, boolean planned) {
    List<Downtime> merged = new ArrayList<>();
    outages.stream()
        .filter(one -> one.node().equals(node) && isOf(one, planned))
        .sorted(Comparator.comparing(Outage::corrected))
        .forEach(one -> merge(merged, one, planned));
    return merged;
  }

  private static boolean isOf(Outage one, boolean planned) {
    return planned ? one.cause() == OutageCause.PLANNED : one.cause().counts();
  }

  private static void merge(List<Downtime> merged, Outage one, boolean planned) {
    Downtime last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
    if (last != null && one.corrected() <= last.to()) {
      Downtime both = new Downtime(last.from(), Math.max(last.to(), one.end()), planned);
      merged.set(merged.size() - 1, both);
    } else {
      merged.add(new Downtime(one.corrected(), one.end(), planned));
    }
  }
}
