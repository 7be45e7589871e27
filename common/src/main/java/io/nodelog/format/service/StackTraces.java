package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;

/**
 * Finds where the stack trace of an event starts: at the first line behind the first one that names
 * an exception, as Java and Python print it, or that is a frame.
 */
final class StackTraces {
  /** What is returned if there is no stack trace. */
  static final int NONE = -1;

  private StackTraces() {}

  /**
   * Returns where the stack trace starts, or {@link #NONE}. It is the start of a line, or the name
   * of an exception in the line that the first frame follows, which may be the message.
   *
   * @param message where the message starts, in the first line
   * @param firstLineTo where the first line ends
   * @param to where the event ends
   */
  static int find(byte[] bytes, int message, int firstLineTo, int to) {
    int before = message;
    int beforeTo = firstLineTo;
    int line = nextLine(bytes, firstLineTo, to);
    while (line < to) {
      int lineTo = lineTo(bytes, line, to);
      if (StackTraceLine.isFrame(bytes, line, lineTo)) {
        int named = StackTraceLine.exceptionIn(bytes, before, beforeTo);
        return named == NONE ? line : named;
      }
      if (StackTraceLine.isFirst(bytes, line, lineTo)) {
        return line;
      }
      before = line;
      beforeTo = lineTo;
      line = nextLine(bytes, lineTo, to);
    }
    return NONE;
  }

  /** Returns where a line ends: before its LF, or with the event. */
  static int lineTo(byte[] bytes, int from, int to) {
    int end = ByteSearch.indexOf(bytes, from, to, (byte) '\n');
    return end == ByteSearch.NOT_FOUND ? to : end;
  }

  private static int nextLine(byte[] bytes, int from, int to) {
    return Math.min(to, lineTo(bytes, from, to) + 1);
  }
}
