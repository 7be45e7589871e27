package io.nodelog.hdfs.parquet;

import io.nodelog.bytes.EpochMicros;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Hands the values of a row to Parquet. */
final class RowWriteSupport extends WriteSupport<@Nullable Object[]> {
  private final RowSchema schema;
  private final List<Column> columns;
  private @Nullable RecordConsumer consumer;

  RowWriteSupport(RowSchema schema) {
    this.schema = schema;
    this.columns = schema.columns();
  }

  @SuppressWarnings("deprecation") // abstract there, so it must be written
  @Override
  public WriteContext init(Configuration configuration) {
    // In a fixed order: that of Map.of differs from one JVM to the next, and with it the file's
    // bytes.
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(RowSchema.TABLE_KEY, schema.table());
    metadata.put(RowSchema.VERSION_KEY, String.valueOf(schema.version()));
    return new WriteContext(schema.parquetSchema(), metadata);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(@Nullable Object[] row) {
    RecordConsumer out = consumer;
    if (out == null) {
      throw new IllegalStateException("Cannot write a row: the file is not open");
    }
    out.startMessage();
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      if (value != null) {
        Column column = columns.get(i);
        out.startField(column.name(), i);
        write(out, column.type(), value);
        out.endField(column.name(), i);
      }
    }
    out.endMessage();
  }

  private static void write(RecordConsumer out, ColumnType type, Object value) {
    switch (type) {
      case TEXT -> out.addBinary(text(value));
      case LONG -> out.addLong((Long) value);
      case INT -> out.addInteger((Integer) value);
      case TRUTH -> out.addBoolean((Boolean) value);
      case DOUBLE_FLOAT -> out.addDouble((Double) value);
      case TIMESTAMP -> out.addLong(EpochMicros.of((Instant) value));
      case BYTES -> out.addBinary(Binary.fromReusedByteArray((byte[]) value));
      case HISTOGRAM -> writeHistogram(out, (NavigableMap<?, ?>) value);
    }
  }

  private static Binary text(Object value) {
    return value instanceof byte[] bytes
        ? Binary.fromReusedByteArray(bytes)
        : Binary.fromString((String) value);
  }

  private static void writeHistogram(RecordConsumer out, NavigableMap<?, ?> histogram) {
    out.startGroup();
    if (!histogram.isEmpty()) {
      out.startField("key_value", 0);
      histogram.forEach(
          (bucket, count) -> {
            out.startGroup();
            out.startField("key", 0);
            out.addInteger((Integer) bucket);
            out.endField("key", 0);
            out.startField("value", 1);
            out.addLong((Long) count);
            out.endField("value", 1);
            out.endGroup();
          });
      out.endField("key_value", 0);
    }
    out.endGroup();
  }
}
