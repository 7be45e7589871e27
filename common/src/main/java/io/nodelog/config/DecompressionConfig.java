package io.nodelog.config;

/**
 * What a compressed file may cost.
 *
 * @param maxRatio the largest ratio of decompressed to compressed bytes
 * @param maxWindowBytes the largest window that a Zstandard or xz file may ask for
 */
public record DecompressionConfig(int maxRatio, long maxWindowBytes) {
  static DecompressionConfig of(Section section) {
    section.allowOnly("max-ratio", "max-window");
    return new DecompressionConfig(
        section.count("max-ratio", 2, 1_000_000),
        section.bytes("max-window", 1L << 10, 128L << 20));
  }
}
