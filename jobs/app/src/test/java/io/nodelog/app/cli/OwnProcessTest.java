package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: its heap, its class path, and others like it. */
class OwnProcessTest {
  private static final long GIBIBYTE = 1L << 30;

  @TempDir Path directory;
  private Site site;

  @BeforeEach
  void prepare() {
    site = new Site(directory);
  }

  @Tag("cluster") // for its time: half a minute on a busy machine
  @Test
  void aLineOfAGibibyteNeedsNoMoreHeapThanOthers() throws Exception {
    Path log = site.log("access.log", lines(0, 500));
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.seek(file.length() + GIBIBYTE);
      file.write(("\n" + lines(500, 1_000)).getBytes(UTF_8));
    }
    site.node("web-01", log);

    Run run = start("256m").end(120);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("1,001 lines of 1 batches are 1,000 records, 0 partial, 1 rejec");
    site.assertSound(1_000);
  }

  @Test
  void anEngineThatIsNotThereIsMissedBeforeAnyWork() throws Exception {
    site.node("web-01", site.log("access.log", lines(0, 5)));

    Run run =
        JavaProcess.start(
                directory,
                "256m",
                jar -> jar.startsWith("spark-"),
                "run",
                "--engine",
                "spark",
                "--config",
                site.config().toString())
            .end(60);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "nodelog: Cannot use the engine spark: Spark is not on the class path (submit with"
                + " spark-submit, set SPARK_HOME, or take --engine mapreduce)\n");
    site.assertUntouched();
  }

  @Test
  void twoProcessesAtTheSameTimeTakeEachLineOnce() throws Exception {
    for (int node = 1; node <= 4; node++) {
      site.node("web-0" + node, site.log("web-0" + node + ".log", lines(0, 300)));
    }
    List<Run> runs = new ArrayList<>();

    JavaProcess first = start("512m");
    JavaProcess second = start("512m");
    runs.add(first.end(120));
    runs.add(second.end(120));

    assertThat(runs).extracting(Run::exitCode).isSubsetOf(0, 75).contains(0);
    assertThat(runs).allSatisfy(run -> assertThat(run.err()).doesNotContain("\tat "));
    site.job(0);
    site.assertSound(1_200);
  }

  private JavaProcess start(String heap) throws IOException {
    return JavaProcess.start(
        directory, heap, jar -> false, "run", "--config", site.config().toString());
  }
}
