package io.nodelog.format.service;

import io.nodelog.bytes.TimePattern;
import io.nodelog.bytes.TimeReader;
import io.nodelog.format.parser.ParserSettings;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time that a line starts with, in one of several forms: the first one that reads it counts.
 * What only looks like a time, {@code Feb 30} or one without the zone that it needs, is read over,
 * so that its line is rejected and does not pass as a continuation of the line before.
 */
final class LeadingTime {
  private final TimeReader[] readers;
  private final TimeReader[] shapes;
  private boolean exists;
  private long micros;

  private LeadingTime(List<TimeReader> readers, List<TimeReader> shapes) {
    this.readers = readers.toArray(new TimeReader[0]);
    this.shapes = shapes.toArray(new TimeReader[0]);
  }

  /**
   * Returns readers of some patterns.
   *
   * @throws IllegalArgumentException if one of them needs a zone and the settings have none
   */
  static LeadingTime of(ParserSettings settings, String... patterns) {
    return of(settings, true, patterns);
  }

  /**
   * Returns readers of some patterns. Times of those that need a zone do not exist if the settings
   * have none.
   */
  static LeadingTime withZoneIfKnown(ParserSettings settings, String... patterns) {
    return of(settings, false, patterns);
  }

  private static LeadingTime of(ParserSettings settings, boolean zoneRequired, String... patterns) {
    List<TimeReader> readers = new ArrayList<>();
    List<TimeReader> shapes = new ArrayList<>();
    @Nullable ZoneId zone = settings.zone().orElse(null);
    for (String letters : patterns) {
      TimePattern pattern = TimePattern.of(letters);
      shapes.add(pattern.reader(ZoneOffset.UTC, settings.asOf()));
      if (zone != null || !pattern.needsZone()) {
        readers.add(pattern.reader(zone, settings.asOf()));
      } else if (zoneRequired) {
        readers.add(pattern.reader(settings.requiredZone(), settings.asOf()));
      }
    }
    return new LeadingTime(readers, shapes);
  }

  /**
   * Returns where the time ends that starts at {@code from}, whether it {@link #exists} or not, or
   * {@link TimeReader#NOT_A_TIME} if nothing there looks like one. Where something does depends on
   * the bytes alone.
   */
  int read(byte[] bytes, int from, int to) {
    for (TimeReader reader : readers) {
      int end = reader.read(bytes, from, to);
      if (end != TimeReader.NOT_A_TIME) {
        exists = true;
        micros = reader.micros();
        return end;
      }
    }
    exists = false;
    for (TimeReader shape : shapes) {
      int end = shape.shapeEnd(bytes, from, to);
      if (end != TimeReader.NOT_A_TIME) {
        return end;
      }
    }
    return TimeReader.NOT_A_TIME;
  }

  /** Returns whether there is such a time as was read last. */
  boolean exists() {
    return exists;
  }

  /** The time that was read last, in microseconds since 1970-01-01T00:00:00Z, if it exists. */
  long micros() {
    return micros;
  }
}
