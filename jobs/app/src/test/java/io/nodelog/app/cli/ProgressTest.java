package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void rewritesOneLineOnATerminal() {
    try (Progress progress = start(true, 4)) {
      nanos.addAndGet(200_000_000);
      progress.advance(1);
      progress.advance(1);
      nanos.addAndGet(300_000_000);
      progress.advance(1);
    }

    assertThat(printed())
        .isEqualTo(
            "\r\u001b[KIngest: 1 of 4 files (25 %)\r\u001b[KIngest: 3 of 4 files (75 %)"
                + "\r\u001b[KIngest: 3 files in 0.5 s\n");
  }

  @Test
  void writesPlainLinesNowAndThenElsewhere() {
    try (Progress progress = start(false, 0)) {
      nanos.addAndGet(9_000_000_000L);
      progress.advance(1_000_000);
      nanos.addAndGet(2_000_000_000L);
      progress.advance(234_567);
    }

    assertThat(printed()).isEqualTo("Ingest: 1,234,567 files\nIngest: 1,234,567 files in 11.0 s\n");
  }

  @Test
  void leavesNothingBehindIfTheEndIsToldElsewhere() {
    Progress watched = start(true, 400);
    nanos.addAndGet(200_000_000);
    watched.reach(100);
    watched.clear();
    start(false, 0).clear();

    assertThat(printed()).isEqualTo("\r\u001b[KIngest: 100 of 400 files (25 %)\r\u001b[K");
  }

  @Test
  void aRunIsWatchedOnATerminalAndQuietElsewhere(@TempDir Path directory) throws IOException {
    Site site = new Site(directory);
    String text = Site.lines(0, 2_000);
    site.node("web-01", site.log("access.log", text));

    Run watched = Run.watched("run", "--config", site.config().toString());
    Run quiet = site.job(0);

    assertThat(watched.exitCode()).isZero();
    assertThat(watched.err())
        .containsPattern(
            "\r\u001b\\[KSummarize: [0-9,]+ of [0-9,]+ bytes \\([0-9]+ %\\)\r\u001b\\[K")
        .contains("\u001b[KSummarize: 2,000 lines");
    assertThat(watched.out()).isEmpty();
    assertThat(quiet.err()).doesNotContain("\r").hasLineCount(3);
  }

  private Progress start(boolean terminal, long total) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console = new Console(InputStream.nullInputStream(), stream, stream, terminal);
    return Progress.start(console, "Ingest", total, "files", nanos::get);
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
