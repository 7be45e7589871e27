package io.nodelog.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long things are kept; empty: for ever.
 *
 * @param raw raw logs, from the commit of their batch on
 * @param summaries from their date on
 * @param reports from their date on
 * @param quarantine from the date of the batch on
 */
public record RetentionConfig(
    Optional<Duration> raw,
    Optional<Duration> summaries,
    Optional<Duration> reports,
    Optional<Duration> quarantine) {

  static RetentionConfig of(Section section) {
    section.allowOnly("raw", "summaries", "reports", "quarantine");
    return new RetentionConfig(
        duration(section, "raw"),
        duration(section, "summaries"),
        duration(section, "reports"),
        duration(section, "quarantine"));
  }

  private static Optional<Duration> duration(Section section, String key) {
    return section.has(key)
        ? Optional.of(section.duration(key, Duration.ofDays(1), Duration.ofDays(36_500)))
        : Optional.empty();
  }

  Map<String, Object> rendered() {
    Map<String, Object> map = new LinkedHashMap<>();
    raw.ifPresent(time -> map.put("raw", Durations.text(time)));
    summaries.ifPresent(time -> map.put("summaries", Durations.text(time)));
    reports.ifPresent(time -> map.put("reports", Durations.text(time)));
    quarantine.ifPresent(time -> map.put("quarantine", Durations.text(time)));
    return map;
  }
}
