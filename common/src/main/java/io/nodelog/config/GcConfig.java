package io.nodelog.config;

import java.time.Duration;

/**
 * How the warehouse is cleaned of what nothing names.
 *
 * @param grace how old a file must be
 */
public record GcConfig(Duration grace) {
  static GcConfig of(Section section) {
    section.allowOnly("grace");
    return new GcConfig(section.duration("grace", Duration.ZERO, Duration.ofDays(3650)));
  }
}
