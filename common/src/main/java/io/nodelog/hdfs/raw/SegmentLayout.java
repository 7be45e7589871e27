package io.nodelog.hdfs.raw;

import io.nodelog.config.RawConfig;
import io.nodelog.hdfs.ledger.Segment.Compression;

/**
 * How raw lines are laid out in segments.
 *
 * @param compression {@link Compression#ZSTD_FRAMES} or {@link Compression#NONE}
 * @param level of Zstandard, 1 to 22; without meaning for plain text
 * @param frameBytes how many bytes of whole lines make a frame, before compression; a longer line
 *     makes a longer frame
 * @param segmentBytes how many bytes make a segment, before compression; a longer line makes a
 *     longer segment
 */
public record SegmentLayout(Compression compression, int level, int frameBytes, long segmentBytes) {
  private static final int MIB = 1 << 20;

  public SegmentLayout {
    if (compression == Compression.STREAM) {
      throw new IllegalArgumentException(
          "Invalid compression of raw logs: STREAM (must be NONE or ZSTD_FRAMES)");
    }
    if (level < 1 || level > 22) {
      throw new IllegalArgumentException(
          "Invalid Zstandard level: " + level + " (must be 1 to 22)");
    }
    if (frameBytes < 1 || segmentBytes < frameBytes) {
      throw new IllegalArgumentException(
          "Invalid segment layout: frames of "
              + frameBytes
              + " bytes in segments of "
              + segmentBytes
              + " bytes (must be 1 or more, and a segment at least a frame)");
    }
  }

  /** Zstandard of level 3 in frames of 4 MiB, segments of 128 MiB. */
  public static SegmentLayout zstd() {
    return new SegmentLayout(Compression.ZSTD_FRAMES, 3, 4 * MIB, 128L * MIB);
  }

  /** The layout that a site wants. */
  public static SegmentLayout of(RawConfig config) {
    Compression compression =
        switch (config.compression()) {
          case ZSTD -> Compression.ZSTD_FRAMES;
          case NONE -> Compression.NONE;
        };
    return new SegmentLayout(
        compression, config.level(), Math.toIntExact(config.frameBytes()), config.segmentBytes());
  }

  /** Plain text in segments of 128 MiB. */
  public static SegmentLayout plain() {
    return new SegmentLayout(Compression.NONE, 3, 4 * MIB, 128L * MIB);
  }
}
