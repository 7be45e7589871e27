package io.nodelog.record;

/**
 * Why a line was not understood. The order is part of the stored form: new reasons go to the end.
 */
public enum RejectReason {
  /** The line does not have the shape of its format. */
  SHAPE,
  /** The time is not a time of the format. */
  TIME,
  /** The time lies outside {@code accept.dates}. */
  DATE_NOT_ACCEPTED,
  /** The status is not a number from 100 to 599. */
  STATUS,
  /** A count or a duration is negative, too large or not a number. */
  NUMBER,
  /** The client address is empty. */
  CLIENT,
  /** The line is longer than the longest line that is read. */
  TOO_LONG,
  /** The line holds a NUL byte: the file is binary or was torn. */
  BINARY,
  /** The compressed file ends early or is damaged; the rest of it was not read. */
  DAMAGED_FILE
}
