package io.nodelog.spark;

import io.nodelog.hdfs.scan.ClusterBusy;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.protocolrecords.GetApplicationsRequest;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.jspecify.annotations.Nullable;

/**
 * Takes an application back that waits in a queue of YARN for too long. Spark itself waits for ever
 * while a context starts, and its thread cannot be told to stop.
 */
final class QueueWatch implements AutoCloseable {
  private static final String TAGS = "spark.yarn.tags";
  private static final EnumSet<YarnApplicationState> WAITING =
      EnumSet.of(
          YarnApplicationState.NEW,
          YarnApplicationState.NEW_SAVING,
          YarnApplicationState.SUBMITTED,
          YarnApplicationState.ACCEPTED);

  private final String tag = "nodelog-" + UUID.randomUUID();
  private final SparkConf settings;
  private final Duration patience;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "queue-watch");
            thread.setDaemon(true);
            return thread;
          });
  private volatile @Nullable ClusterBusy busy;

  private QueueWatch(SparkConf settings, Duration patience) {
    this.settings = settings;
    this.patience = patience;
  }

  /**
   * Watches over a context that is about to start with these settings; nothing if it asks no queue.
   */
  static Optional<QueueWatch> over(SparkConf settings, Duration patience) {
    boolean inQueue =
        settings.get("spark.master").equals("yarn")
            && settings.get("spark.submit.deployMode", "client").equals("client");
    if (!inQueue) {
      return Optional.empty();
    }
    QueueWatch watch = new QueueWatch(settings, patience);
    settings.set(TAGS, String.join(",", watch.tags()));
    watch.takeBackLater();
    return Optional.of(watch);
  }

  private List<String> tags() {
    String others = settings.get(TAGS, "");
    return others.isEmpty() ? List.of(tag) : List.of(others, tag);
  }

  /** What was taken back, if anything was. */
  Optional<ClusterBusy> busy() {
    return Optional.ofNullable(busy);
  }

  private void takeBackLater() {
    ScheduledFuture<?> unused =
        clock.schedule(this::takeBack, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void takeBack() {
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(settings);
    try (YarnClient yarn = YarnClient.createYarnClient()) {
      yarn.init(new YarnConfiguration(hadoop));
      yarn.start();
      GetApplicationsRequest mine = GetApplicationsRequest.newInstance();
      mine.setApplicationTags(Set.of(tag));
      mine.setApplicationStates(WAITING);
      List<ApplicationReport> waiting = yarn.getApplications(mine);
      if (waiting.isEmpty()) {
        takeBackLater(); // it may not have been submitted yet: before that Spark uploads its jars
      }
      for (ApplicationReport application : waiting) {
        String name =
            "The YARN application "
                + application.getApplicationId()
                + " in the queue "
                + application.getQueue();
        busy = new ClusterBusy(name, patience);
        yarn.killApplication(application.getApplicationId());
      }
    } catch (IOException | YarnException e) {
      // The next try may tell more; until then the application waits.
      takeBackLater();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
