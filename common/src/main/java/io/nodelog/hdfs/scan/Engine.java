package io.nodelog.hdfs.scan;

import io.nodelog.hdfs.ledger.SummaryFile;
import java.io.IOException;
import java.util.List;

/** Runs a scan on a cluster or on this machine. */
public interface Engine {
  /**
   * Scans every split once, merges the partial summaries by key and writes them as Parquet files
   * below {@link ScanTask#output()}. Nothing is committed: files of failed attempts may be left
   * behind, and only those returned count.
   *
   * @throws IOException if a split could not be read or a file not be written, after the engine's
   *     own retries
   */
  List<SummaryFile> scan(ScanPlan plan) throws IOException, InterruptedException;

  /**
   * How many tasks run at a time if they all run on this machine; 0 if a cluster runs them. Fewer
   * tasks hand on fewer partial summaries of the same keys.
   */
  default int localTasks() {
    return 0;
  }

  /** What the scans so far cost; nothing if the engine does not count it. */
  default ScanCost cost() {
    return ScanCost.NONE;
  }
}
