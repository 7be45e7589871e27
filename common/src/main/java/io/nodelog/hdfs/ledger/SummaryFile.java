package io.nodelog.hdfs.ledger;

/**
 * A Parquet file of summary rows.
 *
 * @param table name of the summary table
 * @param date {@code YYYY-MM-DD}
 * @param path relative to the warehouse
 * @param length bytes
 * @param sha256 lower-case hex
 * @param rows how many rows it holds
 */
public record SummaryFile(
    String table, String date, String path, long length, String sha256, long rows) {}
