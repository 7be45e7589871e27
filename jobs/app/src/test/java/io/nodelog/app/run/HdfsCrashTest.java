package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import io.nodelog.hdfs.storage.HdfsCluster;
import io.nodelog.hdfs.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dies before every change that a run makes on a real HDFS, and after the last. What is left when
 * it dies after a change is what is left when it dies before the next.
 */
@Tag("cluster")
class HdfsCrashTest {
  @RegisterExtension static final HdfsCluster HDFS = new HdfsCluster();

  @TempDir java.nio.file.Path logs;

  @Test
  void everyLineCountsOnceWhereverARunDies() throws Exception {
    Site site = new Site(logs).with("ingest.threads = 1, publish.threads = 1");
    site.write("web-1", "access.log", Site.lines(1, 0, 40));
    site.write("web-2", "access.log", Site.lines(2, 0, 30));
    FaultyStorage counting = FaultyStorage.counting(HDFS.storage());
    Run run = site.run(counting, new Path(HDFS.folder(), "whole"));
    Site.work(run);
    int calls = counting.calls();
    Outcome whole = Outcome.of(run).requireLines(70);
    CrashPoints points = new CrashPoints(site, List.of(), whole);
    List<String> names = new ArrayList<>();
    List<CrashPoints.Point> all = new ArrayList<>();
    for (int call = 1; call <= calls + 1; call++) {
      int broken = Math.min(call, calls);
      Fault fault = call > calls ? Fault.DIE_AFTER : Fault.DIE_BEFORE;
      Path warehouse = new Path(HDFS.folder(), "point-" + call);
      names.add(fault + " at call " + broken + " of " + calls);
      all.add(
          () -> {
            Storage storage = HDFS.storage();
            assertThat(points.breakRun(storage, warehouse, broken, fault)).isFalse();
            points.requireMended(storage, warehouse, broken);
          });
    }
    CrashPoints.checkAll(names, all);
  }
}
