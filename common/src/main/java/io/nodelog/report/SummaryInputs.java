package io.nodelog.report;

import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.time.LocalDate;

/** The merged summaries of a date, and of the dates that its reports look back on. */
public interface SummaryInputs {
  /** The date whose reports are made. */
  LocalDate date();

  /** Starts over with the rows of a table, merged and in the order of their keys. */
  default SortedRows rows(SummaryTable table) throws IOException {
    return rows(table, date());
  }

  /**
   * The same of another date: one of the {@link Window} before. A date without lines has no rows.
   */
  SortedRows rows(SummaryTable table, LocalDate date) throws IOException;
}
