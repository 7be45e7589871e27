package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.app.publish.Publish;
import io.nodelog.app.summarize.Rebuild;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.scan.SerialEngine;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dates that are made anew from raw logs. */
class RebuildTest {
  private static final org.apache.hadoop.fs.Path WAREHOUSE =
      new org.apache.hadoop.fs.Path("memory:/warehouse");
  private static final String LOG = "access.log";

  @TempDir Path logs;
  private final MemoryStorage memory = new MemoryStorage();
  private Site site;

  @BeforeEach
  void writeThreeDays() throws Exception {
    site = new Site(logs).with("rejects.max-share = 0.1");
    String first = Site.lines("19/Nov/2026", 1, 0, 30);
    site.write("web-1", LOG, first);
    Site.work(run());
    site.write("web-1", LOG, first + Site.lines("20/Nov/2026", 1, 0, 30));
    site.write("web-2", LOG, Site.lines("19/Nov/2026", 2, 0, 20) + "garbage\n");
    Site.work(run());
  }

  private Run run() {
    return site.run(memory, WAREHOUSE);
  }

  private List<String> rebuild(String... dates) throws Exception {
    Run run = run();
    List<String> batches = Rebuild.run(run, new SerialEngine(memory, WAREHOUSE), Set.of(dates));
    Publish.run(run);
    return batches;
  }

  private List<ReportFile> dataReports() throws IOException {
    LedgerState state = run().ledger().load();
    List<ReportFile> files = new ArrayList<>();
    for (Report report : Report.values()) {
      if (!report.tellsOfBatches()) {
        files.addAll(state.reportFilesOf(report.tableName()));
      }
    }
    return files;
  }

  @Test
  void leavesEveryDataReportIdentical() throws Exception {
    List<ReportFile> before = dataReports();
    Outcome outcome = Outcome.of(run());

    assertThat(rebuild("2026-11-19")).containsExactly("run-1", "run-2");

    assertThat(dataReports()).isNotEmpty().isEqualTo(before);
    assertThat(Outcome.of(run())).isEqualTo(outcome);
    assertThat(rebuild("2026-11-20")).containsExactly("run-2");
    assertThat(dataReports()).isEqualTo(before);
    assertThat(Outcome.of(run())).isEqualTo(outcome);
  }

  @Test
  void makesAWrongSummaryRightAgain() throws Exception {
    Outcome outcome = Outcome.of(run());
    LedgerState state = run().ledger().load();
    String damaged = state.summaryFiles("ip_node_access", "2026-11-19").get(0).path();
    memory.delete(run().path(damaged));

    rebuild("2026-11-19");

    assertThat(Outcome.of(run())).isEqualTo(outcome);
  }

  @Test
  void keepsHeldPartsHeld() throws Exception {
    site.write("web-1", "access.log.2", "garbage\n".repeat(9));
    site.write("web-2", "access.log.2", Site.lines("20/Nov/2026", 2, 0, 5));
    assertThat(Site.work(run(), Summarize.Options.NONE).held()).hasSize(1);
    Outcome outcome = Outcome.of(run());

    rebuild("2026-11-20");

    assertThat(run().ledger().load().held()).hasSize(1);
    assertThat(Outcome.of(run())).isEqualTo(outcome);
  }

  @Test
  void doesNothingForADateWithoutLines() throws Exception {
    long version = run().ledger().load().version();

    assertThat(rebuild("2026-11-01")).isEmpty();

    assertThat(run().ledger().load().version()).isEqualTo(version);
  }

  @Test
  void refusesWhenRawLogsAreMissing() throws Exception {
    Outcome outcome = Outcome.of(run());
    MemoryStorage whole = memory.copy();
    for (var file : memory.list(run().path("raw"))) {
      memory.delete(file.path());
    }

    assertThatThrownBy(() -> rebuild("2026-11-19"))
        .isInstanceOf(IOException.class)
        .hasMessageMatching(
            "Cannot read batch run-1 again: its raw log .* is not there any more.*");

    assertThat(Outcome.of(site.run(whole, WAREHOUSE))).isEqualTo(outcome);
    assertThat(run().ledger().load().staleDates()).isEmpty();
  }
}
