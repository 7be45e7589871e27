package io.nodelog.format.access;

import io.nodelog.bytes.TimeReader;
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
 * @param time reads the times of a {@link #PATTERN_TIME}; null before a thread has its own
 */
record Step(
    int kind,
    @Nullable AccessField field,
    long scale,
    boolean required,
    boolean quoted,
    boolean emptyIsAbsent,
    Literal after,
    int next,
    @Nullable TimeReader time) {

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

  /** A time of the step's own pattern. */
  static final int PATTERN_TIME = 15;

  /** A client with its port behind the last colon. */
  static final int ADDRESS_PORT = 16;

  /** A status, or 0 or -1 if there was no answer. */
  static final int STATUS_OR_NONE = 17;

  /** A request line, or {@code - - -} of a connection without one. */
  static final int REQUEST_OR_NONE = 18;

  /** A request line that may be cut off at the end of the line. */
  static final int CUT_REQUEST = 19;

  /** A duration: -1 if it does not apply, with a plus if the line was written before the end. */
  static final int SIGNED_DURATION = 20;

  /** A duration like that, which comes on top of those before it. */
  static final int ADDED_DURATION = 21;

  /** Bytes sent, with a plus if the line was written before the end. */
  static final int SIGNED_BYTES_SENT = 22;

  /** A time or a length of the one upstream attempt that the line has: -1 if it does not apply. */
  static final int UPSTREAM_NUMBER = 23;

  /** A server, or a word in angle brackets if none was chosen. */
  static final int SERVER = 24;

  /** How often the connection was tried again, with a plus if with another server. */
  static final int RETRIES = 25;

  /** Any number of texts in braces, each with a space behind; no text of the step follows. */
  static final int CAPTURES = 26;

  /** Any number of spaces; no text of the step follows. */
  static final int PADDING = 27;

  /** How long the request was in a queue: -1 if it does not apply. */
  static final int QUEUE_TIME = 28;

  /** How many requests were before it in a queue, which come on top of those of other queues. */
  static final int QUEUED_BEFORE = 29;

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
      case CLF_TIME, ISO_TIME, EPOCH_TIME, FRACTION, PATTERN_TIME -> RejectReason.TIME;
      case STATUS, STATUS_OR_NONE -> RejectReason.STATUS;
      case CLIENT, ADDRESS_PORT -> RejectReason.CLIENT;
      case BYTES_SENT,
          BYTES_RECEIVED,
          DURATION,
          SIGNED_DURATION,
          ADDED_DURATION,
          SIGNED_BYTES_SENT ->
          RejectReason.NUMBER;
      default -> RejectReason.SHAPE;
    };
  }

  /** Returns the step for a thread, whose times {@code reader} reads. */
  Step with(@Nullable TimeReader reader) {
    return new Step(kind, field, scale, required, quoted, emptyIsAbsent, after, next, reader);
  }
}
