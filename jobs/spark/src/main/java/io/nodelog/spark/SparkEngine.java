package io.nodelog.spark;

import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.scan.Engine;
import io.nodelog.hdfs.scan.ScanCost;
import io.nodelog.hdfs.scan.ScanPlan;
import io.nodelog.hdfs.scan.ScanTask;
import io.nodelog.hdfs.scan.SplitCodec;
import io.nodelog.hdfs.scan.UnitWork;
import io.nodelog.hdfs.scan.Workers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Runs a scan, or other work that is cut into units, as one Spark job. What crosses the shuffle are
 * packed blocks, so that Spark's row code never sees a log line or a key.
 */
public final class SparkEngine implements Engine, Workers {
  /** What is in more units than this shares tasks, whose bookkeeping is the driver's. */
  private static final int MOST_TASKS = 10_000;

  private final JavaSparkContext spark;
  private final DoubleConsumer progress;
  private final Duration patience;
  private final URI warehouse;
  private final SerializableConfiguration configuration;
  private ScanCost cost = ScanCost.NONE;

  /**
   * @param spark stays the caller's, who closes it
   * @param warehouse root of the warehouse
   * @param configuration of the cluster, sent to the executors
   */
  public SparkEngine(JavaSparkContext spark, URI warehouse, Configuration configuration) {
    this(spark, warehouse, configuration, share -> {}, Duration.ofDays(1));
  }

  /**
   * @param progress told now and then which share of the tasks is done, from 0 to 1
   * @param patience how long a job may wait for its first executor
   */
  public SparkEngine(
      JavaSparkContext spark,
      URI warehouse,
      Configuration configuration,
      DoubleConsumer progress,
      Duration patience) {
    this.spark = spark;
    this.progress = progress;
    this.patience = patience;
    this.warehouse = warehouse;
    this.configuration = new SerializableConfiguration(configuration);
  }

  @Override
  public List<SummaryFile> scan(ScanPlan plan) throws IOException, InterruptedException {
    List<byte[]> splits = plan.splits().stream().map(SplitCodec::encode).toList();
    if (splits.isEmpty()) {
      return List.of();
    }
    String task = plan.task().toJson();
    ScanCounters counters = new ScanCounters(spark.sc());
    spark.setJobDescription(plan.name());
    JavaFutureAction<List<String>> job =
        spark
            .parallelize(splits, splits.size())
            .mapPartitionsToPair(new ScanSplits(task, warehouse, configuration, counters))
            .repartitionAndSortWithinPartitions(new ShardPartitioner(plan.task().shards()))
            .mapPartitions(new MergeBlocks(task, warehouse, configuration, counters))
            .collectAsync();
    List<String> written = watched("Cannot scan").result(job);
    cost = cost.plus(counters.cost());
    List<SummaryFile> files = new ArrayList<>();
    for (String file : written) {
      files.add(ScanTask.summaryFile(file));
    }
    return files;
  }

  @Override
  public ScanCost cost() {
    return cost;
  }

  @Override
  public List<byte[]> map(String name, List<byte[]> units, UnitWork work)
      throws IOException, InterruptedException {
    if (units.isEmpty()) {
      return List.of();
    }
    spark.setJobDescription(name);
    JavaFutureAction<List<byte[]>> job =
        spark
            .parallelize(units, Math.min(units.size(), MOST_TASKS))
            .mapPartitions(new DoUnits(work, warehouse, configuration))
            .collectAsync();
    return watched("Cannot finish " + name).result(job);
  }

  private WatchedJob watched(String failure) {
    return new WatchedJob(failure, spark.statusTracker(), progress, patience);
  }

  @Override
  public boolean onThisMachine() {
    return spark.isLocal();
  }
}
