package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.app.check.WarehouseCheck;
import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.hdfs.ledger.Part;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.storage.HdfsCluster;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.SafeModeAction;
import org.apache.hadoop.hdfs.DFSTestUtil;
import org.apache.hadoop.hdfs.MiniDFSCluster.DataNodeProperties;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs on an HDFS that fails under them; when it works again, the next run finds all. */
@Tag("cluster")
class HdfsFaultsTest {
  private static final long LINES = 70;

  @RegisterExtension static final HdfsCluster HDFS = new HdfsCluster();

  @TempDir java.nio.file.Path logs;

  private Site site;
  private Path warehouse;
  private CrashPoints points;

  @BeforeEach
  void writeLogs() throws Exception {
    site = new Site(logs).with("ingest.threads = 1, publish.threads = 1");
    site.write("web-1", "access.log", Site.lines(1, 0, 40));
    site.write("web-2", "access.log", Site.lines(2, 0, 30));
    warehouse = new Path(HDFS.folder(), "warehouse");
    Run whole = site.run(new MemoryStorage(), new Path("memory:/warehouse"));
    Site.work(whole);
    points = new CrashPoints(site, List.of(), Outcome.of(whole).requireLines(LINES));
  }

  /** A run during which something happens ends with an exception, and not with an error. */
  private void breakRun(int call, HookedStorage.Hook hook) throws IOException {
    Run run = site.run(new HookedStorage(HDFS.storage(), call, hook), warehouse);
    assertThatThrownBy(() -> Site.work(run)).isInstanceOf(IOException.class);
  }

  private void requireMended() throws Exception {
    points.requireMended(HDFS.storage(), warehouse, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 17, 26, 41})
  void aDataNodeMayDieWhileARunWrites(int call) throws Exception {
    DataNodeProperties[] dead = new DataNodeProperties[1];
    try {
      breakRun(call, () -> dead[0] = HDFS.dfs().stopDataNode(0));
    } finally {
      HDFS.dfs().restartDataNode(dead[0], true);
      HDFS.dfs().waitActive();
    }

    requireMended();
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 30})
  void aNameNodeMayRestartInTheMiddle(int call) throws Exception {
    Storage storage = new HookedStorage(HDFS.storage(), call, () -> HDFS.dfs().restartNameNode(0));
    try {
      Site.work(site.run(storage, warehouse));
    } catch (IOException e) {
      assertThat(e).hasMessageNotContaining("NullPointer");
    }

    requireMended();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 33, 60})
  void safeModeStopsARunAndNothingElse(int call) throws Exception {
    try {
      breakRun(call, () -> HDFS.dfs().getFileSystem().setSafeMode(SafeModeAction.ENTER));
    } finally {
      HDFS.dfs().getFileSystem().setSafeMode(SafeModeAction.LEAVE);
    }

    requireMended();
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 12, 18, 24, 40})
  void aNameQuotaStopsARunAndNothingElse(int names) throws Exception {
    HDFS.dfs().getFileSystem().mkdirs(warehouse);
    HDFS.dfs().getFileSystem().setQuota(warehouse, names, HdfsConstants.QUOTA_DONT_SET);

    breakRun(0, () -> {});

    HDFS.dfs()
        .getFileSystem()
        .setQuota(warehouse, HdfsConstants.QUOTA_RESET, HdfsConstants.QUOTA_RESET);
    requireMended();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 20, 50})
  void aSpaceQuotaStopsARunAndNothingElse(int call) throws Exception {
    HDFS.dfs().getFileSystem().mkdirs(warehouse);

    breakRun(
        call,
        () ->
            HDFS.dfs().getFileSystem().setQuota(warehouse, HdfsConstants.QUOTA_DONT_SET, 1 << 20));

    HDFS.dfs()
        .getFileSystem()
        .setQuota(warehouse, HdfsConstants.QUOTA_RESET, HdfsConstants.QUOTA_RESET);
    requireMended();
  }

  @Test
  void aCorruptReplicaIsFoundAndNothingIsMadeOfIt() throws Exception {
    Run run = site.run(HDFS.storage(), warehouse);
    Ingest.run(run);
    Part part = run.ledger().load().waiting().get(0);
    Segment segment = run.ledger().load().ingested(part).get(0).segments().get(0);
    Path raw = run.path(segment.path());
    assertThat(
            HDFS.dfs()
                .corruptBlockOnDataNodes(
                    DFSTestUtil.getFirstBlock(HDFS.dfs().getFileSystem(), raw)))
        .isEqualTo(1);

    assertThat(WarehouseCheck.findings(run)).singleElement().asString().contains(segment.path());
    assertThatThrownBy(() -> Site.summarize(run, Summarize.Options.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(segment.path());
    assertThat(run.ledger().load().waiting()).contains(part);
    assertThat(CrashPoints.published(run)).isEmpty();
  }
}
