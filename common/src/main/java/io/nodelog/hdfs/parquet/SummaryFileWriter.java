package io.nodelog.hdfs.parquet;

import io.nodelog.bytes.Ipv4;
import io.nodelog.bytes.Ipv6;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.record.ClientKind;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.DurationHistogram;
import io.nodelog.summary.KeyColumn;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.Measure;
import io.nodelog.summary.RowCodec;
import io.nodelog.summary.RowVisitor;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** Writes merged summary rows to a Parquet file. */
public final class SummaryFileWriter implements RowVisitor, Closeable {
  private final SummaryTable table;
  private final RowSchema schema;
  private final ParquetRowWriter writer;
  private final KeyReader keys = new KeyReader();
  private final ValueReader values = new ValueReader();
  private final ByteRange bytes = new ByteRange();
  private final DurationHistogram histogram = new DurationHistogram();

  /** Creates the file. */
  public SummaryFileWriter(Storage storage, Path file, SummaryTable table) throws IOException {
    this.table = table;
    this.schema = SummarySchema.of(table);
    this.writer = new ParquetRowWriter(storage, file, schema);
  }

  @Override
  public void row(ByteRange key, ByteRange value) throws IOException {
    @Nullable Object[] row = new @Nullable Object[schema.columns().size()];
    int next = putKey(key, row);
    values.set(value);
    for (Measure measure : table.measures()) {
      row[next++] = measure(measure);
    }
    writer.write(row);
  }

  private int putKey(ByteRange key, @Nullable Object[] row) throws IOException {
    keys.set(key);
    int next = 0;
    for (KeyColumn column : table.keys()) {
      switch (column.type()) {
        case INSTANT -> row[next++] = Instant.EPOCH.plus(keys.instant(), ChronoUnit.MICROS);
        case INTEGER -> row[next++] = keys.integer();
        case LONG -> row[next++] = keys.number();
        case TEXT -> row[next++] = keys.text();
        case CLIENT -> {
          ClientKind kind = keys.clientKind();
          row[next++] = client(kind);
          row[next++] = kind.word();
        }
      }
    }
    return next;
  }

  private byte[] client(ClientKind kind) throws IOException {
    return switch (kind) {
      case V4 -> Ipv4.text(keys.ipv4()).getBytes(StandardCharsets.US_ASCII);
      case V6 -> Ipv6.text(keys.ipv6High(), keys.ipv6Low()).getBytes(StandardCharsets.US_ASCII);
      case NAME -> keys.text();
      case NONE -> new byte[0];
    };
  }

  private @Nullable Object measure(Measure measure) throws IOException {
    return switch (measure.rule()) {
      case SUM -> values.sum();
      case MIN, MAX -> extreme();
      case HISTOGRAM -> histogram();
      case DISTINCT -> sketch();
      case LEAST -> values.bytes(bytes) ? bytes.copy() : null;
    };
  }

  private @Nullable Long extreme() throws IOException {
    long value = values.extreme();
    return value == RowCodec.NONE ? null : value;
  }

  private @Nullable NavigableMap<Integer, Long> histogram() throws IOException {
    histogram.clear();
    values.histogram(histogram);
    if (histogram.count() == 0) {
      return null;
    }
    NavigableMap<Integer, Long> buckets = new TreeMap<>();
    histogram.forEachBucket(buckets::put);
    return buckets;
  }

  private byte @Nullable [] sketch() throws IOException {
    values.distinct(bytes);
    return bytes.length() == 0 ? null : bytes.copy();
  }

  /** Ends the file and says what it is. */
  public ParquetRowWriter.Written finish() throws IOException {
    return writer.finish();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
