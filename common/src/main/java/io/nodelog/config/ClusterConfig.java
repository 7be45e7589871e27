package io.nodelog.config;

import java.time.Duration;

/**
 * How a cluster is used.
 *
 * @param patience how long a job waits for room
 */
public record ClusterConfig(Duration patience) {
  static ClusterConfig of(Section section) {
    section.allowOnly("wait");
    return new ClusterConfig(section.duration("wait", Duration.ofSeconds(1), Duration.ofDays(7)));
  }
}
