package io.nodelog.app.bench;

/**
 * What a command took.
 *
 * @param wallSeconds from its start to its end
 * @param userSeconds on all cores, in the command's own code and its children's
 * @param systemSeconds on all cores, in the operating system
 */
record Timing(double wallSeconds, double userSeconds, double systemSeconds) {
  /** What both took, one after the other. */
  Timing plus(Timing other) {
    return new Timing(
        wallSeconds + other.wallSeconds,
        userSeconds + other.userSeconds,
        systemSeconds + other.systemSeconds);
  }

  /** What so many times the work would take. */
  Timing scaled(double factor) {
    return new Timing(wallSeconds * factor, userSeconds * factor, systemSeconds * factor);
  }
}
