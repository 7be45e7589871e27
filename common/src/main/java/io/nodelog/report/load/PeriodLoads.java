package io.nodelog.report.load;

import io.nodelog.summary.DurationHistogram;
import io.nodelog.summary.RowCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** The loads of all nodes in a period of time. */
public final class PeriodLoads {
  private static final int LOADS = Load.values().length;

  private final SortedMap<String, long[]> byNode = new TreeMap<>();
  private final DurationHistogram durations = new DurationHistogram();

  /**
   * Adds what a node got in a part of the period.
   *
   * @param more how long the requests took, which stays the caller's
   */
  public void add(
      String node, long requests, long bytesSent, long busyMicros, DurationHistogram more) {
    add(node, requests, bytesSent, busyMicros);
    durations.mergeWith(more);
  }

  /** The same where it is not known how long each request took. */
  public void add(String node, long requests, long bytesSent, long busyMicros) {
    long[] loads = byNode.computeIfAbsent(node, absent -> new long[LOADS]);
    add(loads, Load.REQUESTS, requests);
    add(loads, Load.BYTES_SENT, bytesSent);
    add(loads, Load.BUSY_MICROS, busyMicros);
  }

  private static void add(long[] loads, Load load, long more) {
    loads[load.ordinal()] = RowCodec.add(loads[load.ordinal()], more);
  }

  /** Adds what all nodes got in a part of the period. */
  public void add(PeriodLoads part) {
    for (String node : part.nodes()) {
      add(
          node,
          part.of(Load.REQUESTS, node),
          part.of(Load.BYTES_SENT, node),
          part.of(Load.BUSY_MICROS, node));
    }
    durations.mergeWith(part.durations);
  }

  /** The nodes that had requests. */
  public Set<String> nodes() {
    return byNode.keySet();
  }

  /** What a node got, 0 if it had no requests. */
  public long of(Load load, String node) {
    long[] loads = byNode.get(node);
    return loads == null ? 0 : loads[load.ordinal()];
  }

  /** What all nodes got. */
  public long total(Load load) {
    return byNode.values().stream()
        .mapToLong(loads -> loads[load.ordinal()])
        .reduce(0, RowCodec::add);
  }

  /** How evenly nodes share a load; empty if that has no meaning. */
  public Optional<Balance> balance(Load load, SortedSet<String> up, Inventory inventory) {
    double requests = (double) total(Load.REQUESTS);
    return Balance.of(shares(load, up, inventory), chance(load), requests);
  }

  private NodeShares shares(Load load, SortedSet<String> up, Inventory inventory) {
    List<String> nodes = new ArrayList<>(up);
    return new NodeShares(
        nodes,
        nodes.stream().mapToDouble(node -> (double) of(load, node)).toArray(),
        nodes.stream().mapToDouble(inventory::weightOf).toArray());
  }

  /** How many bytes single requests had is not kept. */
  private Optional<Chance> chance(Load load) {
    return switch (load) {
      case REQUESTS -> Optional.of(Chance.ofRequests((double) total(Load.REQUESTS)));
      case BYTES_SENT -> Optional.empty();
      case BUSY_MICROS ->
          durations.count() == 0 ? Optional.empty() : Optional.of(chanceOfDurations());
    };
  }

  /** Each duration counts as the highest of its bucket, so that chance is not taken for less. */
  private Chance chanceOfDurations() {
    double[] sums = new double[2];
    durations.forEachBucket(
        (bucket, count) -> {
          double highest = DurationHistogram.upperBound(bucket);
          sums[0] += count * highest * highest;
          sums[1] = highest;
        });
    return new Chance(durations.count(), sums[0], sums[1]);
  }
}
