package io.nodelog.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The day or the hour that a directory of a landing area is of.
 *
 * @param start its first instant, by a clock of {@code report.zone}
 * @param end the first instant after it, by the same clock
 */
public record LandingTime(LocalDateTime start, LocalDateTime end) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{4})[-/_.]?(\\d{2})[-/_.]?(\\d{2})(?:[-/_.T]?(\\d{2}))?");

  /** Reads {@code 2026-01-05}, {@code 2026/01/05}, {@code 20260105}, or one of them and an hour. */
  static Optional<LandingTime> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String hour = matcher.group(4);
    try {
      LocalDateTime start =
          LocalDateTime.of(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3)),
              hour == null ? 0 : Integer.parseInt(hour),
              0);
      return Optional.of(
          new LandingTime(start, hour == null ? start.plusDays(1) : start.plusHours(1)));
    } catch (DateTimeException e) {
      return Optional.empty(); // such as a 30th of February
    }
  }

  /** Whether some of it lies in an interval, whose end is not in it. */
  public boolean overlaps(Instant from, Instant to, ZoneId zone) {
    return start.atZone(zone).toInstant().isBefore(to)
        && end.atZone(zone).toInstant().isAfter(from);
  }
}
