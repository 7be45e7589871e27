package io.nodelog.hdfs.raw;

/** Tells which lines say how those behind them are to be read. */
@FunctionalInterface
public interface HeaderTest extends LineTest {
  /**
   * Returns the header that is in effect behind such a line: the line itself, unless it only adds
   * to what stood before it.
   */
  default String after(String before, String line) {
    return line;
  }
}
