package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FsckVerbTest {
  @TempDir Path directory;
  private Site site;
  private Path log;

  @BeforeEach
  void work() throws Exception {
    site = new Site(directory);
    log = site.log("access.log", lines(0, 5));
    site.node("web-01", log);
    site.job(0);
  }

  private Path first(String below) throws IOException {
    try (Stream<Path> files = Files.walk(site.warehouse().resolve(below))) {
      return files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
    }
  }

  @Test
  void repairMendsWhatCanBeMendedAndThenAllIsWell() throws Exception {
    Files.writeString(first("tables/node_load"), "damaged");
    Files.delete(first("raw"));
    assertThat(site.run("fsck").exitCode()).isEqualTo(1);

    Run run = site.run("fsck", "--repair");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("Took ")
        .contains("Made the reports of ")
        .contains("Repair: mended 2 things; 0 cannot be mended\n")
        .endsWith(" is sound\n");
    site.assertSound(5);
    assertThat(site.run("fsck", "--repair").err()).contains("Repair: mended 0 things");
  }

  @Test
  void repairSaysWhatIsLost() throws Exception {
    Path raw = first("raw");
    Files.delete(raw);
    Files.delete(log);

    Run run = site.run("fsck", "--repair");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("nodelog: Cannot repair file:" + raw)
        .contains(" of web-01/access, 5 lines of batch ");
    assertThat(run.out()).contains(raw.getFileName() + " is missing; the ledger names it\n");
  }

  @Test
  void judgesReportsByWhatTheyWereMadeWith() throws Exception {
    site.set("slo.availability = 0.5").node("web-02", site.log("other.log", ""));

    site.assertSound(5);

    site.log("other.log", lines(5, 7));
    site.job(0);
    site.assertSound(7);
  }

  @Test
  void doesNotMissWhatReportsLookedBackOnAndWhatHasExpiredSince() throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String failed = " 10:00:00,000 ERROR a.B: Failed to do it\n";
    Path daemon = site.log("daemon.log", today.minusDays(10) + failed + today + failed);
    site.node("nn-1", daemon, "hadoop_daemon", "UTC").job(0);
    assertThat(site.rows("template_changes")).isEmpty();

    site.set("retention.summaries = 5d").run("expire");

    site.assertSound(5);
    assertThat(site.run("fsck", "--repair").err()).contains("Repair: mended 0 things");
    assertThat(site.rows("template_changes")).as("nothing that is new").isEmpty();
  }
}
