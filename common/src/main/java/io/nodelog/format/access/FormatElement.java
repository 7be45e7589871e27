package io.nodelog.format.access;

/** A part of a format string. */
sealed interface FormatElement {
  /** Text that stands in every line as it is. */
  record Text(String text) implements FormatElement {}

  /**
   * What the server replaces by a value.
   *
   * @param directive as it stands in the format string
   * @param position where it starts in the format string, from 1
   * @param meaning what it says
   */
  record Field(String directive, int position, Meaning meaning) implements FormatElement {}

  /**
   * The end of the line from the first space on, which is not read. Nothing stands behind it.
   *
   * @param directive what of the format string it stands for
   */
  record Rest(String directive) implements FormatElement {}
}
