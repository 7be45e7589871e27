package io.nodelog.mapreduce;

import io.nodelog.hdfs.scan.ScanTask;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What the tasks must know, in the job's configuration. Values are read raw: Hadoop would expand a
 * {@code ${…}} in them otherwise.
 */
final class ScanSettings {
  private static final String WAREHOUSE = "nodelog.warehouse";
  private static final String SPLITS = "nodelog.scan.splits";
  private static final String TASK = "nodelog.scan.task";

  private ScanSettings() {}

  static void write(Configuration job, URI warehouse, Path splits, ScanTask task) {
    job.set(WAREHOUSE, warehouse.toString());
    job.set(SPLITS, splits.toString());
    job.set(TASK, task.toJson());
  }

  static Path splitsFile(Configuration job) {
    return new Path(job.getRaw(SPLITS));
  }

  static ScanTask task(Configuration job) throws IOException {
    return ScanTask.fromJson(job.getRaw(TASK));
  }

  static ScanTask.Site site(Configuration job) throws IOException {
    URI warehouse = URI.create(job.getRaw(WAREHOUSE));
    return new ScanTask.Site(Storages.of(warehouse, job), new Path(warehouse));
  }
}
