package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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

  private static void assertRefused(Site site, String... words) throws IOException {
    Run run = site.run("run");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("nodelog: ").hasLineCount(1).contains(words);
    site.assertUntouched();
  }
}
