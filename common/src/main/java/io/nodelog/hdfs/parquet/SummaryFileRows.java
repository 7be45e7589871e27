package io.nodelog.hdfs.parquet;

import io.nodelog.bytes.EpochMicros;
import io.nodelog.bytes.Ipv4;
import io.nodelog.bytes.Ipv6;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.record.ClientKind;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.DurationHistogram;
import io.nodelog.summary.KeyColumn;
import io.nodelog.summary.KeyWriter;
import io.nodelog.summary.Measure;
import io.nodelog.summary.RowCodec;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link SummaryFileWriter} wrote: the same keys and values, byte for byte. */
public final class SummaryFileRows implements SortedRows, Closeable {
  private final SummaryTable table;
  private final ParquetRowReader reader;
  private final Path file;
  private final KeyWriter keys = new KeyWriter();
  private final ValueWriter values = new ValueWriter();
  private final ByteRange key = new ByteRange();
  private final ByteRange value = new ByteRange();

  /**
   * Opens a file.
   *
   * @param length of the file, as the ledger has it
   */
  public SummaryFileRows(Storage storage, Path file, long length, SummaryTable table)
      throws IOException {
    this.table = table;
    this.file = file;
    this.reader = new ParquetRowReader(storage, file, length, SummarySchema.of(table));
  }

  @Override
  public boolean next() throws IOException {
    @Nullable Object[] row = reader.read();
    if (row == null) {
      return false;
    }
    int next = putKey(row);
    values.clear();
    for (Measure measure : table.measures()) {
      putMeasure(measure, row[next++]);
    }
    keys.range(key);
    values.range(value);
    return true;
  }

  @Override
  public ByteRange key() {
    return key;
  }

  @Override
  public ByteRange value() {
    return value;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private int putKey(@Nullable Object[] row) throws IOException {
    keys.clear();
    int next = 0;
    for (KeyColumn column : table.keys()) {
      Object cell = Objects.requireNonNull(row[next++]);
      switch (column.type()) {
        case INSTANT -> keys.instant(EpochMicros.of((Instant) cell));
        case INTEGER -> keys.integer((Integer) cell);
        case LONG -> keys.number((Long) cell);
        case TEXT -> keys.text((byte[]) cell, 0, ((byte[]) cell).length);
        case CLIENT -> putClient((byte[]) cell, (byte[]) Objects.requireNonNull(row[next++]));
      }
    }
    return next;
  }

  private void putClient(byte[] client, byte[] word) throws IOException {
    switch (kind(word)) {
      case V4 -> keys.clientIpv4((int) Ipv4.parse(client, 0, client.length));
      case V6 -> {
        Ipv6 address = new Ipv6();
        if (!address.parse(client, 0, client.length)) {
          throw new IOException("Cannot read " + file + ": invalid IPv6 address");
        }
        keys.clientIpv6(address.high(), address.low());
      }
      case NAME -> keys.clientName(client, 0, client.length);
      case NONE -> keys.clientNone();
    }
  }

  private ClientKind kind(byte[] word) throws IOException {
    for (ClientKind kind : ClientKind.values()) {
      if (Arrays.equals(kind.word().getBytes(StandardCharsets.US_ASCII), word)) {
        return kind;
      }
    }
    throw new IOException(
        "Cannot read "
            + file
            + ": unknown client kind "
            + new String(word, StandardCharsets.ISO_8859_1));
  }

  private void putMeasure(Measure measure, @Nullable Object cell) {
    switch (measure.rule()) {
      case SUM -> values.sum((Long) Objects.requireNonNull(cell));
      case MIN, MAX -> values.extreme(cell == null ? RowCodec.NONE : (Long) cell);
      case HISTOGRAM -> values.histogram(histogram((Map<?, ?>) cell));
      case DISTINCT -> {
        byte[] sketch = cell == null ? new byte[0] : (byte[]) cell;
        values.distinct(sketch, 0, sketch.length);
      }
      case LEAST -> putBytes((byte[]) cell);
    }
  }

  private void putBytes(byte @Nullable [] bytes) {
    if (bytes == null) {
      values.noBytes();
    } else {
      values.bytes(bytes, 0, bytes.length);
    }
  }

  private static DurationHistogram histogram(@Nullable Map<?, ?> buckets) {
    DurationHistogram histogram = new DurationHistogram();
    if (buckets != null) {
      buckets.forEach((bucket, count) -> histogram.addBucket((Integer) bucket, (Long) count));
    }
    return histogram;
  }
}
