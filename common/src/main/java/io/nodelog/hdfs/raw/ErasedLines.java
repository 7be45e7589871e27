package io.nodelog.hdfs.raw;

/**
 * What stands in the place of lines that were erased: as many bytes of the control character
 * "substitute", and the line ends that there were. So every other line stays where it is, the
 * number of lines stays as it is, and an erased line is told from one that a node wrote: it says
 * nothing, and it continues no event before it.
 */
public final class ErasedLines {
  /** ASCII SUB, which no line of a log has alone. */
  static final byte FILLER = 0x1A;

  private ErasedLines() {}

  /** Returns whether a line was erased; an empty one was not. */
  public static boolean is(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != FILLER) {
        return false;
      }
    }
    return from < to;
  }

  /** Erases bytes of a line or of several. */
  static void fill(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != '\n') {
        bytes[i] = FILLER;
      }
    }
  }
}
