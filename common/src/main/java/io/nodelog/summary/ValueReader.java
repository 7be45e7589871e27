package io.nodelog.summary;

/**
 * Reads encoded measures, one after the other in the order of the table's declaration. See {@link
 * RowCodec} for the bytes.
 */
public final class ValueReader {
  private final ByteCursor cursor = new ByteCursor();
  private int bucket;

  /** Starts to read a row, whose bytes stay the caller's. */
  public ValueReader set(ByteRange value) {
    cursor.set(value.bytes(), value.from(), value.to());
    return this;
  }

  /** Reads a sum, 0 or more. */
  public long sum() throws CorruptSummary {
    return cursor.readCount();
  }

  /** Reads a minimum or a maximum, or {@link RowCodec#NONE}. */
  public long extreme() throws CorruptSummary {
    int marker = cursor.readByte();
    if (marker == 0) {
      return RowCodec.NONE;
    }
    long zigzag = cursor.readVarint();
    long value = (zigzag >>> 1) ^ -(zigzag & 1);
    if (marker != 1 || value == RowCodec.NONE) {
      throw new CorruptSummary("Invalid minimum or maximum: marker " + marker);
    }
    return value;
  }

  /** Reads a histogram and adds its counts to {@code histogram}. */
  public void histogram(DurationHistogram histogram) throws CorruptSummary {
    startBuckets();
    while (nextBucket()) {
      histogram.addBucket(bucket, bucketCount());
    }
  }

  /** Reads a set of clients and points {@code sketch} to its bytes; no bytes are the empty set. */
  public void distinct(ByteRange sketch) throws CorruptSummary {
    long length = cursor.readCount();
    int from = cursor.skip(length);
    sketch.set(cursor.bytes(), from, cursor.at());
  }

  /** Reads bytes and points {@code range} to them; returns whether there are any, even none. */
  public boolean bytes(ByteRange range) throws CorruptSummary {
    long length = cursor.readCount();
    int from = cursor.skip(Math.max(0, length - 1));
    range.set(cursor.bytes(), from, cursor.at());
    return length > 0;
  }

  /** Returns whether every measure was read. */
  public boolean atEnd() {
    return cursor.atEnd();
  }

  void startBuckets() {
    bucket = -1;
  }

  /** Moves to the next bucket of a histogram; its count must be read then. */
  boolean nextBucket() throws CorruptSummary {
    long step = cursor.readCount();
    if (step == 0) {
      return false;
    }
    if (step >= DurationHistogram.BUCKETS - bucket) {
      throw new CorruptSummary("Invalid bucket: " + step + " after " + bucket);
    }
    bucket += (int) step;
    return true;
  }

  int bucket() {
    return bucket;
  }

  long bucketCount() throws CorruptSummary {
    long count = cursor.readCount();
    if (count == 0) {
      throw new CorruptSummary("Invalid bucket: " + bucket + " is empty");
    }
    return count;
  }
}
