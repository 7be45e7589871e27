package io.nodelog.format.header;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.format.access.ColumnFinder;
import java.util.Arrays;

/**
 * Takes a line apart at its spaces, or at its tabs if a tab ends the first field. A value with
 * spaces stands between quotes, and a quote in it is doubled.
 */
final class FieldSplitter implements ColumnFinder {
  private static final int ABSENT = -1;

  private final int[] columnOfField;
  private final int[] from;
  private final int[] to;

  /**
   * @param columnOfField the column of each field; negative if it is read over
   */
  FieldSplitter(int[] columnOfField, int columns) {
    this.columnOfField = columnOfField;
    from = new int[columns];
    to = new int[columns];
    Arrays.fill(from, ABSENT);
  }

  @Override
  public boolean find(byte[] bytes, int lineFrom, int lineTo) {
    int end = lineTo;
    while (end > lineFrom && bytes[end - 1] == ' ') {
      end--;
    }
    byte separator = separator(bytes, lineFrom, end);
    int field = 0;
    int p = lineFrom;
    while (p <= end) {
      boolean quoted = p < end && bytes[p] == '"';
      int start = quoted ? p + 1 : p;
      int stop = quoted ? quotedEnd(bytes, start, end) : plainEnd(bytes, p, end, separator);
      int behind = quoted ? stop + 1 : stop;
      boolean ends = stop >= 0 && (behind == end || bytes[behind] == separator);
      if (!ends || field == columnOfField.length) {
        return false;
      }
      take(field++, start, stop);
      p = behind + 1;
      while (separator == ' ' && p < end && bytes[p] == ' ') {
        p++;
      }
    }
    return field == columnOfField.length;
  }

  private static byte separator(byte[] bytes, int from, int to) {
    int first = ByteSearch.indexOfEither(bytes, from, to, (byte) ' ', (byte) '\t');
    return first >= 0 && bytes[first] == '\t' ? (byte) '\t' : (byte) ' ';
  }

  private static int plainEnd(byte[] bytes, int from, int to, byte separator) {
    int end = ByteSearch.indexOf(bytes, from, to, separator);
    return end < 0 ? to : end;
  }

  /** Returns where the closing quote is; a doubled one does not close. */
  private static int quotedEnd(byte[] bytes, int from, int to) {
    int quote = ByteSearch.indexOf(bytes, from, to, (byte) '"');
    while (quote >= 0 && quote + 1 < to && bytes[quote + 1] == '"') {
      quote = ByteSearch.indexOf(bytes, quote + 2, to, (byte) '"');
    }
    return quote;
  }

  private void take(int field, int start, int stop) {
    int column = columnOfField[field];
    if (column >= 0) {
      from[column] = start;
      to[column] = stop;
    }
  }

  @Override
  public int from(int column) {
    return from[column];
  }

  @Override
  public int to(int column) {
    return to[column];
  }
}
