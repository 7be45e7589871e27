package io.nodelog.hdfs.parquet;

/**
 * A column of a table.
 *
 * @param name in snake case, with its unit
 * @param type of the values
 * @param nullable whether a value may be missing
 * @param doc what it means
 */
public record Column(String name, ColumnType type, boolean nullable, String doc) {}
