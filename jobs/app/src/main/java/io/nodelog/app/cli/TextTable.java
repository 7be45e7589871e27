package io.nodelog.app.cli;

import io.nodelog.bytes.SafeText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Rows that are shown to people, in columns as wide as they need to be. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final BitSet numbers = new BitSet();

  TextTable(String... heads) {
    rows.add(List.of(heads));
  }

  /**
   * Says that a column, from 0, holds numbers, which stand under each other at their right ends.
   */
  TextTable numbers(int column) {
    numbers.set(column);
    return this;
  }

  /** Adds a row of as many cells as there are heads. */
  TextTable row(String... cells) {
    List<String> row = new ArrayList<>();
    for (String cell : cells) {
      row.add(SafeText.of(cell));
    }
    rows.add(row);
    return this;
  }

  /** Prints heads and rows. */
  void print(PrintStream out) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    rows.forEach(row -> out.append(line(row, widths)).append('\n'));
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String room = " ".repeat(widths[i] - width(row.get(i)));
      line.append(numbers.get(i) ? room + row.get(i) : row.get(i) + room).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
