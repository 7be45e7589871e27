package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.ledger.Lease;
import io.nodelog.hdfs.ledger.Leases;
import io.nodelog.hdfs.storage.Storages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusyWarehouseTest {
  @TempDir Path directory;
  private Site site;
  private Leases leases;

  @BeforeEach
  void prepare() throws Exception {
    site = new Site(directory);
    site.node("web-01", site.log("access.log", lines(0, 5))).set("lease.wait = 0s");
    leases =
        new Leases(
            Storages.local(),
            new org.apache.hadoop.fs.Path(site.warehouse().toUri()),
            Duration.ofSeconds(30));
  }

  @Test
  void aRunThatFindsAnotherAtWorkSaysWhoAndEndsWith75() throws Exception {
    Lease other =
        leases.take("20261121T120000Z-1a2b3c4d", "node-7", "", Instant.now()).orElseThrow();

    Run run = site.job(75);

    assertThat(run.err())
        .isEqualTo(
            "nodelog: Cannot work on the warehouse: run 20261121T120000Z-1a2b3c4d is at work on"
                + " node-7 since "
                + other.since()
                + " (busy; try again, or wait longer than nodelog.lease.wait)\n");
    assertThat(site.latest().get("exit_code").asInt()).isEqualTo(75);
    assertThat(site.names()).noneMatch(name -> name.startsWith("ledger"));

    leases.giveBack(other);
    site.job(0);
    site.assertSound(5);
  }

  @Test
  void aRunGivesItsLeaseBackWhateverItsEnd() throws Exception {
    site.job(0);
    assertThat(leases.holder(Instant.now(), lease -> false)).isEmpty();
    site.set("report.zone = Asia/Tokyo");
    site.job(2);
    assertThat(leases.holder(Instant.now(), lease -> false)).isEmpty();
  }
}
