package io.nodelog.summary;

import io.nodelog.record.AccessRecord;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The laws of the tables that an {@link AccessSummarizer} fills. */
abstract class AccessSummaryLaws extends SummaryLaws {
  @Override
  void summarize(List<Line> lines, SummarySettings settings, BlockSink sink) throws IOException {
    AccessSummarizer summarizer = new AccessSummarizer(settings, NODE, sink);
    AccessRecord view = new AccessRecord();
    for (Line line : lines) {
      if (line.outcome().counted()) {
        line.fill(view);
        summarizer.add(view);
      }
    }
    summarizer.flush();
  }

  /** The last date that has begun. */
  static LocalDate date(long micros, ZoneId zone) {
    LocalDate date = Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone).toLocalDate();
    LocalDate last = date.minusDays(2);
    for (LocalDate d = last; !d.isAfter(date.plusDays(2)); d = d.plusDays(1)) {
      last = startMicros(d, zone) <= micros ? d : last;
    }
    return last;
  }

  static long startMicros(LocalDate date, ZoneId zone) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, date.atStartOfDay(zone).toInstant());
  }

  /** The start of the piece of a day that an instant lies in. */
  static long startOf(long micros, ZoneId zone, long seconds) {
    long start = startMicros(date(micros, zone), zone);
    return start + (micros - start) / (seconds * 1_000_000) * (seconds * 1_000_000);
  }

  static long orZero(long value) {
    return Math.max(0, value);
  }

  /** The sum, which stops at the largest long. */
  static long sum(long a, long b) {
    return Long.MAX_VALUE - a < b ? Long.MAX_VALUE : a + b;
  }
}
