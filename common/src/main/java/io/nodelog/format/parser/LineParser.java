package io.nodelog.format.parser;

import io.nodelog.bytes.ByteSearch;
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

  /**
   * Reads the line that starts at {@code from} and whose end nobody has looked for yet, if that is
   * quicker: most lines of a format have one plain shape, and its last field ends where the line
   * does.
   *
   * @param to behind an LF, that of this line or of a later one
   * @return where the content of the line ends, in front of LF or CR LF; the record is then filled
   *     as by {@link #parse}, whose outcome is {@link Outcome#RECORD}. Or {@link
   *     ByteSearch#NOT_FOUND}, which says nothing about the line
   */
  default int parseAhead(byte[] bytes, int from, int to, AccessRecord record) {
    return ByteSearch.NOT_FOUND;
  }
}
