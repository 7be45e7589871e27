package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says and does about lines that were not understood. */
class MendedFormatTest {
  @TempDir Path directory;

  private Site site(String format) {
    return new Site(directory).node("web-01", directory + "/logs/*.log", format);
  }

  @Test
  void aHeldPartIsReleasedByARetry() throws IOException {
    site("apache_common").log("a.log", lines(0, 20).replace(" \"-\" \"agent\"", ""));
    Site wrong = site("apache_combined");
    assertThat(wrong.job(3).err()).contains("use nodelog retry");
    assertThat(wrong.rows("quarantine")).hasSize(20);
    Site mended = site("apache_common");
    assertThat(mended.job(2).err()).contains("use nodelog retry");

    Run retry = mended.run("retry");

    assertThat(retry.exitCode()).as(retry.err()).isZero();
    assertThat(retry.err())
        .contains(
            "Retry: read 1 batches again; 20 lines more are understood, 1 parts are held no more");
    assertThat(mended.latest().get("counts").get("lines_understood").asLong()).isEqualTo(20);
    mended.assertSound(20);
    assertThat(mended.rows("quarantine")).isEmpty();
    assertThat(mended.run("retry", "--fail-on-empty").exitCode()).isEqualTo(5);
    assertThat(mended.job(5, "--fail-on-empty").err()).contains("1 files had nothing new");
  }

  @Test
  void aRetryThatDoesNotHelpEndsAsTheGateDoes() throws IOException {
    site("apache_common")
        .log("a.log", lines(0, 20).replace(" \"-\" \"agent\"", "") + "what is this?\n".repeat(20));
    site("apache_combined").job(3);

    Run retry = site("apache_common").run("retry");

    assertThat(retry.exitCode()).as(retry.err()).isEqualTo(3);
    assertThat(retry.err()).contains("20 of 40 lines were rejected");
    site("apache_common").assertSound(0);
  }

  @Test
  void allLinesAreReadAgainIfTheMeaningOfAFormatHasChanged() throws IOException {
    Files.createDirectory(directory.resolve("formats"));
    Path own = directory.resolve("formats/own.conf");
    Files.writeString(own, "kind = nginx, strings = \"$remote_addr $msec $status\"");
    site("own").log("a.log", "192.0.2.7 1767604272.000 200\n");
    site("own").job(0);
    Files.writeString(own, "kind = nginx, strings = \"$remote_addr $msec $status $bytes_sent\"");
    site("own").log("b.log", "192.0.2.7 1767604272.000 200 17\n");
    assertThat(site("own").job(2).err()).contains("definition own was");

    Run retry = site("own").run("retry");

    assertThat(retry.exitCode()).as(retry.err()).isZero();
    assertThat(retry.err()).contains("Retry: read 1 batches again");
    site("own").job(0);
    site("own").assertSound(1);
    assertThat(site("own").rows("quarantine"))
        .extracting(row -> row.get("line").asText())
        .contains("192.0.2.7 1767604272.000 200");
  }

  @Test
  void aDayIsMadeAnewFromRawLogs() throws IOException {
    Site site = site("apache_combined");
    site.log("a.log", lines(0, 20));
    site.job(0);

    Run rebuild = site.run("summarize", "--rebuild", "2026-01-05");

    assertThat(rebuild.exitCode()).as(rebuild.err()).isZero();
    assertThat(rebuild.err())
        .contains("Rebuild: summarized 1 batches again that have lines of 2026-01-05");
    site.job(0);
    site.assertSound(20);
    assertThat(site.run("run", "--rebuild", "05.01.2026").exitCode()).isEqualTo(2);
    assertThat(site.job(0, "--rebuild").err()).doesNotContain("Rebuild:");
    site.assertSound(20);
  }
}
