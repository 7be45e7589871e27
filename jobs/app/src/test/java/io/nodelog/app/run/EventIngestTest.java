package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.check.WarehouseCheck;
import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.summarize.AuditTotals;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.hdfs.storage.MemoryStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of several lines stay whole, whatever happens to the files between two runs. */
class EventIngestTest {
  private static final org.apache.hadoop.fs.Path WAREHOUSE =
      new org.apache.hadoop.fs.Path("memory:/warehouse");
  private static final String LOG = "daemon.log";

  @TempDir Path logs;
  private final MemoryStorage memory = new MemoryStorage();
  private Site site;

  @BeforeEach
  void startSite() {
    site =
        new Site(logs)
            .with(
                "nodes = [{ name = dn-1, sources = [{ name = daemon, format = hadoop_daemon"
                    + ", zone = \"Europe/Berlin\", uri = \""
                    + logs
                    + "/dn-1/daemon.log*\" }] }]");
  }

  /** Events of two lines. */
  private static String events(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(event(i)).append("\tat a.B.c(B.java:7)\n");
    }
    return text.toString();
  }

  private static String event(int i) {
    return String.format(
            Locale.ROOT, "2026-11-20 10:%02d:%02d,000 WARN a.B: event %d%n", i / 60, i % 60, i)
        .replace("\r", "");
  }

  private long linesTaken() throws Exception {
    Ingest.Result result = Ingest.run(site.run(memory, WAREHOUSE));
    assertThat(result.problems()).isEmpty();
    return result.lines();
  }

  /** What became of all lines that were taken so far. */
  private AuditTotals totals() throws Exception {
    Run run = site.run(memory, WAREHOUSE);
    AuditTotals totals = Site.summarize(run, Summarize.Options.NONE).totals();
    assertThat(WarehouseCheck.findings(run)).isEmpty();
    return totals;
  }

  @Test
  void letsTheLastEventWaitUntilItIsFollowed() throws Exception {
    Path file = site.write("dn-1", LOG, events(0, 3));
    assertThat(linesTaken()).isEqualTo(4);
    assertThat(linesTaken()).isZero();

    Files.writeString(file, "\tat more.of.It\n2026-11-20 10:00:03", StandardOpenOption.APPEND);
    assertThat(linesTaken()).as("the next line is not whole").isZero();

    Files.writeString(file, ",000 INFO a.B: next\n", StandardOpenOption.APPEND);
    assertThat(linesTaken()).isEqualTo(3);

    assertThat(totals().records()).isEqualTo(7);
  }

  @Test
  void takesTheLastEventOfAnIdleFile() throws Exception {
    Path file = site.write("dn-1", LOG, events(0, 3).stripTrailing());
    Site.touch(file, Duration.ofMinutes(59));
    assertThat(linesTaken()).isEqualTo(4);

    Site.touch(file, Duration.ofMinutes(60));
    assertThat(linesTaken()).isEqualTo(2);
    assertThat(totals().records()).isEqualTo(6);
  }

  @Test
  void takesTheLastEventOfARotatedFileOnceItsNameIsInUseAgain() throws Exception {
    Path file = site.write("dn-1", LOG, events(0, 3));
    assertThat(linesTaken()).isEqualTo(4);

    Files.move(file, site.file("dn-1", LOG + ".1"));
    assertThat(linesTaken()).as("somebody may write it still").isZero();
    site.write("dn-1", LOG, "");
    assertThat(linesTaken()).as("somebody may write it still").isZero();

    site.write("dn-1", LOG, events(3, 5));
    assertThat(linesTaken()).isEqualTo(2 + 2);
    assertThat(totals().records()).isEqualTo(8);
  }

  @Test
  void takesACompressedFileToItsEnd() throws Exception {
    site.write("dn-1", LOG, events(0, 3));
    assertThat(linesTaken()).isEqualTo(4);

    Files.delete(site.file("dn-1", LOG));
    site.write("dn-1", LOG + ".1.gz", Site.gzip(events(0, 3)));
    assertThat(linesTaken()).isEqualTo(2);
    assertThat(totals().records()).isEqualTo(6);
  }

  @Test
  void letsAnEventWaitHoweverLongItIs() throws Exception {
    String longEvent = event(1) + "\tat a.B.c(B.java:7)\n".repeat(100_000);
    site.write("dn-1", LOG, events(0, 1) + longEvent);
    assertThat(linesTaken()).isEqualTo(2);

    site.write("dn-1", LOG, events(0, 1) + longEvent + events(2, 3));
    assertThat(linesTaken()).isEqualTo(100_001);
    assertThat(totals().records()).isEqualTo(100_003);
  }

  @Test
  void takesLinesThatBelongToNoEventAtOnceAndRejectsThem() throws Exception {
    String lost = "nothing starts here\n".repeat(50_000);
    site = site.with("rejects.max-share = 1");
    site.write("dn-1", LOG, lost + "and is not");
    assertThat(linesTaken()).isEqualTo(50_000);

    site.write("dn-1", LOG, lost + "and is not whole\n" + events(0, 2));
    assertThat(linesTaken()).isEqualTo(3);
    AuditTotals totals = totals();
    assertThat(totals.rejected()).isEqualTo(50_001);
    assertThat(totals.records()).isEqualTo(2);
  }

  @Test
  void rejectsWhatContinuesAnEventThatWasTakenAlready() throws Exception {
    Path file = site.write("dn-1", LOG, events(0, 1));
    Site.touch(file, Duration.ofHours(2));
    assertThat(linesTaken()).isEqualTo(2);

    site.with("rejects.max-share = 1").write("dn-1", LOG, events(0, 1) + "\tlate\n" + events(1, 2));
    assertThat(linesTaken()).isEqualTo(1);
    AuditTotals totals = totals();
    assertThat(totals.records()).isEqualTo(2);
    assertThat(totals.rejected()).isEqualTo(1);
  }

  @Test
  void neverCutsAnEventWhereSegmentsEnd() throws Exception {
    site = site.with("raw { segment-size = 1KiB, frame-size = 1KiB }, summary.split-size = 1KiB");
    site.write("dn-1", LOG, events(0, 1000));
    assertThat(linesTaken()).isEqualTo(1998);
    assertThat(totals().records()).isEqualTo(1998);
  }
}
