package io.nodelog.spark;

import io.nodelog.hdfs.scan.ClusterBusy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkStatusTracker;
import org.jspecify.annotations.Nullable;

/** Waits for a job's result and tells meanwhile how far it is. */
final class WatchedJob {
  private static final long POLL_MILLIS = 200;

  private final String failure;
  private final JavaSparkStatusTracker tracker;
  private final DoubleConsumer progress;
  private final Duration patience;

  /**
   * @param failure what to say before the reason if the job fails
   * @param patience how long to wait for the first task to start
   */
  WatchedJob(
      String failure, JavaSparkStatusTracker tracker, DoubleConsumer progress, Duration patience) {
    this.failure = failure;
    this.tracker = tracker;
    this.progress = progress;
    this.patience = patience;
  }

  /**
   * Returns the result.
   *
   * @throws ClusterBusy if no executor took a task for too long
   * @throws IOException if the job failed
   */
  <T> T result(JavaFutureAction<T> job) throws IOException, InterruptedException {
    long start = System.nanoTime();
    boolean begun = false;
    while (true) {
      try {
        return job.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        begun = begun || hasBegun(job);
        if (!begun && System.nanoTime() - start > patience.toNanos()) {
          job.cancel(true);
          throw new ClusterBusy("The Spark job", patience);
        }
        progress.accept(shareDone(job));
      } catch (ExecutionException e) {
        throw new IOException(failure + ": " + firstLine(e.getCause()), e.getCause());
      } catch (InterruptedException e) {
        job.cancel(true);
        throw e;
      }
    }
  }

  /** Spark puts the stack trace of the task into its message. */
  private static String firstLine(@Nullable Throwable failure) {
    return String.valueOf(failure).lines().findFirst().orElse("the Spark job failed");
  }

  private boolean hasBegun(JavaFutureAction<?> job) {
    for (int id : job.jobIds()) {
      if (tracker.getJobInfo(id) != null) {
        for (int stageId : tracker.getJobInfo(id).stageIds()) {
          SparkStageInfo stage = tracker.getStageInfo(stageId);
          if (stage != null && stage.numActiveTasks() + stage.numCompletedTasks() > 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The share of the first stage's tasks, which read the lines; what follows is quick. */
  private double shareDone(JavaFutureAction<?> job) {
    for (int id : job.jobIds()) {
      if (tracker.getJobInfo(id) != null) {
        int first = firstOf(tracker.getJobInfo(id).stageIds());
        SparkStageInfo stage = tracker.getStageInfo(first);
        if (stage != null && stage.numTasks() > 0) {
          return (double) stage.numCompletedTasks() / stage.numTasks();
        }
      }
    }
    return 0;
  }

  private static int firstOf(int[] stages) {
    int first = Integer.MAX_VALUE;
    for (int stage : stages) {
      first = Math.min(first, stage);
    }
    return first;
  }
}
