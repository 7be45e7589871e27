package io.nodelog.config;

import java.time.Duration;
import java.time.Instant;

/**
 * Which event times are believed, relative to the instant of the batch.
 *
 * @param past how far before the batch
 * @param future how far after the batch
 */
public record AcceptConfig(Duration past, Duration future) {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  static AcceptConfig of(Section section) {
    section.allowOnly("past", "future");
    return new AcceptConfig(
        section.duration("past", Duration.ZERO, LONGEST),
        section.duration("future", Duration.ZERO, LONGEST));
  }

  /** The earliest instant that is accepted in a batch. */
  public Instant from(Instant batch) {
    return batch.minus(past);
  }

  /** The end (exclusive) of what is accepted in a batch. */
  public Instant to(Instant batch) {
    return batch.plus(future);
  }
}
