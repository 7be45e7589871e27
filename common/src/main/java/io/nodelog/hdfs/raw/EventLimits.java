package io.nodelog.hdfs.raw;

import io.nodelog.config.LinesConfig;

/**
 * How much of an event is kept.
 *
 * @param bytes of its lines, with one for each line end between them
 * @param lines of it
 */
public record EventLimits(int bytes, int lines) {
  public EventLimits {
    if (bytes < 1 || lines < 1) {
      throw new IllegalArgumentException(
          "Invalid limits of an event: %s bytes, %s lines (must be 1 or more)"
              .formatted(bytes, lines));
    }
  }

  /** What a site allows. */
  public static EventLimits of(LinesConfig config) {
    return new EventLimits(config.maxEventBytes(), config.maxEventLines());
  }
}
