package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.app.gc.Garbage;
import io.nodelog.app.gc.Gc;
import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.FaultyStorage.Died;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import io.nodelog.hdfs.storage.HdfsCluster;
import io.nodelog.hdfs.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a run left that died on a real HDFS, with its file still open. */
@Tag("cluster")
class HdfsGcTest {
  @RegisterExtension static final HdfsCluster HDFS = new HdfsCluster();

  @TempDir java.nio.file.Path logs;

  @Test
  void removesWhatADeadRunLeftAndLetsTheNextUseItsNames() throws Exception {
    Site site = new Site(logs).with("ingest.threads = 1, publish.threads = 1");
    Storage storage = HDFS.storage();
    Path warehouse = HDFS.folder();
    site.write("web-1", "access.log", Site.lines(1, 0, 40));
    Site.work(site.run(storage, warehouse));
    site.write("web-1", "access.log", Site.lines(1, 0, 70));
    for (int call : new int[] {1, 2, 3}) {
      Storage dying = new FaultyStorage(storage, call, Fault.DIE_AFTER);
      assertThatThrownBy(() -> Site.work(site.run(dying, warehouse))).isInstanceOf(Died.class);
    }

    Gc.Result removed = Gc.remove(tomorrow(site.run(storage, warehouse)));

    assertThat(removed.files())
        .extracting(Garbage.Item::name)
        .anyMatch(name -> name.startsWith("tmp/"))
        .anyMatch(name -> name.startsWith("raw/"));
    assertThat(Gc.look(tomorrow(site.run(storage, warehouse))).files()).isEmpty();
    assertThat(storage.list(new Path(warehouse, "tmp"))).isEmpty();
    Run last = site.run(storage, warehouse);
    Site.work(last);
    Outcome.of(last).requireLines(70);
  }

  /** A run that is as late as the grace of gc is long. */
  private static Run tomorrow(Run run) {
    Instant later = Instant.now().plus(run.config().gc().grace()).plus(Duration.ofMinutes(1));
    return new Run(run.config(), run.hadoop(), run.storage(), run.warehouse(), run.id(), later);
  }
}
