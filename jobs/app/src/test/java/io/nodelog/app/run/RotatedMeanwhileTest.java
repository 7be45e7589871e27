package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.ingest.Ingest;
import io.nodelog.hdfs.storage.MemoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are written, rotated and truncated while a run is at work on them. */
class RotatedMeanwhileTest {
  private static final org.apache.hadoop.fs.Path WAREHOUSE =
      new org.apache.hadoop.fs.Path("memory:/warehouse");
  private static final String LOG = "access.log";
  private static final int ROUNDS = 100;

  @TempDir Path logs;
  private final MemoryStorage memory = new MemoryStorage();
  private Site site;

  @BeforeEach
  void startSite() {
    site = new Site(logs);
  }

  private Path log(int rotation) {
    return site.file("web-1", rotation == 0 ? LOG : LOG + "." + rotation);
  }

  private void rotate() throws IOException {
    int last = 0;
    while (Files.exists(log(last))) {
      last++;
    }
    for (int i = last; i > 0; i--) {
      Files.move(log(i - 1), log(i));
    }
  }

  /** Takes what there is; when the first file is open, something happens to the files. */
  private Ingest.Result ingestWhile(WhileTaking.Event event) throws Exception {
    Ingest.Result result = Ingest.run(site.run(new WhileTaking(memory, event), WAREHOUSE));
    assertThat(result.problems()).isEmpty();
    return result;
  }

  private void requireLines(long lines) throws Exception {
    Run run = site.run(memory, WAREHOUSE);
    Site.work(run);
    Outcome.of(run).requireLines(lines);
  }

  @Test
  void takesNewFilesOnceThatAreRotatedWhileTheFirstIsTaken() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 20, 40));
    site.write("web-1", LOG + ".1", Site.lines(1, 0, 20));

    Ingest.Result result =
        ingestWhile(
            () -> {
              rotate();
              site.write("web-1", LOG, Site.lines(1, 40, 55));
            });

    assertThat(result.lines()).isEqualTo(20);
    assertThat(result.notes()).anySatisfy(note -> assertThat(note).contains("replaced"));
    requireLines(55);
  }

  @Test
  void goesOnWithTheRightFileAfterItIsRotatedMeanwhile() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 20, 40));
    site.write("web-1", LOG + ".1", Site.lines(1, 0, 20));
    ingestWhile(() -> {});
    Files.writeString(log(0), Site.lines(1, 60, 65), StandardOpenOption.APPEND);
    Files.writeString(log(1), Site.lines(1, 65, 70), StandardOpenOption.APPEND);

    Ingest.Result result =
        ingestWhile(
            () -> {
              rotate();
              site.write("web-1", LOG, Site.lines(1, 40, 60));
            });

    assertThat(result.lines()).isEqualTo(5);
    requireLines(70);
  }

  @Test
  void leavesAFileThatIsTruncatedMeanwhileToTheNextRun() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 20, 40));
    site.write("web-1", LOG + ".1", Site.lines(1, 0, 20));
    ingestWhile(() -> {});
    Files.writeString(log(0), Site.lines(1, 40, 45), StandardOpenOption.APPEND);
    Files.writeString(log(1), Site.lines(1, 45, 50), StandardOpenOption.APPEND);

    ingestWhile(() -> site.write("web-1", LOG + ".1", Site.lines(1, 50, 51)));

    requireLines(46);
  }

  @Test
  void saysNothingBadOfAFileThatGoesAwayMeanwhile() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 20, 40));
    site.write("web-1", LOG + ".1", Site.lines(1, 0, 20));

    Ingest.Result result = ingestWhile(() -> Files.delete(log(1)));

    assertThat(result.notes()).anySatisfy(note -> assertThat(note).contains("went away"));
    requireLines(20);
  }

  @Test
  void takesEveryLineOfAFileThatIsWrittenAllTheTime() throws Exception {
    site.write("web-1", LOG, "");
    int written = whileSomebodyWrites(0);
    requireLines(written);
    System.out.println(ROUNDS + " runs took " + written + " lines while they were written");
  }

  @Test
  void takesEveryLineOfAFileThatIsRotatedAllTheTime() throws Exception {
    site.write("web-1", LOG, "");
    int written = whileSomebodyWrites(30);
    requireLines(written);
    System.out.println(ROUNDS + " runs took " + written + " lines through rotations");
  }

  /** Runs again and again while somebody writes and rotates; returns how many lines there are. */
  private int whileSomebodyWrites(int linesOfAFile) throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> written = writer.submit(() -> write(stop, linesOfAFile));
      for (int round = 0; round < ROUNDS; round++) {
        Ingest.Result result = Ingest.run(site.run(memory, WAREHOUSE));
        assertThat(result.problems()).isEmpty();
      }
      stop.set(true);
      return written.get();
    } finally {
      stop.set(true);
      writer.shutdown();
    }
  }

  /** Writes lines in pieces that end anywhere; the last file ends with a whole line. */
  private int write(AtomicBoolean stop, int linesOfAFile) throws Exception {
    int lines = 0;
    int files = 0;
    while (!stop.get()) {
      String line = Site.lines(1, lines, lines + 1);
      int cut = lines % line.length();
      Files.writeString(log(0), line.substring(0, cut), StandardOpenOption.APPEND);
      Files.writeString(log(0), line.substring(cut), StandardOpenOption.APPEND);
      lines++;
      if (linesOfAFile > 0 && lines % linesOfAFile == 0 && files < 40) {
        rotate();
        Files.createFile(log(0));
        files++;
      }
      Thread.sleep(0, 300_000);
    }
    assertThat(linesOfAFile == 0 || files > 5).isTrue();
    return lines;
  }
}
