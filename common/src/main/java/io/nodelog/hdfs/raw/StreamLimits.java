package io.nodelog.hdfs.raw;

import io.nodelog.config.DecompressionConfig;

/**
 * How far a compressed file is believed, so that a small hostile file cannot fill the cluster.
 *
 * @param maxRatio how many decompressed bytes one compressed byte may yield
 * @param freeBytes how many decompressed bytes are not yet held against the ratio
 * @param maxMembers how many gzip members, Zstandard frames, bzip2 or xz streams a file may have
 * @param maxBytes how many decompressed bytes a file may have
 * @param maxWindowBytes the largest window that a Zstandard frame or an xz stream may ask for; the
 *     library of Zstandard has its own limit at 128 MiB
 */
public record StreamLimits(
    long maxRatio, long freeBytes, long maxMembers, long maxBytes, long maxWindowBytes) {
  private static final long MIB = 1L << 20;
  private static final long MAX_MEMBERS = 1_000_000;
  private static final long MAX_BYTES = 256 * 1024 * MIB;

  public StreamLimits {
    checkPositive("ratio", maxRatio);
    checkPositive("free bytes", freeBytes);
    checkPositive("member count", maxMembers);
    checkPositive("file size", maxBytes);
    checkPositive("window", maxWindowBytes);
  }

  /**
   * Limits for files of nodes: a ratio of 200 after the first MiB, a million members, 256 GiB,
   * windows of 128 MiB. Logs reach a ratio of 10 to 60; gzip of zeros reaches 1,028.
   */
  public static StreamLimits standard() {
    return new StreamLimits(200, MIB, MAX_MEMBERS, MAX_BYTES, 128 * MIB);
  }

  /** Limits for files of nodes as a site wants them. */
  public static StreamLimits of(DecompressionConfig config) {
    return new StreamLimits(
        config.maxRatio(), MIB, MAX_MEMBERS, MAX_BYTES, config.maxWindowBytes());
  }

  /** No limits but the number of a long, for files that Nodelog wrote itself. */
  public static StreamLimits none() {
    return new StreamLimits(
        Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** Returns whether so many bytes in may not become so many bytes out. */
  boolean ratioExceeded(long bytesIn, long bytesOut) {
    return bytesOut > freeBytes && bytesOut / maxRatio >= bytesIn && bytesOut > bytesIn * maxRatio;
  }

  private static void checkPositive(String what, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "Invalid limit: " + what + " " + value + " (must be 1 or more)");
    }
  }
}
