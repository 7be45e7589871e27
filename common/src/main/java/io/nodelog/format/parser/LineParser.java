package io.nodelog.format.parser;

import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;

/**
 * Reads the lines of one format.
 *
 * <p>A parser may remember what saves work on the next line, such as the last timestamp, so each
 * thread has its own. It never throws because of what a line says, makes no object a line, and
 * takes time linear in the line's length.
 */
public interface LineParser {
  /**
   * Reads the line that lies in {@code bytes} from {@code from} to {@code to}, without its line
   * end.
   *
   * @param record filled with what the line says; holds the reason if the outcome is a reject
   */
  Outcome parse(byte[] bytes, int from, int to, AccessRecord record);
}
