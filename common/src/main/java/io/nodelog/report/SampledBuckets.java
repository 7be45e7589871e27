package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.record.Metric;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the samples of a date bucket by bucket, in their order. A line that names a host speaks of
 * the node of the inventory that is known by that name, host or address, and else of one that is
 * called so.
 */
final class SampledBuckets {
  /** The start of no bucket, behind all others. */
  static final long NONE = Long.MAX_VALUE;

  private final SortedRows rows;
  private final UpstreamNodes inventory;
  private final KeyReader key = new KeyReader();
  private final ValueReader values = new ValueReader();
  private long next;

  SampledBuckets(SummaryInputs summaries, UpstreamNodes inventory) throws IOException {
    this.rows = summaries.rows(SummaryTable.NODE_SAMPLES);
    this.inventory = inventory;
    goOn();
  }

  private void goOn() throws IOException {
    next = rows.next() ? key.set(rows.key()).instant() : NONE;
  }

  /** The start of the bucket that comes next, or {@link #NONE}. */
  long next() {
    return next;
  }

  /** Reads the next bucket: what was measured of each node. */
  SortedMap<String, NodeResources> read() throws IOException {
    SortedMap<String, NodeResources> nodes = new TreeMap<>();
    for (long bucket = next; next == bucket && next != NONE; goOn()) {
      String node = SafeText.decode(key.text());
      String host = SafeText.decode(key.text());
      Optional<Metric> metric = Metric.of(SafeText.decode(key.text()));
      String device = SafeText.decode(key.text());
      NodeResources.Reading reading = reading(rows.value());
      metric.ifPresent(
          known ->
              nodes
                  .computeIfAbsent(subject(node, host), any -> new NodeResources())
                  .add(known, device, reading));
    }
    return nodes;
  }

  private NodeResources.Reading reading(ByteRange value) throws IOException {
    values.set(value);
    long samples = values.sum();
    long sum = values.sum();
    return new NodeResources.Reading(samples, sum, values.extreme(), values.extreme());
  }

  private String subject(String node, String host) {
    return host.isEmpty() ? node : inventory.of(host).orElse(host);
  }
}
