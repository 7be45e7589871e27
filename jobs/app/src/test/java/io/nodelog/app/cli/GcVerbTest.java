package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GcVerbTest {
  @TempDir Path directory;
  private Site site;
  private Path old;
  private Path young;

  @BeforeEach
  void litter() throws Exception {
    site = new Site(directory);
    site.node("web-01", site.log("access.log", lines(0, 5)));
    site.job(0);
    old = Files.writeString(site.warehouse().resolve("raw/old.zst"), "old");
    young = Files.writeString(site.warehouse().resolve("raw/young.zst"), "young");
    Instant twoDaysAgo = Instant.now().minus(Duration.ofDays(2));
    Files.setLastModifiedTime(old, FileTime.from(twoDaysAgo));
  }

  @Test
  void aDryRunPrintsWhatWouldBeRemovedAndRemovesNothing() throws Exception {
    Run run = site.run("gc", "--dry-run");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("raw/old.zst\n");
    assertThat(run.err()).isEqualTo("Gc: would remove 1 files (3 bytes) that nothing names\n");
    assertThat(old).exists();
  }

  @Test
  void whatNothingNamesIsRemovedOnceItIsOld() throws Exception {
    Run run = site.run("gc");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("Gc: removed 1 files (3 bytes) that nothing names\n");
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(site.latest().get("counts").get("files_removed").asInt()).isEqualTo(1);
    site.assertSound(5);
    assertThat(site.run("gc", "--fail-on-empty").exitCode()).isEqualTo(5);

    site.set("gc.grace = 0s");
    assertThat(site.run("gc").exitCode()).isZero();
    assertThat(young).doesNotExist();
    site.assertSound(5);
  }

  @Test
  void fsckCountsWhatNothingNamesAndDoesNotMind() throws Exception {
    Run run = site.run("fsck");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("2 files (8 bytes) are named by nothing; harmless")
        .endsWith(" is sound\n");
  }
}
