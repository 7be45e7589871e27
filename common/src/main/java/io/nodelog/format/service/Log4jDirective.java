package io.nodelog.format.service;

import java.util.List;

/**
 * A converter as a pattern has it.
 *
 * @param arguments what stands in braces behind it
 * @param padded whether it has a width that blanks fill
 * @param text as it stands in the pattern
 * @param position where it starts in the pattern, from 1
 */
record Log4jDirective(
    Log4jConverter converter, List<String> arguments, boolean padded, String text, int position) {
  /** Returns whether only the first letter of a level is written. */
  boolean isOneLetter() {
    return converter == Log4jConverter.LEVEL
        && arguments.stream().anyMatch(argument -> argument.replace(" ", "").equals("length=1"));
  }

  @Override
  public String toString() {
    return text + " at position " + position;
  }
}
