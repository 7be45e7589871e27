package io.nodelog.format.access;

/** Finds the values of columns in a line, each by its number. Used by one thread. */
public interface ColumnFinder {
  /**
   * Looks at the line that lies in {@code bytes} from {@code from} to {@code to}.
   *
   * @return whether it has the shape of the format
   */
  boolean find(byte[] bytes, int from, int to);

  /** Where the value of a column starts in the line looked at last; negative if it has none. */
  int from(int column);

  /** Where the value of a column ends (exclusive); without meaning if it has none. */
  int to(int column);
}
