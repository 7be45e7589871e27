package io.nodelog.format.access;

import io.nodelog.record.TextEscape;

/**
 * How a server writes values that are not plain text.
 *
 * @param emptyIsAbsent whether it writes nothing for what it does not know; otherwise {@code -}
 * @param escape how it writes what would break the line
 * @param utc whether its times without an offset are UTC; otherwise the source names their zone
 */
record FieldStyle(boolean emptyIsAbsent, TextEscape escape, boolean utc) {
  /** Most servers write a dash and backslashes. */
  static final FieldStyle USUAL = new FieldStyle(false, TextEscape.BACKSLASH, false);

  /** JSON has no dash for what is unknown: there is nothing between the quotes. */
  static final FieldStyle JSON = new FieldStyle(true, TextEscape.BACKSLASH, false);

  /** HAProxy writes a dash, or nothing between quotes, and number signs. */
  static final FieldStyle HAPROXY = new FieldStyle(true, TextEscape.HASH, false);
}
