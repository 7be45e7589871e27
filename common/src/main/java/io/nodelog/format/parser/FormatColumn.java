package io.nodelog.format.parser;

/**
 * What one directive of a format yields.
 *
 * @param name the column, as the command line prints it; empty if the directive is skipped
 * @param type {@code string}, {@code int}, {@code long} or {@code timestamp}, a list with {@code
 *     []}
 * @param unit the unit of a number; empty if it has none
 * @param directive the directive as it stands in the format
 * @param note what to know about it; mostly empty
 */
public record FormatColumn(String name, String type, String unit, String directive, String note) {
  /** A directive that is read over. */
  public static FormatColumn skipped(String directive, String why) {
    return new FormatColumn("", "", "", directive, why);
  }

  /** Returns whether the directive is read over. */
  public boolean skipped() {
    return name.isEmpty();
  }
}
