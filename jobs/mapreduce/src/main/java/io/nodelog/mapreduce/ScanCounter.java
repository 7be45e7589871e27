package io.nodelog.mapreduce;

/** Counters of a scan, beside those that Hadoop keeps. */
public enum ScanCounter {
  /** Blocks of partial summaries that mappers handed on. */
  BLOCKS,
  /** Their bytes. */
  BLOCK_BYTES
}
