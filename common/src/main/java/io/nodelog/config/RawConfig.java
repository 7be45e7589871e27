package io.nodelog.config;

/**
 * How raw logs lie in the warehouse.
 *
 * @param compression of segments
 * @param level of the compression, 1 to 22
 * @param segmentBytes the largest segment, uncompressed
 * @param frameBytes about how much of a segment is compressed by itself, uncompressed
 */
public record RawConfig(Compression compression, int level, long segmentBytes, long frameBytes) {
  /** The compression of segments. */
  public enum Compression {
    ZSTD,
    NONE
  }

  static RawConfig of(Section section) {
    section.allowOnly("compression", "level", "segment-size", "frame-size");
    long segmentBytes = section.bytes("segment-size", 1L << 10, 16L << 30);
    return new RawConfig(
        section.choice("compression", Compression.class),
        section.count("level", 1, 22),
        segmentBytes,
        section.bytes("frame-size", 1L << 10, Math.min(segmentBytes, 1L << 30)));
  }
}
