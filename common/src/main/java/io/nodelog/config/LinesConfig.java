package io.nodelog.config;

/**
 * What a line may be.
 *
 * @param maxLengthBytes a longer line is a reject
 */
public record LinesConfig(int maxLengthBytes) {
  static LinesConfig of(Section section) {
    section.allowOnly("max-length");
    return new LinesConfig((int) section.bytes("max-length", 64, 16L << 20));
  }
}
