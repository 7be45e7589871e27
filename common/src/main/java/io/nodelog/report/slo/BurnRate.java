package io.nodelog.report.slo;

import java.time.Duration;

/**
 * How fast the error budget of a promise is used up in a window of time: the share of errors over
 * the share that the promise leaves, so that 1 uses the budget of 30 days in 30 days, and 14.4 in
 * 50 hours (Google, The Site Reliability Workbook, chapter 5).
 *
 * @param objective the promised share of requests without an error, below 1
 * @param window the length of the window
 * @param requests all requests of the window but those whose client went away
 * @param errors how many of them were errors
 */
public record BurnRate(double objective, Duration window, long requests, long errors) {
  /** What a budget is for. */
  public static final Duration PERIOD = Duration.ofDays(30);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration QUARTER_DAY = Duration.ofHours(6);

  public BurnRate {
    if (!(objective > 0 && objective < 1)) {
      throw new IllegalArgumentException(
          "Invalid objective: " + objective + " (must be above 0 and below 1)");
    }
    if (errors < 0 || errors > requests) {
      throw new IllegalArgumentException("Invalid errors: " + errors + " of " + requests);
    }
  }

  /** What a burn rate calls for. */
  public enum Verdict {
    /** There were too few requests to tell. */
    TOO_FEW,
    /** The budget lasts. */
    OK,
    /** Somebody should look at it on a working day. */
    TICKET,
    /** Somebody should look at it now. */
    PAGE
  }

  /** The share of errors; 0 if there were no requests. */
  public double errorRatio() {
    return requests == 0 ? 0 : (double) errors / requests;
  }

  /** The burn rate. */
  public double rate() {
    return errorRatio() / (1 - objective);
  }

  /** Which share of the budget of 30 days the window used up, if each hour has as many requests. */
  public double budgetConsumed() {
    return rate() * window.toSeconds() / PERIOD.toSeconds();
  }

  /**
   * The burn rate that is too high in such a window: 14.4 up to an hour (2 % of the budget), 6 up
   * to six hours (5 %), 1 in longer ones (10 % in three days).
   */
  public double threshold() {
    if (window.compareTo(HOUR) <= 0) {
      return 14.4;
    }
    return window.compareTo(QUARTER_DAY) <= 0 ? 6 : 1;
  }

  /** What it calls for, if there were at least so many requests. */
  public Verdict verdict(long minRequests) {
    if (requests < minRequests) {
      return Verdict.TOO_FEW;
    }
    boolean high = rate() >= threshold() * (1 - 1e-9); // 1 - 0.999 is a little above 0.001
    return high ? (threshold() > 1 ? Verdict.PAGE : Verdict.TICKET) : Verdict.OK;
  }
}
