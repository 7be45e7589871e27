package io.nodelog.report;

/**
 * How a source was as of the date of a report.
 *
 * @param node whose log it is
 * @param source the name of the source
 * @param expected whether it is configured; otherwise it was only found
 * @param state a word: see {@link CoverageRow}
 * @param since {@code YYYY-MM-DD}: the date since which it is so
 * @param files how many files it had then
 * @param problem what was wrong; empty if nothing
 */
public record SourceStatus(
    String node,
    String source,
    boolean expected,
    String state,
    String since,
    int files,
    String problem) {
  /** The state of a source that was known once, and is neither configured nor found any more. */
  public static final String GONE = "gone";

  /** A source of which nothing is known but lines. */
  static SourceStatus unknown(String node, String source) {
    return new SourceStatus(node, source, false, "unknown", "", 0, "");
  }
}
