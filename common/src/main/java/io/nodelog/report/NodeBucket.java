package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.report.load.Inventory;
import io.nodelog.report.load.PeriodLoads;
import io.nodelog.summary.DurationHistogram;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A row of the summary {@code node_load}: a node in a bucket of time. */
record NodeBucket(
    long bucketStart,
    String node,
    long requests,
    long bytesSent,
    long bytesReceived,
    long busyMicros,
    StatusCounts status,
    DurationHistogram durations) {

  /** Takes the nodes of a bucket that had requests in it, at least one, by their names. */
  @FunctionalInterface
  interface Visitor {
    void bucket(List<NodeBucket> nodes) throws IOException;
  }

  /** A node that had no requests in a bucket. */
  static NodeBucket idle(long bucketStart, String node) {
    return new NodeBucket(
        bucketStart, node, 0, 0, 0, 0, new StatusCounts(), new DurationHistogram());
  }

  static NodeBucket read(KeyReader key, ValueReader values) throws IOException {
    long bucketStart = key.instant();
    String node = SafeText.decode(key.text());
    long requests = values.sum();
    long bytesSent = values.sum();
    long bytesReceived = values.sum();
    long busyMicros = values.sum();
    StatusCounts status = StatusCounts.read(values);
    DurationHistogram durations = new DurationHistogram();
    values.histogram(durations);
    return new NodeBucket(
        bucketStart, node, requests, bytesSent, bytesReceived, busyMicros, status, durations);
  }

  /** Reads the buckets of a date one by one: its nodes are neighbours. */
  static void forEachBucket(SummaryInputs summaries, Visitor visitor) throws IOException {
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    List<NodeBucket> bucket = new ArrayList<>();
    SortedRows rows = summaries.rows(SummaryTable.NODE_LOAD);
    while (rows.next()) {
      NodeBucket next = read(key.set(rows.key()), values.set(rows.value()));
      if (!bucket.isEmpty() && bucket.get(0).bucketStart() != next.bucketStart()) {
        visitor.bucket(bucket);
        bucket = new ArrayList<>();
      }
      bucket.add(next);
    }
    if (!bucket.isEmpty()) {
      visitor.bucket(bucket);
    }
  }

  /** The nodes that served on a date: those of the inventory, and those that had requests. */
  static SortedSet<String> serving(SummaryInputs summaries, Inventory inventory)
      throws IOException {
    SortedSet<String> serving = new TreeSet<>(inventory.nodes().keySet());
    forEachBucket(summaries, nodes -> nodes.forEach(one -> serving.add(one.node())));
    return serving;
  }

  /** Adds up the nodes of a bucket. */
  static PeriodLoads loads(List<NodeBucket> nodes) {
    PeriodLoads loads = new PeriodLoads();
    for (NodeBucket one : nodes) {
      loads.add(one.node, one.requests, one.bytesSent, one.busyMicros, one.durations);
    }
    return loads;
  }
}
