package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.run.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse on a disk that fills up, a little later from one run to the next. */
@Tag("cluster") // for its time
class FullDiskTest {
  private static final int DISK_MEBIBYTES = 8;
  private static final long STEP = 16 << 10;
  private static final int LINES_A_ROUND = 400;

  /** At how many fill levels a run failed when this was written, roughly; fewer prove less. */
  private static final int FAILURES = 5;

  /** Why a job of Hadoop in this process failed is only in the log. */
  private static final String NO_SPACE =
      "nodelog: (Cannot use .*/warehouse/.*: No space left on device"
          + "|Cannot scan: MapReduce job \\S+ failed \\(the warning of LocalJobRunner says why\\))";

  /** Plain copies are written one by one; whoever reads the ledger reads the reports themselves. */
  private static final String HALF_EXPORTED = "; harmless, publish writes it anew";

  @TempDir Path directory;
  private SmallDisk disk;

  @BeforeEach
  void mount() throws Exception {
    Needed.TMPFS.orSkip();
    disk = SmallDisk.mount(directory.resolve("disk"), DISK_MEBIBYTES);
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      disk.unmount();
    }
  }

  @Test
  void aRunThatFindsNoSpaceFailsInASentenceAndTheNextOneWithSpaceTakesAll() throws Exception {
    // To give a lease back takes space; one of this process, which goes on, has to expire.
    Site site = new Site(directory).set("lease.expires = 1s");
    Path log = site.log("access.log", lines(0, LINES_A_ROUND));
    site.node("web-01", log).warehouse(disk.root().resolve("warehouse"));
    site.job(0);

    int lines = LINES_A_ROUND;
    int failures = 0;
    for (long free = 0; ; free += STEP) {
      Files.writeString(log, lines(lines, lines + LINES_A_ROUND), StandardOpenOption.APPEND);
      lines += LINES_A_ROUND;
      disk.fill(free);
      Run run = site.run("run");
      if (run.exitCode() == 0) {
        break;
      }
      failures++;
      requireClean(site, run, lines);
      disk.release();
      Run fsck = site.run("fsck"); // which makes reports to compare them, and so needs space
      assertThat(fsck.out().lines()).allMatch(finding -> finding.endsWith(HALF_EXPORTED));
      site.job(0);
      site.assertSound(lines);
    }
    System.out.println(failures + " runs found the disk full");
    site.assertSound(lines);
    assertThat(failures).isGreaterThanOrEqualTo(FAILURES);
  }

  /** The old reports are there or the new ones, and nothing in between. */
  private static void requireClean(Site site, Run run, int lines) throws IOException {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(openFiles(site.warehouse())).as("files that are still open").isEmpty();
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().filter(line -> line.startsWith("nodelog: ")))
        .as(run.err())
        .singleElement()
        .asString()
        .matches(NO_SPACE);
    assertThat(site.requests()).isIn((long) lines - LINES_A_ROUND, (long) lines);
    assertThat(files(site.warehouse().resolve("tmp"))).as("temporary files").isZero();
  }

  /**
   * What this process has open below a directory, but for what MapReduce opens there: it leaves
   * files open that it cannot write to their end.
   */
  private static List<String> openFiles(Path directory) throws IOException {
    try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
      return handles
          .map(FullDiskTest::target)
          .filter(file -> file.startsWith(directory + "/") && !file.contains("/tmp/mapreduce-"))
          .toList();
    }
  }

  private static String target(Path handle) {
    try {
      return Files.readSymbolicLink(handle).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile, as that of the listing is
    }
  }

  private static long files(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return 0;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.filter(Files::isRegularFile).count();
    }
  }
}
