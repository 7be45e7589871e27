package io.nodelog.spark;

import io.nodelog.hdfs.scan.ScanTask;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import scala.Tuple2;

/**
 * Scans the splits of a partition; what the scan hands on is kept in a {@link BlockBuffer} until
 * Spark asks.
 */
final class ScanSplits implements PairFlatMapFunction<Iterator<byte[]>, Long, byte[]> {
  private static final long serialVersionUID = 1L;

  private final String task;
  private final URI warehouse;
  private final SerializableConfiguration configuration;
  private final ScanCounters counters;

  ScanSplits(
      String task, URI warehouse, SerializableConfiguration configuration, ScanCounters counters) {
    this.task = task;
    this.warehouse = warehouse;
    this.configuration = configuration;
    this.counters = counters;
  }

  @Override
  public Iterator<Tuple2<Long, byte[]>> call(Iterator<byte[]> splits) throws IOException {
    BlockBuffer blocks = new BlockBuffer();
    TaskCompletionListener deleteFile = context -> blocks.close();
    TaskContext.get().addTaskCompletionListener(deleteFile);
    ScanTask scan = ScanTask.fromJson(task);
    ScanTask.Site site = site(warehouse, configuration);
    while (splits.hasNext()) {
      scan.scan(site, splits.next(), blocks, bytes -> stopIfKilled());
    }
    counters.task();
    counters.handedOn(blocks);
    return blocks.iterator();
  }

  static ScanTask.Site site(URI warehouse, SerializableConfiguration configuration)
      throws IOException {
    return new ScanTask.Site(Storages.of(warehouse, configuration.value()), new Path(warehouse));
  }

  private static void stopIfKilled() {
    TaskContext.get().killTaskIfInterrupted();
  }
}
