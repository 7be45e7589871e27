package io.nodelog.summary;

/**
 * How two values of a measure become one. Each rule is associative and commutative and has an
 * identity, and none uses floating point, so that any split of the records gives an equal result.
 */
public enum MergeRule {
  /** The sum of two counts, 0 or more, which stops at 2^63 - 1; the identity is 0. */
  SUM,
  /** The smaller of two longs; the identity is "none". */
  MIN,
  /** The larger of two longs; the identity is "none". */
  MAX,
  /** The sum, bucket by bucket, of two histograms of durations; see {@code DurationHistogram}. */
  HISTOGRAM,
  /** The union of two sets of clients as HLL sketches; see {@code DistinctSketch}. */
  DISTINCT,
  /** The smaller of two byte strings as unsigned bytes, a prefix first; the identity is "none". */
  LEAST
}
