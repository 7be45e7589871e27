package io.nodelog.record;

/**
 * What became of a line. Every line has exactly one outcome, so that the counts add up to the lines
 * read.
 */
public enum Outcome {
  /** The line was understood. */
  RECORD,
  /** Address, time and status are sound but another field is garbage; the bad fields are absent. */
  PARTIAL,
  /** The line was not understood; the record says why. */
  REJECT,
  /** The line says nothing by design: blank or a directive. */
  EXCLUDED;

  /** Returns whether the line counts as a request. */
  public boolean counted() {
    return this == RECORD || this == PARTIAL;
  }
}
