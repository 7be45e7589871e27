package io.nodelog.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.ingest.Ingest;
import io.nodelog.hdfs.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line counts once, whatever happens to the files between two runs. */
class IngestTest {
  private static final org.apache.hadoop.fs.Path WAREHOUSE =
      new org.apache.hadoop.fs.Path("memory:/warehouse");
  private static final String LOG = "access.log";

  @TempDir Path logs;
  private final MemoryStorage memory = new MemoryStorage();
  private Site site;

  @BeforeEach
  void startSite() {
    site = new Site(logs);
  }

  /** Ingests and returns what was taken. */
  private Ingest.Result ingest() throws Exception {
    return Ingest.run(site.run(memory, WAREHOUSE));
  }

  private long linesTaken() throws Exception {
    Ingest.Result result = ingest();
    assertThat(result.problems()).isEmpty();
    return result.lines();
  }

  /** All that was taken so far, scanned and published. */
  private Outcome outcome() throws Exception {
    Run run = site.run(memory, WAREHOUSE);
    Site.work(run);
    return Outcome.of(run);
  }

  private void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void takesNothingTwice() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));

    assertThat(linesTaken()).isEqualTo(10);
    assertThat(linesTaken()).isZero();
    outcome().requireLines(10);
    outcome().requireLines(10);
  }

  @Test
  void takesNewLinesOfAGrowingFileAndLetsTheUnfinishedOneWait() throws Exception {
    String text = Site.lines(1, 0, 10);
    int cut = text.length() - 5;
    site.write("web-1", LOG, text.substring(0, cut));
    assertThat(linesTaken()).isEqualTo(9);
    assertThat(linesTaken()).isZero();

    site.write("web-1", LOG, text + "10.0.");
    assertThat(linesTaken()).isEqualTo(1);

    outcome().requireLines(10);
    assertThat(outcome().rejected()).isZero();
  }

  @Test
  void takesTheLastLineOfAnIdleFileWithoutItsEnd() throws Exception {
    String text = Site.lines(1, 0, 3).stripTrailing();
    Path file = site.write("web-1", LOG, text);
    Site.touch(file, Duration.ofMinutes(59));
    assertThat(linesTaken()).isEqualTo(2);

    Site.touch(file, Duration.ofMinutes(60));
    assertThat(linesTaken()).isEqualTo(1);
    assertThat(linesTaken()).isZero();

    outcome().requireLines(3);
    assertThat(outcome().rejected()).isZero();
  }

  @Test
  void letsAFileOfOneUnfinishedLineWait() throws Exception {
    Path file = site.write("web-1", LOG, Site.lines(1, 0, 1).stripTrailing());
    assertThat(linesTaken()).isZero();

    Site.touch(file, Duration.ofHours(2));
    assertThat(linesTaken()).isEqualTo(1);
    outcome().requireLines(1);
  }

  @Test
  void takesNothingOfAnEmptyFileUntilItHasLines() throws Exception {
    Path file = site.write("web-1", LOG, "");
    Site.touch(file, Duration.ofHours(2));
    assertThat(ingest().unchanged()).isEqualTo(1);

    site.write("web-1", LOG, Site.lines(1, 0, 4));
    assertThat(linesTaken()).isEqualTo(4);
    outcome().requireLines(4);
  }

  @Test
  void followsARenamedFile() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    assertThat(linesTaken()).isEqualTo(10);

    site.write("web-1", LOG, Site.lines(1, 0, 13));
    move(site.file("web-1", LOG), site.file("web-1", LOG + ".1"));
    site.write("web-1", LOG, Site.lines(1, 13, 20));
    assertThat(linesTaken()).isEqualTo(10);

    move(site.file("web-1", LOG + ".1"), site.file("web-1", LOG + ".2"));
    move(site.file("web-1", LOG), site.file("web-1", LOG + ".1"));
    assertThat(linesTaken()).isZero();
    outcome().requireLines(20);
  }

  @Test
  void followsAFileThatIsCompressedAfterItWasRotated() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    assertThat(linesTaken()).isEqualTo(10);

    Files.delete(site.file("web-1", LOG));
    site.write("web-1", LOG + ".1.gz", Site.gzip(Site.lines(1, 0, 12)));
    site.write("web-1", LOG, Site.lines(1, 12, 15));
    assertThat(linesTaken()).isEqualTo(5);
    assertThat(linesTaken()).isZero();
    outcome().requireLines(15);
  }

  @Test
  void leavesACompressedFileAloneWhileItIsWritten() throws Exception {
    String text = Site.lines(1, 0, 2000);
    byte[] compressed = Site.gzip(text);
    site.write("web-1", LOG + ".1", text);
    for (int part = 0; part < 4; part++) {
      site.write("web-1", LOG + ".1.gz", Arrays.copyOf(compressed, compressed.length * part / 4));
      assertThat(ingest().lines()).isEqualTo(part == 0 ? 2000 : 0);
    }
    site.write("web-1", LOG + ".1.gz", compressed);
    assertThat(linesTaken()).isZero();

    Files.delete(site.file("web-1", LOG + ".1"));
    assertThat(linesTaken()).isZero();
    outcome().requireLines(2000);
  }

  @Test
  void takesAFileAndItsHalfCompressedCopyOnceWhenBothAreNew() throws Exception {
    String text = Site.lines(1, 0, 2000);
    byte[] compressed = Site.gzip(text);
    site.write("web-1", LOG + "-1", text);
    site.write("web-1", LOG + "-0.gz", Arrays.copyOf(compressed, compressed.length / 2));

    assertThat(linesTaken()).isEqualTo(2000);
    outcome().requireLines(2000);
  }

  @Test
  void takesCopiedAndTruncatedFilesOnce() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    assertThat(linesTaken()).isEqualTo(10);

    site.write("web-1", LOG + ".1", Site.lines(1, 0, 12));
    site.write("web-1", LOG, Site.lines(1, 12, 14));
    assertThat(linesTaken()).isEqualTo(4);
    outcome().requireLines(14);
  }

  @Test
  void takesNothingTwiceInTheMidstOfCopyAndTruncate() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    assertThat(linesTaken()).isEqualTo(10);

    // Still copying: the copy has less than what was taken already.
    site.write("web-1", LOG, Site.lines(1, 0, 14));
    site.write("web-1", LOG + ".1", Site.lines(1, 0, 7));
    assertThat(linesTaken()).isEqualTo(4);
    // Copied, and not truncated yet.
    site.write("web-1", LOG + ".1", Site.lines(1, 0, 15));
    site.write("web-1", LOG, Site.lines(1, 0, 15));
    assertThat(linesTaken()).isEqualTo(1);
    site.write("web-1", LOG, Site.lines(1, 15, 17));
    assertThat(linesTaken()).isEqualTo(2);
    outcome().requireLines(17);
  }

  @Test
  void goesOnWithTheCopyThatHasMore() throws Exception {
    site.write("web-1", LOG + ".copy", Site.lines(1, 0, 10));
    assertThat(linesTaken()).isEqualTo(10);

    site.write("web-1", LOG, Site.lines(1, 0, 14));
    assertThat(linesTaken()).isEqualTo(4);
    assertThat(linesTaken()).isZero();
    outcome().requireLines(14);
  }

  @Test
  void startsAnewWithAFileThatBecameShorter() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    assertThat(linesTaken()).isEqualTo(10);

    site.write("web-1", LOG, Site.lines(1, 20, 25));
    assertThat(linesTaken()).isEqualTo(5);
    site.write("web-1", LOG, Site.lines(1, 20, 40));
    assertThat(linesTaken()).isEqualTo(15);
    outcome().requireLines(30);
  }

  @Test
  void startsAnewWithAFileThatWasReplacedByALongerOne() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    assertThat(linesTaken()).isEqualTo(10);

    site.write("web-1", LOG, Site.lines(1, 10, 40));
    assertThat(linesTaken()).isEqualTo(30);
    outcome().requireLines(40);
  }

  @Test
  void takesFilesThatOnlyBeginAlikeBothWhole() throws Exception {
    String first = Site.lines(1, 0, 1);
    site.write("web-1", LOG, first);
    assertThat(linesTaken()).isEqualTo(1);

    site.write("web-1", LOG, first + Site.lines(1, 10, 20));
    site.write("web-1", LOG + ".1", first + Site.lines(1, 20, 25));
    assertThat(linesTaken()).isEqualTo(16);
    outcome().requireLines(17);
  }

  @Test
  void takesAFileOfTwoNamesOnce() throws Exception {
    Path file = site.write("web-1", LOG, Site.lines(1, 0, 10));
    Files.createLink(site.file("web-1", LOG + ".current"), file);
    assertThat(linesTaken()).isEqualTo(10);

    Files.write(file, Site.lines(1, 0, 12).getBytes(UTF_8));
    Site.touch(file, Duration.ZERO);
    assertThat(linesTaken()).isEqualTo(2);
    assertThat(linesTaken()).isZero();
    outcome().requireLines(12);
  }

  @Test
  void takesTheSameBytesOfTwoNodesTwice() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    site.write("web-2", LOG, Site.lines(1, 0, 10));

    assertThat(linesTaken()).isEqualTo(20);
    outcome().requireLines(20);
  }

  @Test
  void followsALongFileByItsEnds() throws Exception {
    String block = Site.lines(1, 0, 1000);
    int blocks = (70 << 20) / block.length();
    Path file = site.write("web-1", LOG, block.repeat(blocks));
    assertThat(linesTaken()).isEqualTo(1000L * blocks);
    assertThat(linesTaken()).isZero();

    Files.writeString(file, Site.lines(1, 0, 3), StandardOpenOption.APPEND);
    move(file, site.file("web-1", LOG + ".1"));
    assertThat(linesTaken()).isEqualTo(3);
    Files.writeString(
        site.file("web-1", LOG + ".1"), Site.lines(1, 0, 5), StandardOpenOption.APPEND);
    assertThat(linesTaken()).isEqualTo(5);

    // The same start and length, and another end: a file of its own.
    site.write("web-1", LOG, block.repeat(blocks) + Site.lines(1, 10, 18));
    assertThat(linesTaken()).isEqualTo(1000L * blocks + 8);
  }

  @Test
  void takesTheRestOfADamagedFileOnceItIsWhole() throws Exception {
    byte[] compressed = Site.gzip(Site.lines(1, 0, 5000));
    site.write("web-1", LOG + ".gz", Arrays.copyOf(compressed, compressed.length / 2));
    Ingest.Result half = ingest();
    assertThat(half.lines()).isBetween(500L, 4999L);
    assertThat(half.notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .contains("access.log.gz: the compressed data ends early", "written lately"));
    assertThat(half.problems()).describedAs("it may be compressed at this moment").isEmpty();
    Ingest.Result later =
        Ingest.run(site.run(memory, WAREHOUSE, Site.NOON.plus(Duration.ofHours(1))));
    assertThat(later.problems()).singleElement().asString().contains("access.log.gz");
    assertThat(later.lines()).isZero();

    site.write("web-1", LOG + ".gz", compressed);
    assertThat(linesTaken()).isEqualTo(5000 - half.lines());
    assertThat(outcome().requireLines(5000).rejected()).isZero();
  }
}
