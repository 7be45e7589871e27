package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.gc.Superseded;
import io.nodelog.app.publish.Publish;
import io.nodelog.app.summarize.Erase;
import io.nodelog.bytes.SoughtAddress;
import io.nodelog.hdfs.scan.Erasable;
import io.nodelog.hdfs.scan.SerialEngine;
import io.nodelog.hdfs.storage.HdfsCluster;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A client is erased from a real HDFS. */
@Tag("cluster")
class HdfsEraseTest {
  @RegisterExtension static final HdfsCluster HDFS = new HdfsCluster();

  @TempDir java.nio.file.Path logs;

  @Test
  void leavesNoTrace() throws Exception {
    Site site = new Site(logs);
    site.write("web-1", "access.log", Site.lines(1, 0, 40) + "garbage from 10.0.1.7\n");
    site.with("rejects.max-share = 0.5");
    Site.work(site.run(HDFS.storage(), HDFS.folder()));
    Run noon = site.run(HDFS.storage(), HDFS.folder());
    Run run =
        new Run(
            noon.config(),
            noon.hadoop(),
            noon.storage(),
            noon.warehouse(),
            noon.id(),
            Instant.now().plusSeconds(60));

    Erase.run(
        run,
        new SerialEngine(run.storage(), run.warehouse()),
        new Erasable(List.of(SoughtAddress.parse("10.0.1.7")), List.of()));
    Publish.run(run);
    Superseded.delete(run);

    Pattern trace = Pattern.compile("10[.]0[.]1[.]7(?!\\d)");
    assertThat(Traces.of(trace, run.storage(), run.warehouse())).isEmpty();
    assertThat(Outcome.of(run).requests()).isEqualTo(39);
  }
}
