package io.nodelog.mapreduce;

import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.scan.ClusterBusy;
import io.nodelog.hdfs.scan.Engine;
import io.nodelog.hdfs.scan.FirstLine;
import io.nodelog.hdfs.scan.ScanCost;
import io.nodelog.hdfs.scan.ScanPlan;
import io.nodelog.hdfs.scan.ScanTask;
import io.nodelog.hdfs.scan.Split;
import io.nodelog.hdfs.scan.SplitCodec;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.JobCounter;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.mapreduce.TaskCounter;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.lib.output.TextOutputFormat;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * Runs a scan as one MapReduce job: on YARN where the configuration says so, else in this process
 * on all cores.
 */
public final class MapReduceEngine implements Engine {
  private static final String LOCAL = "local";

  /** How often a job is asked whether it has ended; Hadoop's own default is 5 seconds. */
  private static final long LOCAL_POLL_MILLIS = 50;

  private static final long CLUSTER_POLL_MILLIS = 1_000;

  private final URI warehouse;
  private final Configuration configuration;
  private final DoubleConsumer progress;
  private final Duration patience;
  private ScanCost cost = ScanCost.NONE;

  /**
   * @param warehouse root of the warehouse
   * @param configuration of the cluster; stays the caller's
   */
  public MapReduceEngine(URI warehouse, Configuration configuration) {
    this(warehouse, configuration, share -> {}, Duration.ofDays(1));
  }

  /**
   * @param progress told now and then which share of the reading is done, from 0 to 1
   * @param patience how long a job may wait in its queue
   */
  public MapReduceEngine(
      URI warehouse, Configuration configuration, DoubleConsumer progress, Duration patience) {
    this.warehouse = warehouse;
    this.configuration = configuration;
    this.progress = progress;
    this.patience = patience;
  }

  @Override
  public List<SummaryFile> scan(ScanPlan plan) throws IOException, InterruptedException {
    Path staging = new Path(new Path(warehouse), "tmp/mapreduce-" + UUID.randomUUID());
    FileSystem fileSystem = staging.getFileSystem(configuration);
    try {
      Path splits = new Path(staging, "splits");
      Path output = new Path(staging, "files");
      writeSplits(Storages.of(warehouse, configuration), splits, plan.splits());
      Job job = job(plan, splits, output);
      run(job);
      cost = cost.plus(costOf(job, plan));
      return readFiles(fileSystem, output);
    } catch (FSError e) { // what Hadoop's local file system throws when a disk is full
      throw new FileSystemException(staging.toUri().getPath(), null, reason(e));
    } finally {
      fileSystem.delete(staging, true);
    }
  }

  @Override
  public ScanCost cost() {
    return cost;
  }

  /** A cluster forgets counters when it forgets the job, and in this process none counts tasks. */
  private static ScanCost costOf(Job job, ScanPlan plan) throws IOException {
    Counters counters = job.getCounters();
    long tasks = (long) plan.splits().size() + plan.task().shards();
    return counters == null
        ? new ScanCost(tasks, 0, 0, 0, 0)
        : new ScanCost(
            tasks,
            counters.findCounter(JobCounter.NUM_FAILED_MAPS).getValue()
                + counters.findCounter(JobCounter.NUM_FAILED_REDUCES).getValue(),
            counters.findCounter(ScanCounter.BLOCKS).getValue(),
            counters.findCounter(ScanCounter.BLOCK_BYTES).getValue(),
            counters.findCounter(TaskCounter.SPILLED_RECORDS).getValue());
  }

  private Job job(ScanPlan plan, Path splits, Path output) throws IOException {
    Job job = Job.getInstance(configuration, plan.name());
    Configuration settings = job.getConfiguration();
    ScanSettings.write(settings, warehouse, splits, plan.task());
    // The version that publishes a task's output before the job's commit is unsafe with
    // speculation.
    settings.setInt("mapreduce.fileoutputcommitter.algorithm.version", 1);
    useThisProcessIfLocal(settings);
    job.setJarByClass(MapReduceEngine.class);
    job.setInputFormatClass(ScanInputFormat.class);
    job.setMapperClass(ScanMapper.class);
    job.setMapOutputKeyClass(BlockKeyWritable.class);
    job.setMapOutputValueClass(BytesWritable.class);
    job.setReducerClass(SummaryReducer.class);
    job.setNumReduceTasks(plan.task().shards());
    job.setOutputFormatClass(TextOutputFormat.class);
    job.setOutputKeyClass(NullWritable.class);
    job.setOutputValueClass(Text.class);
    FileOutputFormat.setOutputPath(job, output);
    return job;
  }

  /** How many tasks run at a time in this process; 0 if YARN runs them. */
  public static int localTasks(Configuration settings) {
    // Not before its class is there does Hadoop read mapred-site.xml.
    return isLocal(new JobConf(settings)) ? Runtime.getRuntime().availableProcessors() : 0;
  }

  private static void useThisProcessIfLocal(Configuration settings) throws IOException {
    if (isLocal(settings)) {
      int tasks = localTasks(settings);
      settings.setInt("mapreduce.local.map.tasks.maximum", tasks);
      settings.setInt("mapreduce.local.reduce.tasks.maximum", tasks);
      if (UserGroupInformation.isSecurityEnabled()) {
        // Who may renew the job's tokens: no ResourceManager has to be there for a job without one.
        String user = UserGroupInformation.getCurrentUser().getUserName();
        settings.setIfUnset(YarnConfiguration.RM_PRINCIPAL, user);
        LocalShuffle.use(settings);
      }
    }
  }

  private void run(Job job) throws IOException, InterruptedException {
    try {
      submit(job);
      long start = System.nanoTime();
      long poll = pollMillis(job.getConfiguration());
      while (!job.isComplete()) {
        if (isWaiting(job) && System.nanoTime() - start > patience.toNanos()) {
          job.killJob();
          throw new ClusterBusy("The MapReduce job " + job.getJobID() + queue(job), patience);
        }
        progress.accept(job.mapProgress());
        Thread.sleep(poll);
      }
      if (!job.isSuccessful()) {
        throw new IOException("Cannot scan: MapReduce job " + job.getJobID() + reason(job));
      }
    } catch (ClassNotFoundException e) {
      throw new IOException("Cannot scan: a class of the job is missing", e);
    }
  }

  private static void submit(Job job)
      throws IOException, InterruptedException, ClassNotFoundException {
    try {
      job.submit();
    } catch (IOException e) {
      throw new IOException("Cannot submit to MapReduce: " + FirstLine.of(e), e);
    }
  }

  /** No container has started yet, not even that of the job's master. */
  private static boolean isWaiting(Job job) throws IOException, InterruptedException {
    return job.getStatus().getState() == JobStatus.State.PREP;
  }

  /** The job's own status does not know it while it waits. */
  private static String queue(Job job) {
    return " in the queue " + job.getConfiguration().get(JobContext.QUEUE_NAME);
  }

  private static String reason(FSError error) {
    Throwable cause = error.getCause();
    return String.valueOf(cause == null ? error.getMessage() : cause.getMessage());
  }

  /** Of a job in this process Hadoop keeps no reason, but has logged one. */
  private static String reason(Job job) throws IOException, InterruptedException {
    return isLocal(job.getConfiguration())
        ? " failed (the warning of LocalJobRunner says why)"
        : " failed: " + FirstLine.of(job.getStatus().getFailureInfo());
  }

  private static long pollMillis(Configuration settings) {
    return isLocal(settings) ? LOCAL_POLL_MILLIS : CLUSTER_POLL_MILLIS;
  }

  private static boolean isLocal(Configuration settings) {
    return settings.get("mapreduce.framework.name", LOCAL).equals(LOCAL);
  }

  /** With the modes of a warehouse, which Hadoop's own output below then has over it. */
  private static void writeSplits(Storage storage, Path file, List<Split> splits)
      throws IOException {
    try (DataOutputStream out = new DataOutputStream(storage.create(file))) {
      out.writeInt(splits.size());
      for (Split split : splits) {
        new ScanInputSplit(SplitCodec.encode(split), split.length()).write(out);
      }
    }
  }

  private static List<SummaryFile> readFiles(FileSystem fileSystem, Path output)
      throws IOException {
    List<SummaryFile> files = new ArrayList<>();
    for (FileStatus part : fileSystem.globStatus(new Path(output, "part-r-*"))) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(fileSystem.open(part.getPath()), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          files.add(ScanTask.summaryFile(line));
        }
      }
    }
    return files;
  }
}
