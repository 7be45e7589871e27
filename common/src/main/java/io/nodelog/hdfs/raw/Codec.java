package io.nodelog.hdfs.raw;

import java.util.Arrays;
import java.util.List;

/**
 * How the bytes of a file are packed, told by its first bytes and never by its name: a gzip file
 * called {@code access.log} is still a gzip file.
 */
public enum Codec {
  /** Not packed, as far as the first bytes tell. */
  PLAIN,
  /** Gzip, of one or more members. */
  GZIP,
  /** Zstandard, of one or more frames. */
  ZSTD,
  /** Bzip2, of one or more streams. */
  BZIP2,
  /** XZ, of one or more streams. */
  XZ,
  /** LZ4 frames; recognised, not read. */
  LZ4,
  /** Snappy frames; recognised, not read. */
  SNAPPY,
  /** A zip archive; recognised, not read. */
  ZIP,
  /** A tar archive; recognised, not read. */
  TAR;

  /** How many first bytes tell every codec. */
  public static final int HEAD_BYTES = 512;

  private static final int TAR_MAGIC_FROM = 257;

  private static final List<Magic> MAGICS =
      List.of(
          new Magic(GZIP, 0, 2, 0x1F, 0x8B, 8),
          new Magic(ZSTD, 0, 4, 0x28, 0xB5, 0x2F, 0xFD),
          new Magic(XZ, 0, 6, 0xFD, '7', 'z', 'X', 'Z', 0),
          new Magic(LZ4, 0, 4, 0x04, 0x22, 0x4D, 0x18),
          new Magic(LZ4, 0, 4, 0x02, 0x21, 0x4C, 0x18),
          new Magic(SNAPPY, 0, 10, 0xFF, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'),
          new Magic(ZIP, 0, 4, 'P', 'K', 3, 4),
          new Magic(ZIP, 0, 4, 'P', 'K', 5, 6),
          new Magic(TAR, TAR_MAGIC_FROM, 5, 'u', 's', 't', 'a', 'r'));

  private static final byte[] BZIP2_BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};
  private static final byte[] BZIP2_END = {0x17, 0x72, 0x45, 0x38, 0x50, (byte) 0x90};

  /**
   * Tells the codec by the first bytes of a file.
   *
   * @param head the first {@link #HEAD_BYTES} of the file, or all of a shorter one
   * @param length how many bytes of {@code head} count
   */
  public static Codec sniff(byte[] head, int length) {
    for (Magic magic : MAGICS) {
      if (magic.isIn(head, length)) {
        return magic.codec;
      }
    }
    if (ZstdDecoder.startsSkippable(head, length)) {
      return ZSTD;
    }
    return startsBzip2(head, length) ? BZIP2 : PLAIN;
  }

  private static boolean startsBzip2(byte[] head, int length) {
    if (length < 4 || head[0] != 'B' || head[1] != 'Z' || head[2] != 'h') {
      return false;
    }
    // Text may start with BZh9 too, so as many bytes of the block's magic as there are must agree.
    int to = Math.min(length, 4 + BZIP2_BLOCK.length);
    return head[3] >= '1'
        && head[3] <= '9'
        && (Arrays.equals(head, 4, to, BZIP2_BLOCK, 0, to - 4)
            || Arrays.equals(head, 4, to, BZIP2_END, 0, to - 4));
  }

  /** Returns whether {@link LogStream} reads files of this codec. */
  public boolean readable() {
    return switch (this) {
      case PLAIN, GZIP, ZSTD, BZIP2, XZ -> true;
      case LZ4, SNAPPY, ZIP, TAR -> false;
    };
  }

  /** The codec in words, with its article, for messages. */
  String words() {
    return switch (this) {
      case PLAIN -> "plain text";
      case GZIP -> "a gzip file";
      case ZSTD -> "a Zstandard file";
      case BZIP2 -> "a bzip2 file";
      case XZ -> "an xz file";
      case LZ4 -> "an LZ4 file";
      case SNAPPY -> "a Snappy file";
      case ZIP -> "a zip archive";
      case TAR -> "a tar archive";
    };
  }

  /** The magic bytes of a codec, and where in the file they stand. */
  private static final class Magic {
    private final Codec codec;
    private final int from;
    private final int enough;
    private final byte[] bytes;

    /** Names the magic bytes, and how many of them suffice where the file ends among them. */
    Magic(Codec codec, int from, int enough, int... values) {
      this.codec = codec;
      this.from = from;
      this.enough = enough;
      this.bytes = new byte[values.length];
      for (int i = 0; i < values.length; i++) {
        bytes[i] = (byte) values[i];
      }
    }

    boolean isIn(byte[] head, int length) {
      int to = Math.min(length, from + bytes.length);
      return to - from >= enough && Arrays.equals(head, from, to, bytes, 0, to - from);
    }
  }
}
