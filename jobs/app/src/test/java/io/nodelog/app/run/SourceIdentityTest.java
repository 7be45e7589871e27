package io.nodelog.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nodelog.app.ingest.Ingest;
import io.nodelog.hdfs.raw.Codec;
import io.nodelog.hdfs.raw.Packed;
import io.nodelog.hdfs.storage.MemoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is known by what was taken of it: not by its name, its inode, its time or its length. */
class SourceIdentityTest {
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

  private long linesTaken() throws Exception {
    Ingest.Result result = Ingest.run(site.run(memory, WAREHOUSE));
    assertThat(result.problems()).isEmpty();
    return result.lines();
  }

  /** Checks that all that was taken so far is this many lines, none lost and none twice. */
  private Outcome requireLines(long lines) throws Exception {
    assertThat(linesTaken()).as("lines that were taken by nothing but another run").isZero();
    Run run = site.run(memory, WAREHOUSE);
    Site.work(run);
    return Outcome.of(run).requireLines(lines);
  }

  private void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
    Site.touch(file, Duration.ZERO);
  }

  private void rename(String from, String to) throws IOException {
    Files.move(site.file("web-1", from), site.file("web-1", to));
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD", "BZIP2", "XZ"})
  void followsAFileThatIsRotatedFirstAndCompressedAtTheNextRotation(Codec codec) throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    assertThat(linesTaken()).isEqualTo(10);

    rename(LOG, LOG + ".1");
    append(site.file("web-1", LOG + ".1"), Site.lines(1, 10, 12)); // the server has it open
    site.write("web-1", LOG, Site.lines(1, 12, 15));
    assertThat(linesTaken()).isEqualTo(5);

    append(site.file("web-1", LOG + ".1"), Site.lines(1, 15, 16));
    byte[] packed = Packed.of(codec, Files.readAllBytes(site.file("web-1", LOG + ".1")));
    site.write("web-1", LOG + ".2.packed", packed);
    Files.delete(site.file("web-1", LOG + ".1"));
    rename(LOG, LOG + ".1");
    site.write("web-1", LOG, Site.lines(1, 16, 20));
    assertThat(linesTaken()).isEqualTo(5);
    requireLines(20);
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD", "BZIP2", "XZ"})
  void followsAFileIntoManyCompressedMembers(Codec codec) throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    assertThat(linesTaken()).isEqualTo(10);

    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (int line = 0; line < 40; line++) {
      members.writeBytes(Packed.of(codec, Site.lines(1, line, line + 1).getBytes(UTF_8)));
    }
    Files.delete(site.file("web-1", LOG));
    site.write("web-1", LOG + ".1", members.toByteArray());
    assertThat(linesTaken()).isEqualTo(30);
    requireLines(40);
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD", "BZIP2", "XZ"})
  void takesTheRestOfACompressedFileThatWasCutAnywhere(Codec codec) throws Exception {
    String text = Site.lines(1, 0, 300);
    byte[] packed = Packed.of(codec, text.getBytes(UTF_8));
    int runs = 0;
    for (int length = 0; length < packed.length; length += 1 + packed.length / 40) {
      MemoryStorage warehouse = new MemoryStorage();
      site.write("web-1", LOG + ".1", Arrays.copyOf(packed, length));
      long first = Ingest.run(site.run(warehouse, WAREHOUSE)).lines();
      site.write("web-1", LOG + ".1", packed);
      Ingest.Result rest = Ingest.run(site.run(warehouse, WAREHOUSE));
      assertThat(rest.problems()).isEmpty();
      // The first bytes of a compressed file look like a line of text that has no end.
      assertThat(first + rest.lines()).describedAs("cut at %s", length).isEqualTo(300);
      runs++;
    }
    assertThat(runs).isGreaterThanOrEqualTo(35);
  }

  @Test
  void takesARecreatedFileWithTheInodeOfTheOldOneAsNew() throws Exception {
    Path file = site.write("web-1", LOG, Site.lines(1, 0, 10));
    Object inode = Files.getAttribute(file, "unix:ino");
    assertThat(linesTaken()).isEqualTo(10);

    int created = 0;
    do {
      Files.delete(file);
      site.write("web-1", LOG, Site.lines(1, 10, 30));
    } while (!Files.getAttribute(file, "unix:ino").equals(inode) && ++created < 1_000);
    assumeTrue(created < 1_000, "this file system does not use an inode again");

    assertThat(linesTaken()).isEqualTo(20);
    requireLines(30);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 9, 10, 11, 25})
  void takesATruncatedFileThatStartsWithTheSameLine(int lines) throws Exception {
    String banner = Site.lines(1, 0, 1);
    site.write("web-1", LOG, banner + Site.lines(1, 1, 10));
    assertThat(linesTaken()).isEqualTo(10);

    // Copied to access.log.1 and truncated; the new log is shorter, equal or longer.
    site.write("web-1", LOG + ".1", banner + Site.lines(1, 1, 12));
    site.write("web-1", LOG, banner + Site.lines(1, 100, 99 + lines));
    assertThat(linesTaken()).isEqualTo(2 + lines);
    requireLines(12 + lines);
  }

  @Test
  void waitsWhileATruncatedFileIsEmptyAndTakesWhatComes() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    assertThat(linesTaken()).isEqualTo(10);

    site.write("web-1", LOG, "");
    assertThat(linesTaken()).isZero();
    site.write("web-1", LOG, Site.lines(1, 10, 13));
    assertThat(linesTaken()).isEqualTo(3);
    site.write("web-1", LOG, "");
    site.write("web-1", LOG + ".1", Site.lines(1, 10, 14));
    assertThat(linesTaken()).isEqualTo(1);
    requireLines(14);
  }

  @Test
  void takesFilesWithTheSameLongBeginningWhole() throws Exception {
    String head = Site.lines(1, 0, 2_000); // longer than the blocks that are compared
    assertThat(head.length()).isGreaterThan(2 * (64 << 10));
    site.write("web-1", LOG, head + Site.lines(1, 5_000, 5_001));
    site.write("web-1", LOG + ".1", head + Site.lines(1, 6_000, 6_002));
    site.write("web-2", LOG, head + Site.lines(2, 0, 3));
    assertThat(linesTaken()).isEqualTo(6_006);

    append(site.file("web-1", LOG + ".1"), Site.lines(1, 7_000, 7_004));
    append(site.file("web-2", LOG), Site.lines(2, 3, 5));
    assertThat(linesTaken()).isEqualTo(6);
    requireLines(6_012);
  }

  @Test
  void countsEqualFilesOfTwoNodesBothAndSaysSo() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    site.write("web-2", LOG, Site.lines(1, 0, 10));
    site.write("web-2", LOG + ".1", Site.lines(2, 0, 10));

    Ingest.Result result = Ingest.run(site.run(memory, WAREHOUSE));

    assertThat(result.lines()).isEqualTo(30);
    assertThat(result.notes())
        .singleElement()
        .asString()
        .matches(
            "The same bytes are in .*access.log of web-1 and in .* of web-2: both are counted");
  }

  @Test
  void takesTheSmallestFiles() throws Exception {
    site.with("rejects.max-share = 1");
    site.write("web-1", LOG, "");
    site.write("web-1", LOG + ".1", "");
    Path one = site.write("web-1", LOG + ".2", "x");
    site.write("web-1", LOG + ".3", "\n");
    site.write("web-1", LOG + ".4", Site.lines(1, 0, 1));
    assertThat(linesTaken()).isEqualTo(2);

    Site.touch(one, Duration.ofDays(1));
    assertThat(linesTaken()).isEqualTo(1);
    append(site.file("web-1", LOG), Site.lines(1, 1, 2));
    append(site.file("web-1", LOG + ".1"), Site.lines(1, 2, 3));
    assertThat(linesTaken()).isEqualTo(2);
    assertThat(linesTaken()).isZero();
  }

  @Test
  void knowsAFileThatWasAwayForARun() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10));
    site.write("web-2", LOG, Site.lines(2, 0, 10));
    assertThat(linesTaken()).isEqualTo(20);

    Path away = logs.resolve("away");
    Files.move(site.file("web-1", LOG), away);
    append(site.file("web-2", LOG), Site.lines(2, 10, 12));
    assertThat(linesTaken()).isEqualTo(2);

    Files.move(away, site.file("web-1", LOG));
    append(site.file("web-1", LOG), Site.lines(1, 10, 13));
    assertThat(linesTaken()).isEqualTo(3);
    requireLines(25);
  }

  @Test
  void takesLinesThatCameWithoutANewTimeAndOtherBytesOfTheSameLength() throws Exception {
    Path file = site.write("web-1", LOG, Site.lines(1, 10, 20));
    FileTime time = Files.getLastModifiedTime(file);
    assertThat(linesTaken()).isEqualTo(10);

    append(file, Site.lines(1, 20, 24));
    Files.setLastModifiedTime(file, time);
    assertThat(linesTaken()).isEqualTo(4);

    String others = Site.lines(1, 60, 74);
    assertThat(others.length()).isEqualTo((int) Files.size(file));
    Files.writeString(file, others);
    Files.setLastModifiedTime(file, time);
    assertThat(linesTaken()).isEqualTo(14);
    requireLines(28);
  }

  @Test
  void takesFilesOfAnyName() throws Exception {
    String[] names = {" a b", "%41", "#1", ":8080", "[1]", "{a,b}", "ü", "\u202Egol", "..", "?x=*"};
    for (int i = 0; i < names.length; i++) {
      site.write("web-1", LOG + names[i], Site.lines(1, i * 10, i * 10 + 2));
    }
    assertThat(linesTaken()).isEqualTo(2L * names.length);
    requireLines(2L * names.length);
  }

  @Test
  void passesOverLinksThatLeadNowhereAndTakesAFileAndALinkToItOnce() throws Exception {
    Path file = site.write("web-1", LOG, Site.lines(1, 0, 10));
    Files.createSymbolicLink(site.file("web-1", LOG + ".latest"), file);
    Files.createSymbolicLink(site.file("web-1", LOG + ".gone"), file.resolveSibling("nothing"));
    assertThat(linesTaken()).isEqualTo(10);

    append(file, Site.lines(1, 10, 11));
    assertThat(linesTaken()).isEqualTo(1);
    requireLines(11);
  }

  @Test
  void namesALinkThatLeadsToItselfAndTakesTheOthers() throws Exception {
    site.write("web-2", LOG, Site.lines(2, 0, 10));
    Path loop = site.write("web-1", LOG, "").resolveSibling(LOG + ".loop");
    Files.createSymbolicLink(loop, loop);

    Ingest.Result result = Ingest.run(site.run(memory, WAREHOUSE));

    assertThat(result.lines()).isEqualTo(10);
    assertThat(result.problems()).singleElement().asString().contains("web-1");
  }
}
