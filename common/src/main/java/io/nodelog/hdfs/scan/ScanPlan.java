package io.nodelog.hdfs.scan;

import java.util.List;

/**
 * What an engine is asked to scan.
 *
 * @param name for people, shown by the cluster
 * @param settings the rendered configuration, which the tasks read again
 * @param splits one task each
 * @param batchDay date of {@code input_audit} rows, in days since 1970-01-01
 * @param acceptFromMicros earliest time that is accepted, in microseconds since the epoch
 * @param acceptToMicros end (exclusive) of the times that are accepted
 * @param output directory for summary files, relative to the warehouse
 * @param shards into how many ranges of the key's hash each table and date is cut
 */
public record ScanPlan(
    String name,
    String settings,
    List<Split> splits,
    int batchDay,
    long acceptFromMicros,
    long acceptToMicros,
    String output,
    int shards) {}
