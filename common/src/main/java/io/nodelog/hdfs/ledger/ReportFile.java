package io.nodelog.hdfs.ledger;

/**
 * A Parquet file of a report.
 *
 * @param report name of the report
 * @param date {@code YYYY-MM-DD}
 * @param path relative to the warehouse
 * @param length bytes
 * @param sha256 lower-case hex
 * @param rows how many rows it holds
 */
public record ReportFile(
    String report, String date, String path, long length, String sha256, long rows) {
  public ReportFile {
    EntryFields.text("report", report);
    EntryFields.date(date);
    EntryFields.sha256("report file", sha256);
  }
}
