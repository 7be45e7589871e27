package io.nodelog.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.ingest.Ingest;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closed files that lie where the warehouse lies are named, not copied. */
class ReferenceModeTest {
  private static final String LOG = "access.log";
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path directory;
  private final Storage storage = Storages.local();
  private org.apache.hadoop.fs.Path warehouse;
  private Site site;

  @BeforeEach
  void startSite() {
    site = new Site(directory.resolve("logs")).with("ingest.mode = reference");
    warehouse = new org.apache.hadoop.fs.Path(directory.resolve("warehouse").toUri());
  }

  private List<Segment> segments() throws Exception {
    Ingest.Result result = Ingest.run(site.run(storage, warehouse));
    return result.taken().stream().flatMap(taken -> taken.segments().stream()).toList();
  }

  private Outcome outcome() throws Exception {
    Run run = site.run(storage, warehouse);
    Site.work(run);
    return Outcome.of(run);
  }

  @Test
  void namesClosedFilesWhereTheyLie() throws Exception {
    Path plain = site.write("web-1", LOG + ".1", Site.lines(1, 0, 3000));
    Site.touch(plain, DAY);
    site.write("web-1", LOG + ".2.gz", Site.gzip(Site.lines(1, 3000, 3500)));

    assertThat(segments()).hasSize(2).allMatch(Segment::referenced);
    assertThat(Files.exists(directory.resolve("warehouse/raw"))).isFalse();
    outcome().requireLines(3500);
  }

  @Test
  void givesTheSameReportsInSmallSplits() throws Exception {
    Path plain = site.write("web-1", LOG + ".1", Site.lines(1, 0, 200));
    Site.touch(plain, DAY);
    site.with("summary.split-size = 1KiB");

    outcome().requireLines(200);
  }

  @Test
  void copiesWhatStillGrowsAndNamesTheRestOnceItIsClosed() throws Exception {
    Path file = site.write("web-1", LOG, Site.lines(1, 0, 30));
    assertThat(segments()).noneMatch(Segment::referenced).hasSize(1);

    Files.write(file, Site.lines(1, 0, 50).stripTrailing().getBytes(UTF_8));
    Site.touch(file, DAY);
    site.with("summary.split-size = 1KiB");
    assertThat(segments()).allMatch(Segment::referenced).hasSize(1);
    outcome().requireLines(50);
  }

  @Test
  void namesTheRestOfAFileThatWasCompressedMeanwhile() throws Exception {
    Path file = site.write("web-1", LOG, Site.lines(1, 0, 30));
    assertThat(segments()).noneMatch(Segment::referenced).hasSize(1);

    Files.delete(file);
    site.write("web-1", LOG + ".gz", Site.gzip(Site.lines(1, 0, 50)));
    assertThat(segments()).allMatch(Segment::referenced).hasSize(1);
    outcome().requireLines(50);
  }

  @Test
  void copiesWhatCanBeReadOfADamagedFile() throws Exception {
    byte[] compressed = Site.gzip(Site.lines(1, 0, 5000));
    site.write("web-1", LOG + ".gz", Arrays.copyOf(compressed, compressed.length / 2));
    assertThat(segments()).noneMatch(Segment::referenced).hasSize(1);

    site.write("web-1", LOG + ".gz", compressed);
    outcome().requireLines(5000);
  }

  @Test
  void copiesFilesOfAnotherFileSystem() throws Exception {
    Site.touch(site.write("web-1", LOG, Site.lines(1, 0, 5)), DAY);
    org.apache.hadoop.fs.Path elsewhere = new org.apache.hadoop.fs.Path("memory:/warehouse");

    Ingest.Result result = Ingest.run(site.run(new MemoryStorage(), elsewhere));

    assertThat(result.taken().get(0).segments()).noneMatch(Segment::referenced).hasSize(1);
  }
}
