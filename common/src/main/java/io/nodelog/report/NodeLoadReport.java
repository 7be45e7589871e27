package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.record.Metric;
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
 * a bucket in which any node has requests, all others that serve have a row too; a node whose
 * resources were measured has one in any case.
 */
final class NodeLoadReport implements ReportMaker {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long HOUR_MICROS = 3_600_000_000L;

  private final int bucketSeconds;
  private final Inventory inventory;
  private final UpstreamNodes names;

  /**
   * @param names finds the nodes that samples speak of
   */
  NodeLoadReport(int bucketSeconds, Inventory inventory, UpstreamNodes names) {
    this.bucketSeconds = bucketSeconds;
    this.inventory = inventory;
    this.names = names;
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
    SortedSet<String> serving = NodeBucket.serving(summaries, inventory);
    PeakMinutes peaks = new PeakMinutes(summaries);
    NodeQueues queues = new NodeQueues(summaries);
    Rows rows = new Rows(serving, new Hours(clients(summaries)), peaks, queues, sink);
    SampledBuckets samples = new SampledBuckets(summaries, names);
    NodeBucket.forEachBucket(summaries, nodes -> rows.emit(nodes, samples));
    rows.emitBefore(SampledBuckets.NONE, samples);
  }

  /** The rows of a date. */
  private final class Rows {
    private final SortedSet<String> serving;
    private final Hours hours;
    private final PeakMinutes peaks;
    private final NodeQueues queues;
    private final ReportSink sink;

    Rows(
        SortedSet<String> serving,
        Hours hours,
        PeakMinutes peaks,
        NodeQueues queues,
        ReportSink sink) {
      this.serving = serving;
      this.hours = hours;
      this.peaks = peaks;
      this.queues = queues;
      this.sink = sink;
    }

    /** A bucket in which nodes have requests, and those before it in which none has. */
    void emit(List<NodeBucket> busy, SampledBuckets samples) throws IOException {
      long start = busy.get(0).bucketStart();
      emitBefore(start, samples);
      SortedMap<String, NodeBucket> nodes = new TreeMap<>();
      serving.forEach(node -> nodes.put(node, NodeBucket.idle(start, node)));
      busy.forEach(one -> nodes.put(one.node(), one));
      emit(start, nodes, samples.next() == start ? samples.read() : new TreeMap<>());
    }

    /** Buckets in which no node has requests, but some were measured. */
    void emitBefore(long end, SampledBuckets samples) throws IOException {
      while (samples.next() < end) {
        emit(samples.next(), new TreeMap<>(), samples.read());
      }
    }

    private void emit(
        long start, SortedMap<String, NodeBucket> nodes, SortedMap<String, NodeResources> measured)
        throws IOException {
      PeriodLoads all = NodeBucket.loads(List.copyOf(nodes.values()));
      measured.keySet().forEach(node -> nodes.putIfAbsent(node, NodeBucket.idle(start, node)));
      Map<String, Peak> busiest = peaks.before(start + bucketSeconds * MICROS_PER_SECOND);
      Map<String, NodeQueues.Queue> waiting = queues.of(start);
      for (NodeBucket load : nodes.values()) {
        NodeResources resources = measured.getOrDefault(load.node(), new NodeResources());
        NodeQueues.Queue queue = waiting.getOrDefault(load.node(), NodeQueues.UNKNOWN);
        sink.row(Report.NODE_LOAD, row(load, all, busiest.get(load.node()), queue, resources));
      }
    }

    private NodeLoadRow row(
        NodeBucket load,
        PeriodLoads all,
        @Nullable Peak peak,
        NodeQueues.Queue queue,
        NodeResources resources)
        throws IOException {
      NodeHour hour = hours.of(load);
      return new NodeLoadRow(
          Instants.ofMicros(load.bucketStart()),
          bucketSeconds,
          load.node(),
          load.requests(),
          share(load.requests(), all.total(Load.REQUESTS)),
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
          peak == null ? null : Instants.ofMicros(peak.start()),
          queue.queued(),
          queue.p95Micros(),
          queue.maxMicros(),
          queue.longest(),
          resources.mean(Metric.CPU_PERCENT),
          resources.max(Metric.CPU_PERCENT),
          resources.mean(Metric.CPU_IOWAIT_PERCENT),
          resources.mean(Metric.LOAD_AVERAGE),
          resources.max(Metric.LOAD_AVERAGE),
          resources.percentMean(
              Metric.MEMORY_PERCENT, Metric.MEMORY_TOTAL_BYTES, Metric.MEMORY_AVAILABLE_BYTES),
          resources.percentMax(
              Metric.MEMORY_PERCENT, Metric.MEMORY_TOTAL_BYTES, Metric.MEMORY_AVAILABLE_BYTES),
          resources.memoryUsedMax(),
          resources.percentMax(
              Metric.SWAP_PERCENT, Metric.SWAP_TOTAL_BYTES, Metric.SWAP_FREE_BYTES),
          resources.mean(Metric.DISK_BUSY_PERCENT),
          resources.max(Metric.DISK_BUSY_PERCENT),
          resources.percentMax(
              Metric.DISK_USED_PERCENT, Metric.DISK_SIZE_BYTES, Metric.DISK_AVAILABLE_BYTES),
          resources.total(Metric.DISK_READ_BYTES_PER_SECOND),
          resources.total(Metric.DISK_WRITTEN_BYTES_PER_SECOND),
          resources.total(Metric.NETWORK_RECEIVED_BYTES_PER_SECOND),
          resources.total(Metric.NETWORK_SENT_BYTES_PER_SECOND),
          resources.max(Metric.HEAP_PERCENT));
    }
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
