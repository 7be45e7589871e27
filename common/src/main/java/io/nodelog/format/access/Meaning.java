package io.nodelog.format.access;

/**
 * What a directive says about a request.
 *
 * @param slot what it fills
 * @param kind how its bytes are read, one of the kinds of {@link Step}
 * @param scale microseconds a unit, of times and durations
 * @param rank the directive of lowest rank fills the slot, the first one of several
 * @param required whether the server always knows it, so that {@code -} is an error
 * @param requestEnd of times: whether it is the end of the request, not its start
 */
record Meaning(Slot slot, int kind, long scale, int rank, boolean required, boolean requestEnd) {
  static final long MICROSECOND = 1;
  static final long MILLISECOND = 1_000;
  static final long SECOND = 1_000_000;

  /** A directive that records have no place for. */
  static final Meaning SKIPPED = of(Slot.NONE);

  static Meaning of(Slot slot) {
    return of(slot, 0);
  }

  static Meaning of(Slot slot, int rank) {
    return new Meaning(slot, slot.kind, 1, rank, false, false);
  }

  static Meaning status(int rank, boolean required) {
    return new Meaning(Slot.STATUS, Step.STATUS, 1, rank, required, false);
  }

  static Meaning duration(long scale, int rank, boolean required) {
    return new Meaning(Slot.DURATION, Step.DURATION, scale, rank, required, false);
  }

  static Meaning time(int kind, long scale, int rank, boolean requestEnd) {
    return new Meaning(Slot.TIME, kind, scale, rank, true, requestEnd);
  }

  static Meaning fraction(long scale) {
    return new Meaning(Slot.TIME_FRACTION, Step.FRACTION, scale, 0, true, false);
  }

  /** Returns whether text of any form may stand here, so that quotes around it are the field's. */
  boolean isText() {
    return switch (kind) {
      case Step.CLF_TIME,
          Step.ISO_TIME,
          Step.EPOCH_TIME,
          Step.FRACTION,
          Step.STATUS,
          Step.BYTES_SENT,
          Step.BYTES_RECEIVED,
          Step.DURATION ->
          false;
      default -> true;
    };
  }

  /** Returns whether this is a time of whole seconds, which a fraction can be added to. */
  boolean wholeSeconds() {
    return kind == Step.CLF_TIME || (kind == Step.EPOCH_TIME && scale == SECOND);
  }
}
