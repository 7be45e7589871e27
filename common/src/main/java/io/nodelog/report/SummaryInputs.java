package io.nodelog.report;

import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;

/** The merged summaries of one date. */
@FunctionalInterface
public interface SummaryInputs {
  /** Starts over with the rows of a table, merged and in the order of their keys. */
  SortedRows rows(SummaryTable table) throws IOException;
}
