package io.nodelog.hdfs.scan;

import java.util.List;

/**
 * What an engine is asked to scan.
 *
 * @param name for people, shown by the cluster
 * @param task what every task must know
 * @param splits one task each
 */
public record ScanPlan(String name, ScanTask task, List<Split> splits) {}
