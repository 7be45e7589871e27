package io.nodelog.report;

import java.io.IOException;

/** Takes the rows of reports, each report's in its final order. */
@FunctionalInterface
public interface ReportSink {
  /**
   * Takes one row.
   *
   * @param row of the type that the report has
   */
  void row(Report report, Record row) throws IOException;
}
