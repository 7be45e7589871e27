package io.nodelog.record;

/** How a log writes bytes that its format cannot hold as they are. */
public enum TextEscape {
  /** Not at all: every byte stands for itself. */
  NONE,
  /** With backslashes, as Apache, nginx and JSON do. */
  BACKSLASH,
  /** A space as {@code +}, as IIS does. */
  PLUS,
  /** With percent signs and two digits, as CloudFront does. */
  PERCENT,
  /** With a number sign and two digits, as HAProxy does. */
  HASH,
  /** A quote within quotes as two, as CSV does. */
  DOUBLED_QUOTE
}
