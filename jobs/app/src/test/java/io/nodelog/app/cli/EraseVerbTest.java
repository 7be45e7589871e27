package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EraseVerbTest {
  @TempDir Path directory;
  private Site site;

  @BeforeEach
  void fill() throws Exception {
    site = new Site(directory);
    site.node("web-01", site.log("access.log", lines(0, 5)));
    site.job(0);
  }

  private List<String> filesWith(String text) throws Exception {
    List<String> files = new ArrayList<>();
    for (String name : site.names()) {
      Path file = site.warehouse().resolve(name);
      if (Files.isRegularFile(file)
          && Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
        files.add(name);
      }
    }
    return files;
  }

  @Test
  void erasesAClientForGoodAndDoesNotSayWhoItWas() throws Exception {
    Run run = site.run("erase", "--ip", "192.0.2.3,192.0.2.99");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("Erase: erased 1 lines in 1 segments of 1 batches\n", "Publish: ")
        .containsPattern("Erase: deleted [1-9]\\d* files of old versions\n")
        .doesNotContain("192.0.2");
    site.assertSound(4);
    site.job(0);
    site.assertSound(4);
    assertThat(filesWith("192.0.2.3")).isEmpty();
    assertThat(site.rows("ip_access")).noneMatch(row -> row.toString().contains("192.0.2.3"));
    assertThat(site.names().stream().filter(name -> name.startsWith("raw/"))).hasSize(1);
    Run again = site.run("erase", "--ip", "192.0.2.3", "--fail-on-empty");
    assertThat(again.exitCode()).isEqualTo(5);
    assertThat(again.err()).contains("Erase: no line that there is tells of them\n");
  }

  /** The files that a commit names, and the commits. */
  private List<String> data() throws Exception {
    return site.names().stream()
        .filter(name -> name.matches("(ledger/v|raw/|summaries/|tables/|reports/).*"))
        .toList();
  }

  @Test
  void leavesNoFileThatNothingNamesAlsoOfPartsThatAreHeld() throws Exception {
    site.node("web-02", site.log("held.log", lines(2, 4) + "garbage of 192.0.2.3\n".repeat(2)));
    site.job(3);

    Run run = site.run("erase", "--ip", "192.0.2.3");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(site.run("fsck").err()).doesNotContain("named by nothing");
  }

  @Test
  void erasesTheOthersWhenARawLogIsLost() throws Exception {
    site.node("web-02", site.log("other.log", lines(100, 103)));
    List<String> before = site.names();
    site.job(0);
    for (String name : site.names()) {
      if (name.startsWith("raw/") && !before.contains(name)) {
        Files.delete(site.warehouse().resolve(name));
      }
    }

    Run run = site.run("erase", "--ip", "192.0.2.3");

    assertThat(run.err())
        .contains("Cannot look for lines of batch", "erased 1 lines", "(see nodelog fsck)");
    assertThat(site.rows("ip_access")).noneMatch(row -> row.toString().contains("192.0.2.3"));
  }

  @Test
  void onlySaysWhatItWouldDoIfAsked() throws Exception {
    List<String> before = data();

    Run run = site.run("erase", "--ip", "192.0.2.3", "--dry-run");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualTo("Erase: would erase 1 lines in 1 segments of 1 batches\n");
    assertThat(data()).isEqualTo(before);
    site.assertSound(5);
  }

  @Test
  void refusesWhatItCannotLookFor() throws Exception {
    assertRefused("Missing --ip or --user (say whose lines are to be erased)");
    assertRefused("192.0.2 (must be an address, as 192.0.2.7 or 2001:db8::7)", "--ip", "192.0.2");
    assertRefused("- (must be a name of up to 256 bytes)", "--user", "-");
    site.assertSound(5);
  }

  private void assertRefused(String sentence, String... options) throws Exception {
    Run run = site.run("erase", options);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(sentence);
  }
}
