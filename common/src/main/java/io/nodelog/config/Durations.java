package io.nodelog.config;

import java.time.Duration;

/** Durations as HOCON writes them, exact. */
final class Durations {
  private Durations() {}

  static String text(Duration duration) {
    if (duration.toNanosPart() != 0) {
      return duration.toNanos() + "ns";
    }
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0 && seconds != 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0 && seconds != 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 && seconds != 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
