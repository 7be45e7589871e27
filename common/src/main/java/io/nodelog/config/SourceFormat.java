package io.nodelog.config;

import java.time.ZoneId;
import java.util.Optional;

/**
 * How the lines of a source of a landing area are read.
 *
 * @param format a preset's name or the server's own format string
 * @param zone of timestamps that name none
 */
public record SourceFormat(String format, Optional<ZoneId> zone) {
  /** A format whose timestamps name their zone. */
  public static SourceFormat of(String format) {
    return new SourceFormat(format, Optional.empty());
  }

  static SourceFormat of(Section section) {
    section.allowOnly("format", "zone");
    return new SourceFormat(section.text("format", Names.FORMAT), section.optionalZone("zone"));
  }
}
