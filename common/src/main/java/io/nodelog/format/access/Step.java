package io.nodelog.format.access;

import io.nodelog.record.AccessField;
import io.nodelog.record.RejectReason;
import org.jspecify.annotations.Nullable;

/**
 * One field of a line and the fixed text behind it.
 *
 * @param kind how the bytes are read
 * @param field the text field that is set, or null
 * @param scale microseconds a unit, of times and durations
 * @param required whether {@code -} is an error
 * @param quoted whether the field is in quotes
 * @param emptyIsAbsent whether the server writes nothing for what it does not know
 * @param after the fixed text behind the field and its quotes
 * @param next what the next field starts with, as a guess
 */
record Step(
    int kind,
    @Nullable AccessField field,
    long scale,
    boolean required,
    boolean quoted,
    boolean emptyIsAbsent,
    Literal after,
    int next) {

  static final int TEXT = 0;
  static final int CLIENT = 1;
  static final int HOST = 2;
  static final int LIST = 3;
  static final int NUMBER_LIST = 4;
  static final int REQUEST = 5;
  static final int METHOD = 6;
  static final int CLF_TIME = 7;
  static final int ISO_TIME = 8;
  static final int EPOCH_TIME = 9;
  static final int FRACTION = 10;
  static final int STATUS = 11;
  static final int BYTES_SENT = 12;
  static final int BYTES_RECEIVED = 13;
  static final int DURATION = 14;

  /** The next field may start with anything, or there is none. */
  static final int NEXT_ANY = 0;

  /** The next field starts with a quote or is a bare {@code -}. */
  static final int NEXT_QUOTE = 1;

  /** The next field starts with a digit or is {@code -}. */
  static final int NEXT_DIGIT = 2;

  /** Returns whether the next field looks as if it could start with {@code first}. */
  boolean nextMayStartWith(byte first) {
    return switch (next) {
      case NEXT_QUOTE -> first == '"' || first == '-';
      case NEXT_DIGIT -> first == '-' || (first >= '0' && first <= '9');
      default -> true;
    };
  }

  /** Why a line is rejected whose field is absent or malformed. */
  RejectReason reason() {
    return switch (kind) {
      case CLF_TIME, ISO_TIME, EPOCH_TIME, FRACTION -> RejectReason.TIME;
      case STATUS -> RejectReason.STATUS;
      case CLIENT -> RejectReason.CLIENT;
      case BYTES_SENT, BYTES_RECEIVED, DURATION -> RejectReason.NUMBER;
      default -> RejectReason.SHAPE;
    };
  }
}
