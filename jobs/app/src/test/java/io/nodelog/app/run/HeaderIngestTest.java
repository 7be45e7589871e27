package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.check.WarehouseCheck;
import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.summarize.AuditTotals;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line is read by the header before it, in whichever run that was taken. */
class HeaderIngestTest {
  private static final String LOG = "u_ex.log";
  private static final String FIELDS = "#Fields: date time c-ip cs-method cs-uri-stem sc-status\n";
  private static final String MORE_FIELDS = "#Fields: sc-status date time c-ip\n";

  @TempDir Path directory;

  private Site site() {
    return new Site(directory.resolve("logs"))
        .with(
            "nodes = [{ name = web-1, sources = [{ name = access, format = w3c, uri = \""
                + directory
                + "/logs/web-1/u_ex.log*\" }] }]")
        .with("summary.split-size = 1KiB");
  }

  private static String lines(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(
          String.format(
              Locale.ROOT, "2026-11-20 10:00:%02d 192.0.2.%d GET /%d 200\n", i % 60, i % 200, i));
    }
    return text.toString();
  }

  private static String moreLines(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(
          String.format(Locale.ROOT, "404 2026-11-20 10:00:%02d 192.0.2.%d\n", i % 60, i % 200));
    }
    return text.toString();
  }

  private static void requireAllRead(
      Site site, Storage storage, org.apache.hadoop.fs.Path warehouse, long records)
      throws Exception {
    Run run = site.run(storage, warehouse);
    AuditTotals totals = Site.summarize(run, Summarize.Options.NONE).totals();
    assertThat(WarehouseCheck.findings(run)).isEmpty();
    assertThat(totals.records()).isEqualTo(records);
    assertThat(totals.rejected()).isZero();
  }

  @Test
  void readsTheLinesOfALaterBatchByTheHeaderOfAnEarlierOne() throws Exception {
    Site site = site().with("raw { segment-size = 1KiB, frame-size = 1KiB }");
    MemoryStorage memory = new MemoryStorage();
    org.apache.hadoop.fs.Path warehouse = new org.apache.hadoop.fs.Path("memory:/warehouse");
    String first = "#Version: 1.0\n" + FIELDS + lines(0, 300);
    site.write("web-1", LOG, first);
    assertThat(Ingest.run(site.run(memory, warehouse)).lines()).isEqualTo(302);

    String second = first + lines(300, 400) + MORE_FIELDS + moreLines(0, 100);
    site.write("web-1", LOG, second);
    assertThat(Ingest.run(site.run(memory, warehouse)).lines()).isEqualTo(201);

    Files.delete(site.file("web-1", LOG));
    site.write("web-1", LOG + ".1.gz", Site.gzip(second + moreLines(100, 150)));
    assertThat(Ingest.run(site.run(memory, warehouse)).lines()).isEqualTo(50);

    requireAllRead(site, memory, warehouse, 550);
  }

  @Test
  void readsReferencedFilesByTheirHeaders() throws Exception {
    Site site = site().with("ingest { mode = reference, idle = 1h }");
    Path file = site.write("web-1", LOG, FIELDS + lines(0, 300) + MORE_FIELDS + moreLines(0, 200));
    Site.touch(file, Duration.ofHours(2));
    Storage storage = Storages.local();
    org.apache.hadoop.fs.Path warehouse =
        new org.apache.hadoop.fs.Path(directory.resolve("warehouse").toUri());
    assertThat(Ingest.run(site.run(storage, warehouse)).taken())
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.segments().get(0).referenced()).isTrue();
              assertThat(taken.segments().get(0).headers()).hasSize(2);
            });
    requireAllRead(site, storage, warehouse, 500);
  }
}
