package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.DistinctSketch;
import io.nodelog.summary.DurationHistogram;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code node_load}: the nodes of a bucket are neighbours, and their sum gives the shares.
 */
final class NodeLoadReport implements ReportMaker {
  private static final long HOUR_MICROS = 3_600_000_000L;

  private final int bucketSeconds;

  NodeLoadReport(int bucketSeconds) {
    this.bucketSeconds = bucketSeconds;
  }

  private record NodeHour(String node, long hourStart) {}

  private record Load(
      long bucketStart,
      String node,
      long requests,
      long bytesSent,
      long bytesReceived,
      long busyMicros,
      StatusCounts status,
      DurationHistogram durations) {

    static Load read(KeyReader key, ValueReader values) throws IOException {
      long bucketStart = key.instant();
      String node = SafeText.decode(key.text());
      long requests = values.sum();
      long bytesSent = values.sum();
      long bytesReceived = values.sum();
      long busyMicros = values.sum();
      StatusCounts status = StatusCounts.read(values);
      DurationHistogram durations = new DurationHistogram();
      values.histogram(durations);
      return new Load(
          bucketStart, node, requests, bytesSent, bytesReceived, busyMicros, status, durations);
    }
  }

  @Override
  public Set<Report> reports() {
    return Set.of(Report.NODE_LOAD);
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    Map<NodeHour, byte[]> clients = clients(summaries);
    Hours hours = new Hours(clients);
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    List<Load> bucket = new ArrayList<>();
    SortedRows rows = summaries.rows(SummaryTable.NODE_LOAD);
    while (rows.next()) {
      Load load = Load.read(key.set(rows.key()), values.set(rows.value()));
      if (!bucket.isEmpty() && bucket.get(0).bucketStart() != load.bucketStart()) {
        emit(bucket, hours, sink);
        bucket.clear();
      }
      bucket.add(load);
    }
    emit(bucket, hours, sink);
  }

  private void emit(List<Load> bucket, Hours hours, ReportSink sink) throws IOException {
    double total = 0;
    for (Load load : bucket) {
      total += load.requests();
    }
    for (Load load : bucket) {
      sink.row(Report.NODE_LOAD, row(load, load.requests() / total, hours));
    }
  }

  private NodeLoadRow row(Load load, double share, Hours hours) throws IOException {
    NodeHour hour = hours.of(load);
    return new NodeLoadRow(
        Instants.ofMicros(load.bucketStart()),
        bucketSeconds,
        load.node(),
        load.requests(),
        share,
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
        hours.sketchOnce(hour));
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

    NodeHour of(Load load) {
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
