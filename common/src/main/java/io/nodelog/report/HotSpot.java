package io.nodelog.report;

import io.nodelog.report.load.Balance;
import io.nodelog.report.load.Load;
import io.nodelog.report.load.PeriodLoads;
import io.nodelog.summary.RowCodec;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The hottest node of a period by one load, and what may make it so. */
final class HotSpot {
  static final String ROUTE = "route";
  static final String VIRTUAL_HOST = "virtual_host";
  static final String CLIENT = "client";

  /** How many causes of a kind are told. */
  private static final int TOLD = 3;

  private static final int MOST_KEPT = 1 << 14;
  private static final List<String> KINDS = List.of(ROUTE, VIRTUAL_HOST, CLIENT);

  private final String pool;
  private final @Nullable Long hourStart;
  private final Load load;
  private final String node;
  private final double nodeShare;
  private final double fairShare;
  private final double nodeExcess;
  private final Map<Name, Brought> candidates = new HashMap<>();

  /**
   * What load comes of.
   *
   * @param kind a word of {@link LoadCausesRow}
   */
  record Name(String kind, String virtualHost, String text) implements Comparable<Name> {
    private static final Comparator<Name> ORDER =
        Comparator.comparing(Name::kind).thenComparing(Name::virtualHost).thenComparing(Name::text);

    @Override
    public int compareTo(Name other) {
      return ORDER.compare(this, other);
    }
  }

  /** The load that something brought to the node, and to all nodes. */
  private static final class Brought {
    private long toNode;
    private long toAll;
  }

  private record Cause(Name name, long toNode, long toAll, double excess) {}

  /**
   * Notes the hottest node.
   *
   * @param hourStart in microseconds since the epoch; null of a whole day
   * @param loads of all nodes of the pool
   */
  HotSpot(String pool, @Nullable Long hourStart, Load load, Balance balance, PeriodLoads loads) {
    this.pool = pool;
    this.hourStart = hourStart;
    this.load = load;
    this.node = balance.hottest();
    this.nodeShare = balance.hottestShare();
    this.fairShare = balance.hottestFairShare();
    this.nodeExcess = loads.of(load, node) - fairShare * loads.total(load);
  }

  Load load() {
    return load;
  }

  String node() {
    return node;
  }

  /** Says that the load of this name is to be added up. */
  void consider(Name name) {
    candidates.computeIfAbsent(name, absent -> new Brought());
  }

  /** Adds what a name brought to a node, if it is considered. */
  void add(Name name, String toNode, long more) {
    Brought brought = candidates.get(name);
    if (brought != null) {
      brought.toAll = RowCodec.add(brought.toAll, more);
      brought.toNode = RowCodec.add(brought.toNode, node.equals(toNode) ? more : 0);
    }
  }

  /** Takes all the load of a name at once; only the names that may be told are kept. */
  void addWhole(Name name, long toNode, long toAll) {
    if (toNode - fairShare * toAll > 0) {
      Brought brought = new Brought();
      brought.toNode = toNode;
      brought.toAll = toAll;
      candidates.put(name, brought);
      if (candidates.size() == MOST_KEPT) {
        Set<Name> told = new HashSet<>();
        KINDS.forEach(kind -> largest(kind).forEach(cause -> told.add(cause.name())));
        candidates.keySet().retainAll(told);
      }
    }
  }

  /** Hands on the causes, kind by kind, the largest excess first. */
  void tell(ReportSink sink) throws IOException {
    for (String kind : KINDS) {
      int rank = 0;
      for (Cause cause : largest(kind)) {
        sink.row(Report.LOAD_CAUSES, row(cause, ++rank));
      }
    }
  }

  private List<Cause> largest(String kind) {
    TreeSet<Cause> order =
        new TreeSet<>(
            Comparator.comparingDouble(Cause::excess).reversed().thenComparing(Cause::name));
    candidates.forEach(
        (name, brought) -> {
          double excess = brought.toNode - fairShare * brought.toAll;
          if (name.kind().equals(kind) && excess > 0) {
            order.add(new Cause(name, brought.toNode, brought.toAll, excess));
          }
        });
    return order.stream().limit(TOLD).toList();
  }

  private LoadCausesRow row(Cause cause, int rank) {
    return new LoadCausesRow(
        pool,
        hourStart == null ? "day" : "hour",
        hourStart == null ? null : Instants.ofMicros(hourStart),
        load.word(),
        node,
        nodeShare,
        fairShare,
        cause.name().kind(),
        rank,
        cause.name().virtualHost(),
        cause.name().text(),
        cause.toNode(),
        cause.toAll(),
        cause.excess(),
        cause.excess() / nodeExcess);
  }
}
