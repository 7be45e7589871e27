package io.nodelog.hdfs.raw;

/** Tells something of a line by its content alone, so that every reader of it says the same. */
@FunctionalInterface
public interface LineTest {
  /** Tests the line whose content lies in {@code bytes}, without its line end. */
  boolean test(byte[] bytes, int from, int to);
}
