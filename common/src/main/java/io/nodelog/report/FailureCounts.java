package io.nodelog.report;

import io.nodelog.report.reliability.ComponentFailure;
import io.nodelog.report.reliability.OutageRules;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.OptionalDouble;

/** Failures up to a date; they are added in the order of their times. */
final class FailureCounts {
  private final OutageRules rules;
  private final long[] quarters = new long[4];
  private long failures;
  private long first;
  private long last;
  private long run;
  private long bursts;
  private long largestBurst;

  FailureCounts(OutageRules rules) {
    this.rules = rules;
  }

  void add(ComponentFailure failure, LocalDate date) {
    boolean follows = failures > 0 && failure.time() - last <= rules.burstGap();
    first = failures == 0 ? failure.time() : first;
    last = failure.time();
    failures += failure.count();
    quarters[date.get(IsoFields.QUARTER_OF_YEAR) - 1] += failure.count();
    long before = follows ? run : 0;
    run = before + failure.count();
    if (run >= rules.burstFailures()) {
      bursts += before < rules.burstFailures() ? 1 : 0;
      largestBurst = Math.max(largestBurst, run);
    }
  }

  long failures() {
    return failures;
  }

  /** The time of the first, in microseconds since the epoch. */
  long first() {
    return first;
  }

  /** The mean time from one to the next, in microseconds; empty below two. */
  OptionalDouble meanGap() {
    return failures < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) (last - first) / (failures - 1));
  }

  /** Those of a quarter of the year, 1 to 4, of all years. */
  long quarter(int number) {
    return quarters[number - 1];
  }

  long bursts() {
    return bursts;
  }

  long largestBurst() {
    return largestBurst;
  }
}
