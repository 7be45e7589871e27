package io.nodelog.report;

import io.nodelog.summary.CorruptSummary;
import io.nodelog.summary.DurationHistogram;
import io.nodelog.summary.RowCodec;
import io.nodelog.summary.ValueReader;

/** The measures of {@code ip_node_access}, of one row or of several. */
final class AccessTotals {
  private long requests;
  private long bytesSent;
  private StatusCounts status = new StatusCounts();
  private long firstSeen = Long.MAX_VALUE;
  private long lastSeen = Long.MIN_VALUE;
  private final DurationHistogram durations = new DurationHistogram();

  static AccessTotals read(ValueReader values) throws CorruptSummary {
    AccessTotals totals = new AccessTotals();
    totals.requests = values.sum();
    totals.bytesSent = values.sum();
    totals.status = StatusCounts.read(values);
    totals.firstSeen = values.extreme();
    totals.lastSeen = values.extreme();
    values.histogram(totals.durations);
    return totals;
  }

  void add(AccessTotals other) {
    requests = RowCodec.add(requests, other.requests);
    bytesSent = RowCodec.add(bytesSent, other.bytesSent);
    status.add(other.status);
    firstSeen = Math.min(firstSeen, other.firstSeen);
    lastSeen = Math.max(lastSeen, other.lastSeen);
    durations.mergeWith(other.durations);
  }

  long requests() {
    return requests;
  }

  IpAccessRow row(Client client, long nodes) {
    return new IpAccessRow(
        client.text(),
        client.kind().word(),
        requests,
        bytesSent,
        status.of(1),
        status.of(2),
        status.of(3),
        status.of(4),
        status.of(5),
        status.errors(),
        Instants.ofMicros(firstSeen),
        Instants.ofMicros(lastSeen),
        nodes,
        Durations.quantile(durations, 0.5),
        Durations.quantile(durations, 0.95),
        Durations.quantile(durations, 0.99),
        Durations.buckets(durations));
  }

  IpNodeAccessRow row(Client client, String node, double clientShare) {
    return new IpNodeAccessRow(
        client.text(),
        client.kind().word(),
        node,
        requests,
        clientShare,
        bytesSent,
        status.of(1),
        status.of(2),
        status.of(3),
        status.of(4),
        status.of(5),
        status.errors(),
        Instants.ofMicros(firstSeen),
        Instants.ofMicros(lastSeen),
        Durations.quantile(durations, 0.5),
        Durations.quantile(durations, 0.95),
        Durations.quantile(durations, 0.99));
  }
}
