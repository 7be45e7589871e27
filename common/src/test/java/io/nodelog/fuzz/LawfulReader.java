package io.nodelog.fuzz;

import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.AccessFormat;
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
import java.util.function.Consumer;

/** Reads bytes with a format and checks what holds whatever they are. For one thread. */
final class LawfulReader {
  private static final ParserSettings SETTINGS =
      new ParserSettings(Optional.of(ZoneOffset.UTC), Instant.parse("2026-06-30T00:00:00Z"));
  private static final long UNSET = Long.MIN_VALUE;

  private final Consumer<byte[]> reader;

  /** Keeps its parser, as a run does, unless lines may change how later ones are read. */
  LawfulReader(LogFormat format) {
    if (format.format() instanceof AccessFormat access && access.hasHeaders()) {
      reader = bytes -> request(format.newLineParser(SETTINGS), bytes);
    } else if (format.hasRequests()) {
      LineParser parser = format.newLineParser(SETTINGS);
      reader = bytes -> request(parser, bytes);
    } else if (format.format().hasHeaders()) {
      reader = bytes -> event(format.newEventParser(SETTINGS), bytes);
    } else {
      EventParser parser = format.newEventParser(SETTINGS);
      reader = bytes -> event(parser, bytes);
    }
  }

  void read(byte[] bytes) {
    reader.accept(bytes);
  }

  private static void request(LineParser parser, byte[] bytes) {
    AccessRecord record = new AccessRecord();
    record.setTimeMicros(UNSET);
    Outcome outcome = parser.parse(bytes, 0, bytes.length, record);
    if (outcome.counted()) {
      check(record.timeMicros() != UNSET, "a request has a time");
      for (AccessField field : AccessField.values()) {
        check(
            !record.has(field) || inside(record.from(field), record.to(field), record.bytes()),
            "inside");
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
        check(
            !record.has(field) || inside(record.from(field), record.to(field), record.bytes()),
            "inside");
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
