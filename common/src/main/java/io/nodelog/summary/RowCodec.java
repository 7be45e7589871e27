package io.nodelog.summary;

import java.util.List;

/**
 * Merges encoded rows of a table by its declaration.
 *
 * <p>The value of a row is its measures in the order of the declaration, each by its {@link
 * MergeRule}:
 *
 * <ul>
 *   <li>SUM: a varint (seven bits a byte, the lowest first, the shortest form only) below 2^63.
 *   <li>MIN, MAX: the byte 0 for "none", or the byte 1 and the zigzag varint of the value.
 *   <li>HISTOGRAM: for each bucket that is not empty, in their order, the varint of its distance
 *       from the bucket before (the first: from -1) and the varint of its count; then the byte 0.
 *   <li>DISTINCT: the varint of a length and as many bytes of a {@link DistinctSketch}.
 *   <li>LEAST: the byte 0 for "none", or the varint of the length and one more, and the bytes.
 * </ul>
 *
 * <p>A value has one form only, so that equal rows are equal bytes. Used by one thread at a time.
 */
public final class RowCodec {
  /** Stands for the minimum or the maximum of nothing, and is never one itself. */
  public static final long NONE = Long.MIN_VALUE;

  private final List<Measure> measures;
  private final ValueReader left = new ValueReader();
  private final ValueReader right = new ValueReader();
  private final ByteRange leftBytes = new ByteRange();
  private final ByteRange rightBytes = new ByteRange();
  private final DistinctSketch union = new DistinctSketch();

  public RowCodec(SummaryTable table) {
    measures = table.measures();
  }

  /**
   * The sum of two counts that are 0 or more. It stops at 2^63 - 1: this is still associative, and
   * a line that claims 2^63 - 1 bytes cannot make a run fail, as an exact sum could.
   */
  public static long add(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /** Returns the value that changes nothing it is merged with. */
  public byte[] identity() {
    GrowingBytes bytes = new GrowingBytes();
    measures.forEach(measure -> bytes.putByte(0));
    return bytes.copy();
  }

  /**
   * Merges two encoded values.
   *
   * @param merged is cleared and takes the result; it must not hold the input
   */
  public void merge(ByteRange first, ByteRange second, GrowingBytes merged) throws CorruptSummary {
    left.set(first);
    right.set(second);
    merged.clear();
    ValueWriter out = new ValueWriter(merged);
    for (int i = 0; i < measures.size(); i++) {
      mergeMeasure(measures.get(i).rule(), out);
    }
    if (!left.atEnd() || !right.atEnd()) {
      throw new CorruptSummary("Row is too long: bytes after its last measure");
    }
  }

  private void mergeMeasure(MergeRule rule, ValueWriter out) throws CorruptSummary {
    switch (rule) {
      case SUM -> out.sum(add(left.sum(), right.sum()));
      case MIN -> out.extreme(min(left.extreme(), right.extreme()));
      case MAX -> out.extreme(Math.max(left.extreme(), right.extreme()));
      case HISTOGRAM -> mergeHistograms(out.histogram());
      case DISTINCT -> mergeSketches(out);
      case LEAST -> mergeLeast(out);
    }
  }

  /** The smaller of two values; as {@link #NONE} is the smallest long, MAX needs no such care. */
  static long min(long a, long b) {
    if (a == NONE) {
      return b;
    }
    return b == NONE ? a : Math.min(a, b);
  }

  private void mergeHistograms(ValueWriter.BucketWriter out) throws CorruptSummary {
    left.startBuckets();
    right.startBuckets();
    boolean hasLeft = left.nextBucket();
    boolean hasRight = right.nextBucket();
    while (hasLeft || hasRight) {
      int order = compareBuckets(hasLeft, hasRight);
      int bucket = order <= 0 ? left.bucket() : right.bucket();
      long count = order <= 0 ? left.bucketCount() : 0;
      out.put(bucket, order >= 0 ? add(count, right.bucketCount()) : count);
      hasLeft = order <= 0 ? left.nextBucket() : hasLeft;
      hasRight = order >= 0 ? right.nextBucket() : hasRight;
    }
    out.end();
  }

  private int compareBuckets(boolean hasLeft, boolean hasRight) {
    if (hasLeft && hasRight) {
      return Integer.compare(left.bucket(), right.bucket());
    }
    return hasLeft ? -1 : 1;
  }

  private void mergeLeast(ValueWriter out) throws CorruptSummary {
    boolean hasLeft = left.bytes(leftBytes);
    boolean hasRight = right.bytes(rightBytes);
    if (!hasLeft && !hasRight) {
      out.noBytes();
      return;
    }
    boolean leftIsLess = hasLeft && (!hasRight || leftBytes.compareBytes(rightBytes) <= 0);
    ByteRange least = leftIsLess ? leftBytes : rightBytes;
    out.bytes(least.bytes(), least.from(), least.to());
  }

  private void mergeSketches(ValueWriter out) throws CorruptSummary {
    left.distinct(leftBytes);
    right.distinct(rightBytes);
    union.clear();
    union.mergeWith(leftBytes);
    union.mergeWith(rightBytes);
    if (union.isEmpty()) {
      out.distinct(leftBytes.bytes(), 0, 0);
    } else {
      out.distinct(union);
    }
  }
}
