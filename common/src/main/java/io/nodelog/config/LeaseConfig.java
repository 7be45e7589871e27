package io.nodelog.config;

import java.time.Duration;

/**
 * How runs on one warehouse keep out of each other's way.
 *
 * @param expires how long a run that is not heard of counts as at work
 * @param patience how long a run waits for another one
 */
public record LeaseConfig(Duration expires, Duration patience) {
  static LeaseConfig of(Section section) {
    section.allowOnly("expires", "wait");
    return new LeaseConfig(
        section.duration("expires", Duration.ofSeconds(1), Duration.ofDays(1)),
        section.duration("wait", Duration.ZERO, Duration.ofDays(1)));
  }
}
