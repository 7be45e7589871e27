package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that cannot be used: status 2, a sentence that says where, and nothing touched. */
class BadSettingsTest {
  @TempDir Path directory;
  private Site site;

  @BeforeEach
  void prepare() throws IOException {
    site = new Site(directory);
    site.node("web-01", site.log("access.log", Site.lines(0, 3)));
  }

  @Test
  void anUnknownKeyGetsASuggestion() throws IOException {
    assertRefused(
        site.set("rejects.max-shar = 0.5"),
        "site.conf",
        "nodelog.rejects.max-shar",
        "did you mean",
        "max-share");
  }

  @Test
  void aWrongTypeIsNamed() throws IOException {
    assertRefused(site.set("rejects.max-share = much"), "site.conf", "nodelog.rejects.max-share");
  }

  @Test
  void aValueOutOfRangeIsNamed() throws IOException {
    assertRefused(
        site.set("rejects.max-share = 1.5"), "nodelog.rejects.max-share: 1.5", "(must be");
  }

  @Test
  void anEngineThatCannotIngestIsNamed() throws IOException {
    assertRefused(
        site.set("ingest.distributed = true"),
        "nodelog.ingest.distributed: true (must be false with the engine mapreduce");
  }

  @Test
  void aBatchThatIsNotThereCannotBeAccepted() throws IOException {
    site.job(0);
    Run run = site.run("run", "--accept", "20260105T000000Z-nosuch");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("Invalid --accept: 20260105T000000Z-nosuch (must be a batch that was taken");
  }

  @Test
  void aDateThatIsNoneCannotBeRebuilt() throws IOException {
    Run run = site.run("run", "--rebuild", "2026-02-30");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("Invalid value for option '--rebuild': 2026-02-30 (must be a date");
  }

  @Test
  void anUnknownFormatIsNamedWithItsSource() throws IOException {
    assertRefused(
        site.node("web-02", directory + "/logs/access.log", "apache_combind"),
        "source access of web-02: Unknown format: apache_combind (must be one of apache_common, ");
  }

  @Test
  void anUnknownDirectiveOfAFormatIsNamed() throws IOException {
    assertRefused(
        site.node("web-02", directory + "/logs/access.log", "%h %J"),
        "source access of web-02: ",
        "%J");
  }

  @Test
  void aNodeNameIsNoPath() throws IOException {
    assertRefused(
        site.node("\"../../etc\"", directory + "/logs/access.log"), "../../etc", "must be");
  }

  @Test
  void aMissingConfigurationFileIsNamed() {
    Run run = Run.of("run", "--config", directory + "/none.conf");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("nodelog: ").contains(directory + "/none.conf");
  }

  @Test
  void brokenSyntaxIsNamedWithItsLine() throws IOException {
    assertRefused(site.set("rejects { max-share = "), "site.conf");
  }

  @Test
  void anEngineIsOneOfTwo() throws IOException {
    Run run = site.run("run", "--engine", "sparc");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("sparc", "spark", "mapreduce");
  }

  @Test
  void changedSettingsAreRefusedBeforeAnythingIsTaken() throws IOException {
    site.job(0);
    List<String> before = stored();
    site.log("access.log", Site.lines(0, 9));
    site.set("report.bucket = 1m");

    Run run = site.job(2);

    assertThat(run.err())
        .startsWith("nodelog: Cannot summarize: report.bucket was 5m and is 1m (")
        .hasLineCount(1);
    assertThat(stored()).isEqualTo(before);
    site.job(0, "--rebuild");
    site.assertSound(9);
  }

  private List<String> stored() throws IOException {
    return site.names().stream()
        .filter(name -> name.startsWith("ledger") || name.startsWith("raw"))
        .toList();
  }

  @Test
  void proxiesOfTheCommandLineAreOneText() throws IOException {
    Run run = site.run("run", "-D", "nodelog.client.trusted-proxies.0=10.0.0.0/8");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("nodelog: command line: Invalid nodelog.client.trusted-proxies: a group (")
        .hasLineCount(1);
    site.assertUntouched();
  }

  @Test
  void aFormatOfTheSitesOwnIsNamedWithItsPath() throws IOException {
    Path formats = Files.createDirectory(directory.resolve("formats"));
    Path own = formats.resolve("own.conf");
    Files.writeString(own, "kind = w3c\ntests = [{ line = x, zone = Mars }]");

    assertRefused(site, own + ": 2: Invalid tests[0].zone: Mars (must be a time zone such as UTC");
  }

  private static void assertRefused(Site site, String... words) throws IOException {
    Run run = site.run("run");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("nodelog: ").hasLineCount(1).contains(words);
    site.assertUntouched();
  }
}
