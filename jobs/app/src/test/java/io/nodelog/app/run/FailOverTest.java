package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.MiniDFSNNTopology;
import org.apache.hadoop.hdfs.server.namenode.ha.HATestUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on an HDFS of two NameNodes, of which the other one takes over under them. */
@Tag("cluster")
class FailOverTest {
  private static final long LINES = 70;

  /** A fail-over at every so many a change. */
  private static final int STEP = Integer.getInteger("nodelog.failover.step", 8);

  @TempDir static java.nio.file.Path directory;

  private static MiniDFSCluster dfs;
  private static URI nameService;
  private static Configuration client;

  private int active;

  private Site site;
  private CrashPoints points;

  @BeforeAll
  static void start() throws IOException {
    Configuration settings = new Configuration();
    settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.resolve("hdfs").toString());
    settings.set("hadoop.tmp.dir", directory.resolve("tmp").toString());
    settings.setInt("dfs.replication", 1);
    settings.setInt("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", 5);
    settings.setInt("dfs.client.failover.sleep.base.millis", 20);
    settings.setInt("dfs.client.failover.sleep.max.millis", 200);
    // The standby reads the log of changes when it takes over; until then it may lag behind.
    settings.setInt("dfs.ha.tail-edits.period", 1);
    dfs =
        new MiniDFSCluster.Builder(settings)
            .nnTopology(MiniDFSNNTopology.simpleHATopology())
            .numDataNodes(1)
            .build();
    dfs.waitActive();
    dfs.transitionToActive(0);
    client = new Configuration(settings);
    HATestUtil.setFailoverConfigurations(dfs, client);
    nameService = FileSystem.getDefaultUri(client);
  }

  @AfterAll
  static void stop() {
    dfs.shutdown(true);
  }

  @BeforeEach
  void writeLogs(@TempDir java.nio.file.Path logs) throws Exception {
    site = new Site(logs).with("ingest.threads = 1, publish.threads = 1");
    site.write("web-1", "access.log", Site.lines(1, 0, 40));
    site.write("web-2", "access.log", Site.lines(2, 0, 30));
    Run whole = site.run(new MemoryStorage(), new Path("memory:/warehouse"));
    Site.work(whole);
    points = new CrashPoints(site, List.of(), Outcome.of(whole).requireLines(LINES));
  }

  @Test
  void aRunGoesOnWhereverTheOtherNameNodeTakesOver() throws Exception {
    int failOvers = 0;
    int completed = 0;
    for (int call = 1; ; call += STEP) {
      Path warehouse = new Path(nameService + "/fail-over-" + call);
      int[] happened = new int[1];
      HookedStorage storage =
          new HookedStorage(
              storage(),
              call,
              () -> {
                failOver();
                happened[0]++;
              });
      completed += completes(site.run(storage, warehouse)) ? 1 : 0;
      if (happened[0] == 0) {
        break; // the run has no more changes
      }
      failOvers++;
      points.requireMended(storage(), warehouse, call);
    }
    System.out.println(completed + " runs went on through " + failOvers + " fail-overs");
    assertThat(failOvers).isGreaterThanOrEqualTo(70 / STEP);
    assertThat(completed - 1).as("runs that went on through a fail-over").isEqualTo(failOvers);
  }

  private static boolean completes(Run run) throws Exception {
    try {
      Site.work(run);
      return true;
    } catch (IOException e) {
      System.out.println("Gave up: " + e.getMessage());
      return false;
    }
  }

  private static Storage storage() throws IOException {
    return Storages.of(nameService, client);
  }

  private void failOver() throws IOException {
    dfs.transitionToStandby(active);
    active = 1 - active;
    dfs.transitionToActive(active);
  }
}
