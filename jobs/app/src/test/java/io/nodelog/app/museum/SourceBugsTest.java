package io.nodelog.app.museum;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.run.Outcome;
import io.nodelog.app.run.Run;
import io.nodelog.app.run.Site;
import io.nodelog.hdfs.storage.MemoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other log shippers got wrong about files, see docs/bug-museum.md. */
class SourceBugsTest {
  private static final org.apache.hadoop.fs.Path WAREHOUSE =
      new org.apache.hadoop.fs.Path("memory:/warehouse");
  private static final String LOG = "access.log";
  private static final int MOST_TRIES = 200;

  @TempDir Path logs;
  private final MemoryStorage memory = new MemoryStorage();
  private Site site;

  @BeforeEach
  void startSite() {
    site = new Site(logs);
  }

  private long taken() throws Exception {
    Ingest.Result result = Ingest.run(site.run(memory, WAREHOUSE));
    assertThat(result.problems()).isEmpty();
    return result.lines();
  }

  private void requireLines(long lines) throws Exception {
    Run run = site.run(memory, WAREHOUSE);
    Site.work(run);
    Outcome.of(run).requireLines(lines);
  }

  private void move(String from, String to) throws IOException {
    Files.move(
        site.file("web-1", from), site.file("web-1", to), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void b01AFileInTheInodeOfADeletedOneIsTakenWhole() throws Exception {
    Path file = site.write("web-1", LOG, Site.lines(1, 0, 10));
    Object inode = Files.getAttribute(file, "unix:ino");
    assertThat(taken()).isEqualTo(10);

    for (int i = 0; i < MOST_TRIES; i++) {
      Files.delete(file);
      site.write("web-1", LOG, Site.lines(1, 100, 112));
      if (Files.getAttribute(file, "unix:ino").equals(inode)) {
        break;
      }
    }

    assertThat(taken()).isEqualTo(12);
    requireLines(22);
  }

  @Test
  void b02And03RotationWhileNothingRunsIsFollowed() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    assertThat(taken()).isEqualTo(10);

    site.write("web-1", LOG, Site.lines(1, 0, 15));
    move(LOG, LOG + ".1");
    site.write("web-1", LOG, Site.lines(1, 15, 18));

    assertThat(taken()).isEqualTo(8);
    assertThat(taken()).isZero();
    requireLines(18);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 10, 16})
  void b04CopyAndTruncateShipsNothingTwiceHoweverLongTheNewFileIs(int newLines) throws Exception {
    String first = Site.lines(1, 0, 1);
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    assertThat(taken()).isEqualTo(10);

    Files.copy(site.file("web-1", LOG), site.file("web-1", LOG + ".1"));
    site.write("web-1", LOG, first + Site.lines(1, 100, 100 + newLines - 1));

    assertThat(taken()).isEqualTo(newLines);
    assertThat(taken()).isZero();
    requireLines(10L + newLines);
  }

  @Test
  void b05AFileThatIsTruncatedAndWrittenAnewStartsAtItsStart() throws Exception {
    Path file = site.write("web-1", LOG, Site.lines(1, 0, 10));
    assertThat(taken()).isEqualTo(10);

    Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
    assertThat(taken()).isZero();
    Files.writeString(file, Site.lines(1, 50, 65), StandardOpenOption.APPEND);

    assertThat(taken()).isEqualTo(15);
    requireLines(25);
  }

  @Test
  void b06FilesOfTwoNodesWithTheSameLongHeadAreTwoFiles() throws Exception {
    String head = Site.lines(1, 0, 100);
    assertThat(head.length()).isGreaterThan(8_000);
    site.write("web-1", LOG, head + Site.lines(1, 100, 105));
    site.write("web-2", LOG, head + Site.lines(1, 200, 207));

    assertThat(taken()).isEqualTo(212);
    requireLines(212);
  }

  @Test
  void b07FilesTooSmallForAFingerprintAreReadOnceTheyHaveALine() throws Exception {
    site.write("web-1", LOG, "");
    site.write("web-1", LOG + ".1", "");
    site.write("web-2", LOG, "1");
    assertThat(taken()).isZero();

    site.write("web-1", LOG, Site.lines(1, 0, 1));
    site.write("web-1", LOG + ".1", Site.lines(1, 1, 2));
    site.write("web-2", LOG, Site.lines(2, 0, 4).substring(0, 255));

    assertThat(taken()).isEqualTo(5);
    requireLines(5);
  }

  @Test
  void b08And09ARotatedFileIsTheSameFileWhenItIsCompressed() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    assertThat(taken()).isEqualTo(10);

    site.write("web-1", LOG, Site.lines(1, 0, 14));
    move(LOG, LOG + ".1");
    site.write("web-1", LOG, Site.lines(1, 14, 16));
    assertThat(taken()).isEqualTo(6);

    Files.delete(site.file("web-1", LOG + ".1"));
    site.write("web-1", LOG + ".2.gz", Site.gzip(Site.lines(1, 0, 14)));
    move(LOG, LOG + ".1");
    assertThat(taken()).isZero();
    requireLines(16);
  }

  @Test
  void b10AGzipFileOfAMemberALineIsReadToItsEnd() throws Exception {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    Site.lines(1, 0, 40).lines().forEach(line -> members.writeBytes(Site.gzip(line + "\n")));
    site.write("web-1", LOG + ".1.gz", members.toByteArray());

    assertThat(taken()).isEqualTo(40);
    requireLines(40);
  }

  @Test
  void b12LinesWrittenWithoutANewTimeAreTaken() throws Exception {
    Path file = site.write("web-1", LOG, Site.lines(1, 0, 10));
    FileTime time = Files.getLastModifiedTime(file);
    assertThat(taken()).isEqualTo(10);

    Files.writeString(file, Site.lines(1, 10, 13), StandardOpenOption.APPEND);
    Files.setLastModifiedTime(file, time);

    assertThat(taken()).isEqualTo(3);
    requireLines(13);
  }

  @Test
  void b13AFileThatVanishesAfterItWasListedStopsNoOther() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    Path gone = logs.resolve("gone");
    Files.createSymbolicLink(site.file("web-1", LOG + ".1"), gone);
    site.write("web-2", LOG, Site.lines(2, 0, 5));

    Ingest.Result result = Ingest.run(site.run(memory, WAREHOUSE));

    assertThat(result.lines()).isEqualTo(15);
    Files.delete(site.file("web-1", LOG + ".1"));
    requireLines(15);
  }

  @Test
  void b14AFileOfNoBytesStopsNoOther() throws Exception {
    site.write("web-1", LOG, "");
    site.write("web-1", LOG + ".1.gz", new byte[0]);
    site.write("web-2", LOG, Site.lines(2, 0, 5));

    assertThat(taken()).isEqualTo(5);
    requireLines(5);
  }

  @Test
  void b26ARenamedFileWithTheSameInodeIsNotTakenAgain() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    assertThat(taken()).isEqualTo(10);

    for (int i = 1; i <= 5; i++) {
      move(i == 1 ? LOG : LOG + "." + (i - 1), LOG + "." + i);
      assertThat(taken()).isZero();
    }
    requireLines(10);
  }

  @Test
  void b30ANodeThatIsAwayForARunIsNotForgotten() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    site.write("web-2", LOG, Site.lines(2, 0, 10));
    assertThat(taken()).isEqualTo(20);

    move(LOG, "hidden");
    assertThat(taken()).isZero();
    move("hidden", LOG);

    assertThat(taken()).isZero();
    requireLines(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "%41", "#1", "a:b", "ü", "'q'", "{a}", "[1]", "\\x"})
  void b35NamesOfAllKindsAreTaken(String ending) throws Exception {
    site.write("web-1", LOG + "." + ending, Site.lines(1, 0, 3));

    assertThat(taken()).isEqualTo(3);
    assertThat(taken()).isZero();
    requireLines(3);
  }

  @Test
  void b43RotationAllTheTimeLosesAndDoublesNothing() throws Exception {
    int rotations = Integer.getInteger("nodelog.rotations", 150); // a campaign has more
    AtomicBoolean done = new AtomicBoolean();
    Files.createDirectories(site.file("web-1", LOG).getParent());
    Thread writer = new Thread(() -> rotate(rotations, done));
    writer.start();
    while (!done.get()) {
      Ingest.run(site.run(memory, WAREHOUSE));
    }
    writer.join();

    requireLines(10L * rotations);
  }

  /** Writes ten lines, renames every file one up, and so on; nothing is ever removed. */
  private void rotate(int rotations, AtomicBoolean done) {
    try {
      for (int i = 0; i < rotations; i++) {
        Files.writeString(site.file("web-1", LOG), Site.lines(1, 10 * i, 10 * i + 10));
        Thread.sleep(2);
        Files.move(site.file("web-1", LOG), site.file("web-1", LOG + "." + (1_000 + i)));
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      done.set(true);
    }
  }

  @Test
  void b44AFileOfTheSameLengthAndTimeWithOtherBytesIsAnother() throws Exception {
    Path file = site.write("web-1", LOG, Site.lines(1, 10, 20));
    assertThat(taken()).isEqualTo(10);

    byte[] other = Site.lines(1, 20, 30).getBytes(UTF_8);
    assertThat(other).hasSameSizeAs(Files.readAllBytes(file));
    site.write("web-1", LOG, other);
    Site.touch(file, Duration.ZERO);

    assertThat(taken()).isEqualTo(10);
    requireLines(20);
  }
}
