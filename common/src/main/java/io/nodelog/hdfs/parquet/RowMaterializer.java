package io.nodelog.hdfs.parquet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.jspecify.annotations.Nullable;

/** Puts the values that Parquet hands out into rows. */
final class RowMaterializer extends RecordMaterializer<@Nullable Object[]> {
  private final RowConverter root;

  RowMaterializer(RowSchema schema) {
    root = new RowConverter(schema);
  }

  @Override
  public @Nullable Object[] getCurrentRecord() {
    return root.row;
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  private static final class RowConverter extends GroupConverter {
    private final Converter[] converters;
    private @Nullable Object[] row = new @Nullable Object[0];

    RowConverter(RowSchema schema) {
      converters = new Converter[schema.columns().size()];
      for (int i = 0; i < converters.length; i++) {
        converters[i] = converter(i, schema.columns().get(i).type());
      }
    }

    private Converter converter(int index, ColumnType type) {
      return type == ColumnType.HISTOGRAM
          ? new HistogramConverter(this, index)
          : new ValueConverter(this, index, type);
    }

    private void set(int index, Object value) {
      row[index] = value;
    }

    @Override
    public Converter getConverter(int field) {
      return converters[field];
    }

    @Override
    public void start() {
      row = new @Nullable Object[converters.length];
    }

    @Override
    public void end() {}
  }

  private static final class ValueConverter extends PrimitiveConverter {
    private final RowConverter parent;
    private final int index;
    private final ColumnType type;

    ValueConverter(RowConverter parent, int index, ColumnType type) {
      this.parent = parent;
      this.index = index;
      this.type = type;
    }

    @Override
    public void addBinary(Binary value) {
      parent.set(index, value.getBytes());
    }

    @Override
    public void addLong(long value) {
      parent.set(
          index,
          type == ColumnType.TIMESTAMP
              ? Instant.EPOCH.plus(value, ChronoUnit.MICROS)
              : (Object) value);
    }

    @Override
    public void addInt(int value) {
      parent.set(index, value);
    }

    @Override
    public void addBoolean(boolean value) {
      parent.set(index, value);
    }

    @Override
    public void addDouble(double value) {
      parent.set(index, value);
    }
  }

  /** A map is a group of one repeated group of a key and a value. */
  private static final class HistogramConverter extends GroupConverter {
    private final RowConverter parent;
    private final int index;
    private final EntryConverter entry = new EntryConverter();

    HistogramConverter(RowConverter parent, int index) {
      this.parent = parent;
      this.index = index;
    }

    @Override
    public Converter getConverter(int field) {
      return entry;
    }

    @Override
    public void start() {
      entry.buckets = new TreeMap<>();
    }

    @Override
    public void end() {
      parent.set(index, entry.buckets);
    }
  }

  private static final class EntryConverter extends GroupConverter {
    private NavigableMap<Integer, Long> buckets = new TreeMap<>();
    private int bucket;
    private long count;

    private final PrimitiveConverter key =
        new PrimitiveConverter() {
          @Override
          public void addInt(int value) {
            bucket = value;
          }
        };
    private final PrimitiveConverter value =
        new PrimitiveConverter() {
          @Override
          public void addLong(long value) {
            count = value;
          }
        };

    @Override
    public Converter getConverter(int field) {
      return field == 0 ? key : value;
    }

    @Override
    public void start() {}

    @Override
    public void end() {
      buckets.put(bucket, count);
    }
  }
}
