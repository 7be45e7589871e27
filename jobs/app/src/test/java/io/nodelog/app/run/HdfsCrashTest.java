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

/** Dies before and after every change that a run makes on a real HDFS. */
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
    for (int call = 1; call <= calls; call++) {
      for (Fault fault : List.of(Fault.DIE_BEFORE, Fault.DIE_AFTER)) {
        int broken = call;
        Path warehouse = new Path(HDFS.folder(), fault + "-" + call);
        names.add(fault + " at call " + call + " of " + calls);
        all.add(
            () -> {
              Storage storage = HDFS.storage();
              assertThat(points.breakRun(storage, warehouse, broken, fault)).isFalse();
              points.requireMended(storage, warehouse);
            });
      }
    }
    CrashPoints.checkAll(names, all);
  }
}
