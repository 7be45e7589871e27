package io.nodelog.app.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A measurement as a multiple of another of the same run, and what it should be.
 *
 * @param what is divided by what
 * @param value the ratio
 * @param budget the largest ratio that is good enough; infinite if any is
 */
record Ratio(String what, double value, double budget) {
  /** The times that can be compared. */
  enum Time {
    /** Seconds of user CPU. */
    USER("user CPU", Measurement::userSeconds),
    /** Seconds on the clock. */
    WALL("wall", Measurement::wallSeconds);

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // a method reference without state
    private final ToDoubleFunction<Measurement> seconds;

    Time(String words, ToDoubleFunction<Measurement> seconds) {
      this.words = words;
      this.seconds = seconds;
    }
  }

  /** Returns the ratio of two measurements, if both were made. */
  static Optional<Ratio> of(
      Results results, Time time, String dividend, String divisor, double budget) {
    return results
        .of(dividend)
        .flatMap(
            above ->
                results
                    .of(divisor)
                    .map(
                        below ->
                            new Ratio(
                                time.words + ": " + dividend + " / " + divisor,
                                time.seconds.applyAsDouble(above)
                                    / time.seconds.applyAsDouble(below),
                                budget)));
  }

  boolean isBounded() {
    return budget < Double.POSITIVE_INFINITY;
  }

  boolean isKept() {
    return value <= budget;
  }

  @Override
  public String toString() {
    String text = String.format(Locale.ROOT, "%-86s %6.2f", what, value);
    return isBounded()
        ? text
            + String.format(Locale.ROOT, "   %s (at most %.2f)", isKept() ? "ok" : "OVER", budget)
        : text;
  }
}
