package io.nodelog.config;

/**
 * What is kept of lines that were not understood.
 *
 * @param maxLines how many of a file and batch, the first ones
 * @param maxLineBytes how many bytes of each
 */
public record QuarantineConfig(int maxLines, int maxLineBytes) {
  static QuarantineConfig of(Section section) {
    section.allowOnly("max-lines", "max-line-bytes");
    return new QuarantineConfig(
        section.count("max-lines", 0, 1_000_000),
        (int) section.bytes("max-line-bytes", 16, 1 << 20));
  }
}
