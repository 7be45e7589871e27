package io.nodelog.config;

import java.time.Duration;
import java.util.List;

/**
 * What is promised of availability.
 *
 * @param availability the promised share of requests without an error, above 0 and below 1
 * @param windows of whole hours, in which the burn rate is told
 * @param minRequests a window with fewer requests has no verdict
 */
public record SloConfig(double availability, List<Duration> windows, int minRequests) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(28);

  static SloConfig of(Section section) {
    section.allowOnly("availability", "windows", "min-requests");
    List<Duration> windows = section.durations("windows", HOUR, LONGEST);
    if (windows.stream().anyMatch(window -> window.toSeconds() % HOUR.toSeconds() != 0)) {
      throw section.invalid("windows", "must be whole hours, as 1h or 3d are");
    }
    return new SloConfig(
        section.number("availability", 0.000001, 0.999999),
        windows,
        section.count("min-requests", 1, Integer.MAX_VALUE));
  }
}
