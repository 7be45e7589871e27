package io.nodelog.hdfs.raw;

/**
 * A range of a decompressed file.
 *
 * @param from first byte
 * @param to end (exclusive)
 */
public record ByteSpan(long from, long to) {
  public ByteSpan {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("Invalid range: " + from + " to " + to);
    }
  }
}
