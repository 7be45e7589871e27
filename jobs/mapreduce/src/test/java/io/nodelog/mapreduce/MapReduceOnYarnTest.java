package io.nodelog.mapreduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.scan.ClusterBusy;
import io.nodelog.hdfs.scan.SampleWarehouse;
import io.nodelog.hdfs.scan.ScanPlan;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real job on a real YARN: tasks are processes of their own and hear only what is shipped. */
@Tag("cluster")
class MapReduceOnYarnTest {
  @TempDir static java.nio.file.Path directory;

  private static YarnCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = YarnCluster.start(directory);
  }

  @AfterAll
  static void stop() throws IOException {
    cluster.close();
  }

  @Test
  void givesTheRowsOfOneTaskThoughAnAttemptFails() throws Exception {
    URI warehouse = cluster.directory("warehouse");
    Storage storage = cluster.storage();
    SampleWarehouse sample = new SampleWarehouse(storage, new Path(warehouse));
    List<String> expected = sample.expectedRows();
    ScanPlan plan = sample.plan(70_000);
    assertThat(plan.splits()).hasSizeBetween(2, 4);

    Configuration settings = cluster.configuration();
    settings.set("fs.AbstractFileSystem.hdfs.impl", FailsOnce.class.getName());
    List<String> rows = sample.rows(new MapReduceEngine(warehouse, settings).scan(plan));

    assertThat(rows).hasSizeGreaterThan(500).isEqualTo(expected);
    Path marker = new Path(sample.rawFiles().get(0).getParent(), FailsOnce.MARKER);
    assertThat(storage.status(marker)).as("an attempt failed").isPresent();
    assertThat(storage.list(new Path(new Path(warehouse), "tmp")))
        .as("nothing is left in the staging directory")
        .isEmpty();
  }

  @Test
  void takesBackAJobThatGetsNoRoom() throws Exception {
    URI warehouse = cluster.directory("full");
    ScanPlan plan = new SampleWarehouse(cluster.storage(), new Path(warehouse)).plan(1 << 20);
    Configuration settings = cluster.configuration();
    settings.set("mapreduce.job.queuename", YarnCluster.FULL);
    MapReduceEngine engine =
        new MapReduceEngine(warehouse, settings, share -> {}, Duration.ofSeconds(2));

    assertThatThrownBy(() -> engine.scan(plan))
        .isInstanceOf(ClusterBusy.class)
        .hasMessageContaining("in the queue full got no room on the cluster within 2 s");
  }

  @Test
  void saysWhichQueueThereIsNot() throws Exception {
    URI warehouse = cluster.directory("no-queue");
    ScanPlan plan = new SampleWarehouse(cluster.storage(), new Path(warehouse)).plan(1 << 20);
    Configuration settings = cluster.configuration();
    settings.set("mapreduce.job.queuename", "no-such");

    assertThatThrownBy(() -> new MapReduceEngine(warehouse, settings).scan(plan))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot submit to MapReduce: ")
        .hasMessageContaining("no-such")
        .hasMessageNotContaining("\n");
  }
}
