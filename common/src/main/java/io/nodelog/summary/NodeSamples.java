package io.nodelog.summary;

import io.nodelog.record.Metric;
import io.nodelog.record.MetricSamples;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Adds up samples of the resources of nodes: rows of {@link SummaryTable#NODE_SAMPLES}. Of the name
 * of a host and of a device the first {@value #LONGEST_NAME} bytes count. Used by one thread at a
 * time.
 */
public final class NodeSamples {
  /** No name of a host or a device is longer, in bytes. */
  public static final int LONGEST_NAME = 255;

  private static final long MOST_BYTES = 4L << 20;
  private static final Metric[] METRICS = Metric.values();
  private static final int SAMPLES = 0;
  private static final int TOTAL = 1;
  private static final int LOWEST = 2;
  private static final int HIGHEST = 3;

  private final SummarySettings settings;
  private final long bucketMicros;
  private final Days days;
  private final BlockSink sink;
  private final RowTable table = new RowTable(SummaryTable.NODE_SAMPLES);
  private final KeyWriter key = new KeyWriter();
  private final ByteRange keyRange = new ByteRange();
  private byte[] encodedNode = new byte[0];

  /**
   * Makes an empty table.
   *
   * @param sink takes the rows in blocks, of which several may have the same key
   */
  public NodeSamples(SummarySettings settings, BlockSink sink) {
    this.settings = settings;
    this.bucketMicros = TimeUnit.SECONDS.toMicros(settings.bucketSeconds());
    this.days = new Days(settings.zone());
    this.sink = sink;
  }

  /** Says whose sources the samples that follow are read from. */
  public void startNode(String node) {
    encodedNode = new KeyWriter().text(node).copy();
  }

  /** Adds every value of a sample; the view is not kept. */
  public void add(ServiceRecord sample) throws IOException {
    for (Metric metric : METRICS) {
      long thousandths = sample.samples().thousandths(metric);
      if (thousandths != MetricSamples.ABSENT) {
        add(sample, metric, thousandths);
      }
    }
    if (table.heldBytes() > MOST_BYTES) {
      flush();
    }
  }

  private void add(ServiceRecord sample, Metric metric, long thousandths) {
    long time = sample.timeMicros();
    Days.Day day = days.dayOf(time);
    key.clear().instant(time - (time - day.startMicros()) % bucketMicros);
    key.encoded(encodedNode, 0, encodedNode.length);
    putName(sample, ServiceField.HOST);
    key.text(metric.word());
    putName(sample, ServiceField.DEVICE);
    int row = table.row(day.epochDay(), key.range(keyRange));
    table.add(row, SAMPLES, 1);
    table.add(row, TOTAL, thousandths);
    table.merge(row, LOWEST, thousandths);
    table.merge(row, HIGHEST, thousandths);
  }

  private void putName(ServiceRecord sample, ServiceField field) {
    int from = Math.max(0, sample.from(field));
    int to = sample.has(field) ? Math.min(sample.to(field), from + LONGEST_NAME) : from;
    key.text(sample.bytes(), from, to);
  }

  /** Hands every row on and makes the table empty; called at the end, and as often as wanted. */
  public void flush() throws IOException {
    table.flush(settings.shards(), sink);
  }
}
