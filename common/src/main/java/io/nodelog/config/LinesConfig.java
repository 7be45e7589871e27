package io.nodelog.config;

/**
 * What a line may be, and an event of several lines.
 *
 * @param maxLengthBytes a longer line is a reject; of a longer line of an event the start is kept
 * @param maxEventBytes how much of an event is kept
 * @param maxEventLines how many lines of an event are kept
 */
public record LinesConfig(int maxLengthBytes, int maxEventBytes, int maxEventLines) {
  static LinesConfig of(Section section) {
    section.allowOnly("max-length", "max-event-bytes", "max-event-lines");
    return new LinesConfig(
        (int) section.bytes("max-length", 64, 16L << 20),
        (int) section.bytes("max-event-bytes", 64, 64L << 20),
        section.count("max-event-lines", 1, 1_000_000));
  }
}
