package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.report.PeakMinutes.Peak;
import io.nodelog.report.load.Inventory;
import io.nodelog.report.load.Load;
import io.nodelog.report.load.PeriodLoads;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.DistinctSketch;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code node_load}: the nodes of a bucket are neighbours, and their sum gives the shares. In
 * a bucket in which any node has requests, all others that serve have a row too.
 */
final class NodeLoadReport implements ReportMaker {
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final int bucketSeconds;
  private final Inventory inventory;

  NodeLoadReport(int bucketSeconds, Inventory inventory) {
    this.bucketSeconds = bucketSeconds;
    this.inventory = inventory;
  }

  private record NodeHour(String node, long hourStart) {}

  @Override
  public Set<Report> reports() {
    return Set.of(Report.NODE_LOAD);
  }

  @Override
  public Set<Context> contexts() {
    return Set.of(Context.SETTINGS);
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    Map<NodeHour, byte[]> clients = clients(summaries);
    Hours hours = new Hours(clients);
    SortedSet<String> serving = NodeBucket.serving(summaries, inventory);
    PeakMinutes peaks = new PeakMinutes(summaries);
    NodeBucket.forEachBucket(
        summaries,
        nodes -> {
          long end = nodes.get(0).bucketStart() + bucketSeconds * MICROS_PER_SECOND;
          PeriodLoads all = NodeBucket.loads(nodes);
          Map<String, Peak> busiest = peaks.before(end);
          for (NodeBucket load : withIdle(nodes, serving)) {
            sink.row(Report.NODE_LOAD, row(load, all, hours, busiest.get(load.node())));
          }
        });
  }

  /** The nodes of a bucket by their names, those without requests too. */
  private static Collection<NodeBucket> withIdle(
      List<NodeBucket> nodes, SortedSet<String> serving) {
    SortedMap<String, NodeBucket> all = new TreeMap<>();
    long start = nodes.get(0).bucketStart();
    serving.forEach(node -> all.put(node, NodeBucket.idle(start, node)));
    nodes.forEach(one -> all.put(one.node(), one));
    return all.values();
  }

  private NodeLoadRow row(NodeBucket load, PeriodLoads all, Hours hours, @Nullable Peak peak)
      throws IOException {
    NodeHour hour = hours.of(load);
    return new NodeLoadRow(
        Instants.ofMicros(load.bucketStart()),
        bucketSeconds,
        load.node(),
        load.requests(),
        (double) load.requests() / all.total(Load.REQUESTS),
        load.bytesSent(),
        load.bytesReceived(),
        load.busyMicros(),
        load.status().of(1),
        load.status().of(2),
        load.status().of(3),
        load.status().of(4),
        load.status().of(5),
        Durations.quantile(load.durations(), 0.5),
        Durations.quantile(load.durations(), 0.95),
        Durations.quantile(load.durations(), 0.99),
        Durations.buckets(load.durations()),
        hours.estimate(hour),
        hours.sketchOnce(hour),
        share(load.bytesSent(), all.total(Load.BYTES_SENT)),
        share(load.busyMicros(), all.total(Load.BUSY_MICROS)),
        inventory.weightOf(load.node()),
        inventory.poolOf(load.node()),
        peak == null ? null : (Long) peak.requests(),
        peak == null ? null : Instants.ofMicros(peak.start()));
  }

  private static @Nullable Double share(long load, long total) {
    return total == 0 ? null : (double) load / total;
  }

  /** The sketches of a date: hours times nodes, of at most a kilobyte each. */
  private static Map<NodeHour, byte[]> clients(SummaryInputs summaries) throws IOException {
    Map<NodeHour, byte[]> clients = new HashMap<>();
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    ByteRange sketch = new ByteRange();
    SortedRows rows = summaries.rows(SummaryTable.NODE_CLIENTS);
    while (rows.next()) {
      long hourStart = key.set(rows.key()).instant();
      values.set(rows.value()).distinct(sketch);
      clients.put(new NodeHour(SafeText.decode(key.text()), hourStart), sketch.copy());
    }
    return clients;
  }

  /**
   * Finds the hour of a bucket: hours count from the start of the day, which need not be a full
   * one.
   */
  private static final class Hours {
    private final Map<NodeHour, byte[]> clients;
    private final Map<NodeHour, Long> estimates = new HashMap<>();
    private final Set<NodeHour> shown = new HashSet<>();
    private final long offset;

    Hours(Map<NodeHour, byte[]> clients) {
      this.clients = clients;
      this.offset =
          clients.keySet().stream()
              .findAny()
              .map(hour -> Math.floorMod(hour.hourStart(), HOUR_MICROS))
              .orElse(0L);
    }

    NodeHour of(NodeBucket load) {
      long start = load.bucketStart() - Math.floorMod(load.bucketStart() - offset, HOUR_MICROS);
      return new NodeHour(load.node(), start);
    }

    long estimate(NodeHour hour) throws IOException {
      Long known = estimates.get(hour);
      if (known == null) {
        byte[] sketch = clients.getOrDefault(hour, new byte[0]);
        known = DistinctSketch.estimate(new ByteRange().set(sketch, 0, sketch.length));
        estimates.put(hour, known);
      }
      return known;
    }

    byte @Nullable [] sketchOnce(NodeHour hour) {
      return shown.add(hour) ? clients.get(hour) : null;
    }
  }
}
