package io.nodelog.summary;

/**
 * Writes encoded measures, one after the other in the order of the table's declaration. See {@link
 * RowCodec} for the bytes.
 */
public final class ValueWriter {
  private final GrowingBytes bytes;

  public ValueWriter() {
    this(new GrowingBytes());
  }

  ValueWriter(GrowingBytes bytes) {
    this.bytes = bytes;
  }

  /** Starts a new row. */
  public ValueWriter clear() {
    bytes.clear();
    return this;
  }

  /** Appends a sum, 0 or more. */
  public ValueWriter sum(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("Invalid sum: " + value + " (must be 0 or more)");
    }
    bytes.putVarint(value);
    return this;
  }

  /** Appends a minimum or a maximum, or {@link RowCodec#NONE}. */
  public ValueWriter extreme(long value) {
    if (value == RowCodec.NONE) {
      bytes.putByte(0);
    } else {
      bytes.putByte(1);
      bytes.putVarint((value << 1) ^ (value >> 63));
    }
    return this;
  }

  /** Appends a histogram, which stays the caller's. */
  public ValueWriter histogram(DurationHistogram histogram) {
    BucketWriter buckets = new BucketWriter(bytes);
    histogram.forEachBucket(buckets::put);
    buckets.end();
    return this;
  }

  /** Starts to append a histogram bucket by bucket. */
  BucketWriter histogram() {
    return new BucketWriter(bytes);
  }

  /** Appends bytes that are there. */
  public ValueWriter bytes(byte[] source, int from, int to) {
    bytes.putVarint(to - from + 1L);
    bytes.putBytes(source, from, to);
    return this;
  }

  /** Appends that there are no bytes, not even none. */
  public ValueWriter noBytes() {
    bytes.putByte(0);
    return this;
  }

  /** Appends a set of clients as {@link DistinctSketch} writes it; nothing for the empty set. */
  public ValueWriter distinct(byte[] source, int from, int to) {
    bytes.putVarint(to - from);
    bytes.putBytes(source, from, to);
    return this;
  }

  /** Appends a set of clients. */
  public ValueWriter distinct(DistinctSketch clients) {
    byte[] sketch = clients.toBytes();
    return distinct(sketch, 0, sketch.length);
  }

  /** Points {@code range} to the measures, valid until this writer is used again. */
  public ByteRange range(ByteRange range) {
    return bytes.range(range);
  }

  /** Returns the measures in an array of their own. */
  public byte[] copy() {
    return bytes.copy();
  }

  /** Writes the buckets of a histogram in their order. */
  static final class BucketWriter {
    private final GrowingBytes bytes;
    private int last = -1;

    private BucketWriter(GrowingBytes bytes) {
      this.bytes = bytes;
    }

    void put(int bucket, long count) {
      bytes.putVarint(bucket - last);
      bytes.putVarint(count);
      last = bucket;
    }

    void end() {
      bytes.putByte(0);
    }
  }
}
