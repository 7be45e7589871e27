package io.nodelog.format.service;

import io.nodelog.bytes.TimePattern;
import io.nodelog.bytes.TimeReader;
import io.nodelog.format.parser.ParserSettings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time that a line starts with, in one of several forms: the first one that reads it counts.
 */
final class LeadingTime {
  private final TimeReader[] readers;
  private long micros;

  private LeadingTime(List<TimeReader> readers) {
    this.readers = readers.toArray(new TimeReader[0]);
  }

  /**
   * Returns readers of some patterns.
   *
   * @throws IllegalArgumentException if one of them needs a zone and the settings have none
   */
  static LeadingTime of(ParserSettings settings, String... patterns) {
    return new LeadingTime(readers(settings, true, patterns));
  }

  /**
   * Returns readers of some patterns. Those that need a zone are left out if the settings have
   * none, so that such times are not understood.
   */
  static LeadingTime withZoneIfKnown(ParserSettings settings, String... patterns) {
    return new LeadingTime(readers(settings, false, patterns));
  }

  private static List<TimeReader> readers(
      ParserSettings settings, boolean zoneRequired, String... patterns) {
    List<TimeReader> readers = new ArrayList<>();
    @Nullable ZoneId zone = settings.zone().orElse(null);
    for (String letters : patterns) {
      TimePattern pattern = TimePattern.of(letters);
      if (zone != null || !pattern.needsZone()) {
        readers.add(pattern.reader(zone, settings.asOf()));
      } else if (zoneRequired) {
        readers.add(pattern.reader(settings.requiredZone(), settings.asOf()));
      }
    }
    return readers;
  }

  /** Returns where the time ends that starts at {@code from}, or {@link TimeReader#NOT_A_TIME}. */
  int read(byte[] bytes, int from, int to) {
    for (TimeReader reader : readers) {
      int end = reader.read(bytes, from, to);
      if (end != TimeReader.NOT_A_TIME) {
        micros = reader.micros();
        return end;
      }
    }
    return TimeReader.NOT_A_TIME;
  }

  /** The time that was read last, in microseconds since 1970-01-01T00:00:00Z. */
  long micros() {
    return micros;
  }
}
