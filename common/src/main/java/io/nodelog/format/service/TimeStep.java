package io.nodelog.format.service;

import io.nodelog.bytes.TimePattern;
import io.nodelog.bytes.TimeReader;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.ServiceRecord;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The time. What looks like a time but is none ({@code 2026-02-30}) is read over, so that its line
 * is rejected and does not pass as a continuation of the line before.
 */
final class TimeStep implements HeadStep {
  private final TimeReader[] readers;
  private boolean exists;

  TimeStep(HeadPart.Time time, ParserSettings settings) {
    readers =
        time.patterns().stream()
            .map(pattern -> pattern.reader(zone(time, pattern, settings), settings.asOf()))
            .toArray(TimeReader[]::new);
  }

  private static @Nullable ZoneId zone(
      HeadPart.Time time, TimePattern pattern, ParserSettings settings) {
    if (time.zone().isPresent()) {
      return time.zone().get();
    }
    return pattern.needsZone() ? settings.requiredZone() : settings.zone().orElse(null);
  }

  /** Returns whether the time that was read last exists. */
  boolean exists() {
    return exists;
  }

  @Override
  public int take(byte[] bytes, int from, int to, ServiceRecord record) {
    for (TimeReader reader : readers) {
      int end = reader.read(bytes, from, to);
      exists = end != TimeReader.NOT_A_TIME;
      if (exists) {
        record.setTimeMicros(reader.micros());
        return end;
      }
      end = reader.shapeEnd(bytes, from, to);
      if (end != TimeReader.NOT_A_TIME) {
        return end;
      }
    }
    return EventHead.NOT_READ;
  }
}
