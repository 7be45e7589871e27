package io.nodelog.bytes;

/** Something that is looked for in lines of text. */
public interface Sought {
  /** Where something is that is not there. */
  int NOT_FOUND = ByteSearch.NOT_FOUND;

  /**
   * Where it is found first from a position on, in a range of lines that is not looked behind;
   * {@link #NOT_FOUND} if it is not there.
   *
   * @param from start of the range
   * @param to end (exclusive) of the range
   * @param start the position, inside of the range
   */
  int indexIn(byte[] bytes, int from, int to, int start);

  /** Where it is found first in a range of lines; {@link #NOT_FOUND} if it is not there. */
  default int indexIn(byte[] bytes, int from, int to) {
    return indexIn(bytes, from, to, from);
  }
}
