package io.nodelog.report;

import io.nodelog.bytes.EpochMicros;
import io.nodelog.bytes.SafeText;
import io.nodelog.record.outcome.FailureCause;
import io.nodelog.record.outcome.RequestOutcome;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The requests and errors of each node by hour. The share of errors is that of all requests but
 * those whose client went away: of these nobody knows what they would have become.
 */
final class HourlyErrors {
  static final long HOUR_MICROS = 3_600_000_000L;

  /** The counts of an hour. */
  record Counts(long requests, long aborts, long errors) {
    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(requests + other.requests, aborts + other.aborts, errors + other.errors);
    }

    /** The requests that a share of errors is of; the tables may not fit in an old warehouse. */
    long judged() {
      return Math.max(requests - aborts, errors);
    }

    /** The share of errors; 0 if there were no requests. */
    double errorRatio() {
      return judged() == 0 ? 0 : (double) errors / judged();
    }
  }

  private final Map<String, NavigableMap<Long, Counts>> byNode = new TreeMap<>();
  private final long dayStart;

  private HourlyErrors(long dayStart) {
    this.dayStart = dayStart;
  }

  /**
   * Reads a date.
   *
   * @param zone where a day starts, and so do its hours
   */
  static HourlyErrors read(SummaryInputs summaries, LocalDate date, ZoneId zone)
      throws IOException {
    HourlyErrors errors = new HourlyErrors(startMicros(date, zone));
    errors.addRequests(summaries.rows(SummaryTable.NODE_LOAD, date));
    errors.addFailures(summaries.rows(SummaryTable.REQUEST_FAILURES, date));
    return errors;
  }

  private static long startMicros(LocalDate date, ZoneId zone) {
    return EpochMicros.of(date.atStartOfDay(zone).toInstant());
  }

  private void addRequests(SortedRows rows) throws IOException {
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    while (rows.next()) {
      long bucket = key.set(rows.key()).instant();
      long hour = bucket - Math.floorMod(bucket - dayStart, HOUR_MICROS);
      long requests = values.set(rows.value()).sum();
      add(SafeText.decode(key.text()), hour, new Counts(requests, 0, 0));
    }
  }

  private void addFailures(SortedRows rows) throws IOException {
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    while (rows.next()) {
      long hour = key.set(rows.key()).instant();
      String node = SafeText.decode(key.text());
      key.text();
      key.text();
      key.integer();
      FailureCause cause = FailureCause.named(SafeText.decode(key.text()));
      long count = values.set(rows.value()).sum();
      boolean abort = cause.outcome() == RequestOutcome.CLIENT_ABORT;
      add(node, hour, new Counts(0, abort ? count : 0, cause.isError() ? count : 0));
    }
  }

  private void add(String node, long hour, Counts counts) {
    byNode.computeIfAbsent(node, absent -> new TreeMap<>()).merge(hour, counts, Counts::plus);
  }

  /** Where the day starts, in microseconds since 1970. */
  long dayStart() {
    return dayStart;
  }

  /** The hours of each node, in the order of their names. */
  Map<String, NavigableMap<Long, Counts>> byNode() {
    return byNode;
  }

  /** The hours of all nodes together. */
  NavigableMap<Long, Counts> fleet() {
    NavigableMap<Long, Counts> fleet = new TreeMap<>();
    byNode
        .values()
        .forEach(hours -> hours.forEach((hour, counts) -> fleet.merge(hour, counts, Counts::plus)));
    return fleet;
  }
}
