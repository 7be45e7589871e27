package io.nodelog.fuzz;

import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads bytes with a format and checks what holds whatever they are. */
final class Readers {
  private static final ParserSettings SETTINGS =
      new ParserSettings(Optional.of(ZoneOffset.UTC), Instant.parse("2026-06-30T00:00:00Z"));
  private static final long UNSET = Long.MIN_VALUE;

  private Readers() {}

  static void read(LogFormat format, byte[] bytes) {
    if (format.hasRequests()) {
      request(format.newLineParser(SETTINGS), bytes);
    } else {
      event(format.newEventParser(SETTINGS), bytes);
    }
  }

  private static void request(LineParser parser, byte[] bytes) {
    AccessRecord record = new AccessRecord();
    record.setTimeMicros(UNSET);
    Outcome outcome = parser.parse(bytes, 0, bytes.length, record);
    if (outcome.counted()) {
      check(record.timeMicros() != UNSET, "a request has a time");
      for (AccessField field : AccessField.values()) {
        check(!record.has(field) || inside(record.from(field), record.to(field), bytes), "inside");
      }
    }
  }

  private static void event(EventParser parser, byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    boolean starts = parser.starts(bytes, 0, end);
    ServiceRecord record = new ServiceRecord();
    record.setTimeMicros(UNSET);
    Outcome outcome = parser.parse(bytes, 0, end, bytes.length, record);
    if (outcome.counted()) {
      check(starts, "what is read as an event starts one");
      check(record.timeMicros() != UNSET, "an event has a time");
      for (ServiceField field : ServiceField.values()) {
        check(!record.has(field) || inside(record.from(field), record.to(field), bytes), "inside");
      }
    }
  }

  private static boolean inside(int from, int to, byte[] bytes) {
    return from <= to && to <= bytes.length;
  }

  private static void check(boolean holds, String law) {
    if (!holds) {
      throw new AssertionError("Broken: " + law);
    }
  }
}
