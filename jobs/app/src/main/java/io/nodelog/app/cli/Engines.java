package io.nodelog.app.cli;

import io.nodelog.app.run.Run;
import io.nodelog.config.InvalidConfig;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.scan.Engine;
import io.nodelog.hdfs.scan.ScanCost;
import io.nodelog.hdfs.scan.ScanPlan;
import io.nodelog.hdfs.scan.Split;
import io.nodelog.hdfs.scan.Workers;
import io.nodelog.mapreduce.MapReduceEngine;
import io.nodelog.spark.SparkEngine;
import io.nodelog.spark.SparkSessions;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Starts the configured engine when there is something to scan, and not before. */
final class Engines implements Engine, AutoCloseable {
  private final Run run;
  private final Configuration hadoop;
  private final Console console;
  private @Nullable Closeable session;
  private ScanCost cost = ScanCost.NONE;

  Engines(Run run, Console console) throws IOException {
    this.run = run;
    this.console = console;
    Platform.requireEngine(run.config().engine(), Engines.class.getClassLoader());
    hadoop = ClusterSettings.of(run);
  }

  @Override
  public List<SummaryFile> scan(ScanPlan plan) throws IOException, InterruptedException {
    long bytes = plan.splits().stream().mapToLong(Split::length).sum();
    Progress progress = Progress.start(console, "Summarize", bytes, "bytes");
    DoubleConsumer share = done -> progress.reach((long) (done * bytes));
    try {
      Engine engine =
          switch (run.config().engine()) {
            case MAPREDUCE ->
                new MapReduceEngine(run.warehouse().toUri(), hadoop, share, patience());
            case SPARK -> OnSpark.engine(this, share);
          };
      List<SummaryFile> files = engine.scan(plan);
      cost = cost.plus(engine.cost());
      return files;
    } finally {
      progress.clear();
    }
  }

  private Duration patience() {
    return run.config().cluster().patience();
  }

  @Override
  public ScanCost cost() {
    return cost;
  }

  @Override
  public int localTasks() {
    return switch (run.config().engine()) {
      case MAPREDUCE -> MapReduceEngine.localTasks(hadoop);
      case SPARK -> OnSpark.localTasks(hadoop);
    };
  }

  /**
   * The engine as workers.
   *
   * @throws InvalidConfig if it cannot do that
   * @throws IOException if it does not start
   */
  Workers workers() throws IOException {
    return switch (run.config().engine()) {
      case SPARK -> OnSpark.engine(this, share -> {});
      case MAPREDUCE ->
          throw new InvalidConfig(
              "Invalid nodelog.ingest.distributed: true (must be false with the engine mapreduce,"
                  + " which only scans; --engine spark can ingest)");
    };
  }

  @Override
  public void close() throws IOException {
    if (session != null) {
      session.close();
    }
  }

  /** Apart, so that nothing here needs Spark's classes unless it is the engine. */
  private static final class OnSpark {
    static int localTasks(Configuration hadoop) {
      return SparkSessions.localTasks(hadoop);
    }

    static SparkEngine engine(Engines engines, DoubleConsumer share) throws IOException {
      Run run = engines.run;
      SparkSession spark = SparkSessions.open("nodelog", engines.hadoop, engines.patience());
      engines.session = spark;
      return new SparkEngine(
          SparkSessions.context(spark),
          run.warehouse().toUri(),
          engines.hadoop,
          share,
          engines.patience());
    }
  }
}
