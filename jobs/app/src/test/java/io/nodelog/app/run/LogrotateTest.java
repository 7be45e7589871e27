package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.ingest.Ingest;
import io.nodelog.hdfs.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The real {@code logrotate} on a file that is written all the time, with runs in between and at
 * the same time.
 *
 * <p>What a server writes between the copy and the truncation of {@code copytruncate} is in no file
 * and nobody can count it, so the writer pauses there. With {@code create} it goes on in the file
 * that was renamed until it is told to open the new one.
 */
class LogrotateTest {
  private static final org.apache.hadoop.fs.Path WAREHOUSE =
      new org.apache.hadoop.fs.Path("memory:/warehouse");
  private static final String LOG = "access.log";
  private static final int ROTATIONS = 6;

  private static final String PAUSED =
      """
      prerotate
        rm -f %1$s/paused
        touch %1$s/pause
        while [ ! -e %1$s/paused ]; do sleep 0.01; done
      endscript
      postrotate
        rm %1$s/pause
      endscript
      """;
  private static final String REOPENED =
      """
      postrotate
        touch %1$s/reopen
        while [ -e %1$s/reopen ]; do sleep 0.01; done
      endscript
      """;

  @TempDir Path directory;

  private final MemoryStorage memory = new MemoryStorage();
  private Site site;
  private Path control;

  @BeforeEach
  void prepare() throws Exception {
    Needed.LOGROTATE.orSkip();
    site = new Site(directory.resolve("logs")).with("ingest.idle = 3650d");
    control = Files.createDirectory(directory.resolve("control"));
    Files.createDirectories(site.file("web-1", LOG).getParent());
  }

  @ParameterizedTest
  @CsvSource({
    "copytruncate, LOGROTATE",
    "copytruncate compress, LOGROTATE",
    "copytruncate compress delaycompress, LOGROTATE",
    "create, LOGROTATE",
    "create compress, LOGROTATE",
    "create compress delaycompress, LOGROTATE",
    "create compress compresscmd=/usr/bin/zstd compressext=.zst compressoptions=-1, ZSTD",
    "copytruncate compress delaycompress compresscmd=/usr/bin/xz compressext=.xz, XZ"
  })
  void everyLineCountsOnceWhileLogrotateIsAtWork(String options, Needed packer) throws Exception {
    packer.orSkip();
    Path settings = configure(options, 4);
    try (LogWriter writer = new LogWriter(site.file("web-1", LOG), control, 1)) {
      int meanwhile = 0;
      for (int rotation = 0; rotation < ROTATIONS; rotation++) {
        Process logrotate = rotate(settings);
        while (logrotate.isAlive()) {
          ingest();
          meanwhile++;
        }
        requireDone(logrotate);
        Site.work(site.run(memory, WAREHOUSE));
      }
      int lines = writer.stop();

      System.out.printf(
          "%s: %,d lines, %d rotations, %d runs meanwhile%n", options, lines, ROTATIONS, meanwhile);
      assertThat(lines).isGreaterThan(100 * ROTATIONS);
      assertThat(meanwhile).isGreaterThanOrEqualTo(ROTATIONS);
      requireEach(lines);
    }
  }

  @Test
  void runsInBetweenFindWhatWasRotatedSeveralTimesSince() throws Exception {
    Path settings = configure("create compress delaycompress", 100);
    try (LogWriter writer = new LogWriter(site.file("web-1", LOG), control, 1)) {
      for (int run = 0; run < 3; run++) {
        for (int rotation = 0; rotation < 4; rotation++) {
          requireDone(rotate(settings));
        }
        Site.work(site.run(memory, WAREHOUSE));
      }
      requireEach(writer.stop());
    }
  }

  /** Each line is there once: all reports are those of one file that was taken as a whole. */
  private void requireEach(int lines) throws Exception {
    Run last = site.run(memory, WAREHOUSE);
    Site.work(last);
    Site whole = new Site(directory.resolve("whole"));
    whole.write("web-1", LOG, Site.lines(1, 0, lines));
    Run once = whole.run(new MemoryStorage(), WAREHOUSE);
    Site.work(once);
    assertThat(Outcome.of(last).requireLines(lines)).isEqualTo(Outcome.of(once));
  }

  private void ingest() throws Exception {
    Ingest.Result result = Ingest.run(site.run(memory, WAREHOUSE));
    assertThat(result.problems()).isEmpty();
  }

  /** Options are separated by spaces; those with a value have it behind an equals sign. */
  private Path configure(String options, int keep) throws IOException {
    String script = options.startsWith("copytruncate") ? PAUSED : REOPENED;
    String text =
        site.file("web-1", LOG)
            + " {\nrotate "
            + keep
            + "\n"
            + options.replace(' ', '\n').replace('=', ' ')
            + "\n"
            + script.formatted(control)
            + "}\n";
    Path settings = Files.writeString(directory.resolve("logrotate.conf"), text);
    // logrotate touches nothing where others than its user may write.
    closeToOthers(settings);
    closeToOthers(site.file("web-1", LOG).getParent());
    return settings;
  }

  private static void closeToOthers(Path path) {
    assertThat(path.toFile().setWritable(false, false)).isTrue();
    assertThat(path.toFile().setWritable(true, true)).isTrue();
  }

  private Process rotate(Path settings) throws IOException {
    return new ProcessBuilder(
            "logrotate",
            "--force",
            "--verbose",
            "--state",
            directory.resolve("logrotate.state").toString(),
            settings.toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("logrotate.out").toFile())
        .start();
  }

  private void requireDone(Process logrotate) throws IOException, InterruptedException {
    boolean ended = logrotate.waitFor(60, TimeUnit.SECONDS);
    if (!ended) {
      logrotate.destroyForcibly();
    }
    String said = Files.readString(directory.resolve("logrotate.out"));
    assertThat(ended).as("logrotate ended: %s", said).isTrue();
    assertThat(logrotate.exitValue()).as(said).isZero();
  }
}
