package io.nodelog.format.access;

import io.nodelog.bytes.TimePattern;
import org.jspecify.annotations.Nullable;

/**
 * What a directive says about a request.
 *
 * @param slot what it fills
 * @param kind how its bytes are read, one of the kinds of {@link Step}
 * @param scale microseconds a unit, of times and durations
 * @param rank the directive of lowest rank fills the slot, the first one of several
 * @param required whether the server always knows it, so that {@code -} is an error
 * @param requestEnd of times: whether it is the end of the request, not its start
 * @param pattern of a {@link Step#PATTERN_TIME}: how it is written; null of all others
 */
record Meaning(
    Slot slot,
    int kind,
    long scale,
    int rank,
    boolean required,
    boolean requestEnd,
    @Nullable TimePattern pattern) {
  static final long MICROSECOND = 1;
  static final long MILLISECOND = 1_000;
  static final long SECOND = 1_000_000;

  /** A directive that records have no place for. */
  static final Meaning SKIPPED = of(Slot.NONE);

  /** A list that records have no place for. */
  static final Meaning SKIPPED_LIST = of(Slot.NONE, Step.LIST, 0);

  /** The port behind an address and a colon. */
  static final Meaning PORT = of(Slot.PORT);

  static Meaning of(Slot slot) {
    return of(slot, 0);
  }

  static Meaning of(Slot slot, int rank) {
    return of(slot, slot.kind, rank);
  }

  static Meaning of(Slot slot, int kind, int rank) {
    return of(slot, kind, MICROSECOND, rank);
  }

  static Meaning of(Slot slot, int kind, long scale, int rank) {
    return new Meaning(slot, kind, scale, rank, false, false, null);
  }

  static Meaning status(int rank, boolean required) {
    return new Meaning(Slot.STATUS, Step.STATUS, 1, rank, required, false, null);
  }

  static Meaning duration(long scale, int rank, boolean required) {
    return new Meaning(Slot.DURATION, Step.DURATION, scale, rank, required, false, null);
  }

  static Meaning time(int kind, long scale, int rank, boolean requestEnd) {
    return new Meaning(Slot.TIME, kind, scale, rank, true, requestEnd, null);
  }

  static Meaning time(TimePattern pattern, int rank, boolean requestEnd) {
    return new Meaning(Slot.TIME, Step.PATTERN_TIME, 1, rank, true, requestEnd, pattern);
  }

  static Meaning fraction(long scale) {
    return new Meaning(Slot.TIME_FRACTION, Step.FRACTION, scale, 0, true, false, null);
  }

  /** Returns whether text of any form may stand here, so that quotes around it are the field's. */
  boolean isText() {
    return switch (kind) {
      case Step.CLF_TIME,
          Step.ISO_TIME,
          Step.EPOCH_TIME,
          Step.FRACTION,
          Step.PATTERN_TIME,
          Step.STATUS,
          Step.STATUS_OR_NONE,
          Step.BYTES_SENT,
          Step.BYTES_RECEIVED,
          Step.SIGNED_BYTES_SENT,
          Step.DURATION,
          Step.SIGNED_DURATION,
          Step.ADDED_DURATION,
          Step.QUEUE_TIME,
          Step.QUEUED_BEFORE,
          Step.CAPTURES,
          Step.PADDING ->
          false;
      default -> true;
    };
  }

  /** Returns whether this is a time of whole seconds, which a fraction can be added to. */
  boolean wholeSeconds() {
    return kind == Step.CLF_TIME
        || (kind == Step.EPOCH_TIME && scale == SECOND)
        || (pattern != null && pattern.wholeSeconds());
  }

  /** Returns whether the field ends where its own bytes say so, not at the text behind it. */
  boolean hasNoTextBehind() {
    return kind == Step.CAPTURES || kind == Step.PADDING;
  }

  /** The same field where records take its value from another one. */
  Meaning skipped() {
    boolean list = kind == Step.LIST || kind == Step.NUMBER_LIST;
    return list ? SKIPPED_LIST : hasNoTextBehind() ? this : SKIPPED;
  }
}
