package io.nodelog.summary;

import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts of durations in fixed buckets, of which any two add up, at a relative error of less than 1
 * %.
 *
 * <p>A duration of {@code d} microseconds lies in bucket {@code d} if it is below 128, and else in
 * {@code 64 * (e - 6) + (d >> (e - 6))}, where {@code e = floor(log2(d))}: 64 buckets for each
 * power of two. The other way round, bucket {@code b} holds {@code width(b)} durations from {@code
 * lowerBound(b)}, where both are {@code b} and 1 below 128, and else, with {@code s = b / 64 - 1},
 * {@code (64 + b % 64) << s} and {@code 1 << s}. There are {@value #BUCKETS} buckets; the last one
 * also holds every duration of 2^40 µs (12.7 days) or more.
 *
 * <p>An empty histogram takes about 300 bytes, and each power of two that it has seen 528 more.
 */
public final class DurationHistogram {
  /** The number of buckets. */
  public static final int BUCKETS = 2240;

  private static final int CHUNK = 64;
  private static final int CHUNK_BITS = 6;
  private static final long LONGEST = (1L << 40) - 1;

  /** Stands for every chunk that counts nothing yet, and is never written. */
  private static final long[] UNUSED = new long[CHUNK];

  private final long[][] chunks = new long[BUCKETS / CHUNK][];
  private long count;

  public DurationHistogram() {
    Arrays.fill(chunks, UNUSED);
  }

  /** Takes the counts of buckets, in the order of the buckets. */
  @FunctionalInterface
  public interface BucketVisitor {
    /** Takes the count of a bucket, 1 or more. */
    void bucket(int bucket, long count);
  }

  /** The bucket of a duration; one below 0 counts as 0. */
  public static int bucketOf(long micros) {
    long clamped = Math.max(0, Math.min(micros, LONGEST));
    if (clamped < 2 * CHUNK) {
      return (int) clamped;
    }
    int shift = 63 - CHUNK_BITS - Long.numberOfLeadingZeros(clamped);
    return (shift << CHUNK_BITS) + (int) (clamped >>> shift);
  }

  /** The shortest duration of a bucket in microseconds. */
  public static long lowerBound(int bucket) {
    return bucket < 2 * CHUNK ? bucket : (long) (CHUNK + bucket % CHUNK) << shift(bucket);
  }

  /** The shortest duration in microseconds that is too long for a bucket. */
  public static long upperBound(int bucket) {
    return lowerBound(bucket) + (1L << shift(bucket));
  }

  /** The duration in microseconds that stands for a bucket: the middle one. */
  public static long middle(int bucket) {
    return lowerBound(bucket) + ((1L << shift(bucket)) - 1) / 2;
  }

  private static int shift(int bucket) {
    return Math.max(0, bucket / CHUNK - 1);
  }

  /** Counts one duration. */
  public void add(long micros) {
    addBucket(bucketOf(micros), 1);
  }

  /** Adds to the count of a bucket. */
  public void addBucket(int bucket, long more) {
    long[] chunk = chunks[bucket >> CHUNK_BITS];
    if (chunk == UNUSED) {
      chunk = new long[CHUNK];
      chunks[bucket >> CHUNK_BITS] = chunk;
    }
    int at = bucket & (CHUNK - 1);
    chunk[at] = RowCodec.add(chunk[at], more);
    count = RowCodec.add(count, more);
  }

  /** Counts every duration that {@code other} counts; {@code other} stays as it is. */
  public void mergeWith(DurationHistogram other) {
    other.forEachBucket(this::addBucket);
  }

  /** Returns a histogram of the same durations, independent of this one. */
  public DurationHistogram copy() {
    DurationHistogram copy = new DurationHistogram();
    copy.mergeWith(this);
    return copy;
  }

  /** Forgets every duration. */
  public void clear() {
    Arrays.fill(chunks, UNUSED);
    count = 0;
  }

  /** The number of durations. */
  public long count() {
    return count;
  }

  /** The number of durations in a bucket. */
  public long count(int bucket) {
    return chunks[bucket >> CHUNK_BITS][bucket & (CHUNK - 1)];
  }

  /** Visits every bucket that is not empty, the shortest durations first. */
  public void forEachBucket(BucketVisitor visitor) {
    for (int i = 0; i < chunks.length; i++) {
      long[] chunk = chunks[i];
      for (int j = 0; chunk != UNUSED && j < CHUNK; j++) {
        if (chunk[j] != 0) {
          visitor.bucket(i * CHUNK + j, chunk[j]);
        }
      }
    }
  }

  /**
   * The duration in microseconds that a share of the durations does not pass: the middle of the
   * bucket that holds the duration of rank {@code ceil(share * count)}, counted from 1.
   *
   * @param share 0 to 1, for example 0.95
   * @return empty if there is no duration
   */
  public OptionalLong quantile(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("Invalid share: " + share + " (must be 0 to 1)");
    }
    // 0.07 of 100 is 7.000000000000001 in binary, and yet rank 7.
    long rank = Math.max(1, (long) Math.ceil(share * count - 1e-9));
    long passed = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      passed = RowCodec.add(passed, count(bucket));
      if (passed >= rank) {
        return OptionalLong.of(middle(bucket));
      }
    }
    return OptionalLong.empty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof DurationHistogram that) || count != that.count) {
      return false;
    }
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      if (count(bucket) != that.count(bucket)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      hash = 31 * hash + Long.hashCode(count(bucket));
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("DurationHistogram");
    forEachBucket((bucket, n) -> text.append(' ').append(lowerBound(bucket)).append('=').append(n));
    return text.toString();
  }
}
