package io.nodelog.config;

/**
 * How reports are made.
 *
 * @param threads how many dates are made at once
 */
public record PublishConfig(int threads) {
  static PublishConfig of(Section section) {
    section.allowOnly("threads");
    return new PublishConfig(section.count("threads", 1, 256));
  }
}
