package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources with {@code format = auto} and formats of the site's own, through the whole job. */
class FoundFormatsTest {
  private static final String OWN =
      "kind = regex, expression = \"^(?P<time>\\\\S+) <(?P<client_ip>\\\\S+)> (?P<status>\\\\d+)\"";
  private static final String OWN_LINE = "2026-01-05T10:11:12Z <192.0.2.7> 200\n";

  private static final String COMMON =
      "192.0.2.7 - - [05/Jan/2026:10:11:12 +0000] \"GET / HTTP/1.1\" 200 5\n";

  @TempDir Path directory;

  @Test
  void everyFileGetsTheFormatOfItsLines() throws IOException {
    Site site = new Site(directory);
    site.log("a.log", lines(0, 20));
    site.log("b.log", COMMON.repeat(10));
    site.log("c.log", "#Fields: date time c-ip sc-status\n2026-01-05 10:11:12 192.0.2.7 200\n");
    describe(OWN);
    site.log("d.log", OWN_LINE.repeat(5));
    site.log("e.log", "");
    site.log("f.log", "nobody knows\n");
    site.node("web-01", directory + "/logs/*.log", "auto");

    Run run = site.job(1);

    assertThat(run.err()).contains("f.log").contains("no format understands any line");
    site.assertSound(20 + 10 + 1 + 5);
    assertThat(site.rows("input_audit"))
        .extracting(row -> row.get("format").asText())
        .containsExactlyInAnyOrder("apache_combined", "apache_common", "w3c", "own");
    assertThat(site.rows("input_audit"))
        .extracting(row -> row.get("detected_share").asDouble())
        .containsOnly(1.0);
  }

  @Test
  void aFileThatGrowsKeepsItsFormat() throws IOException {
    Site site = new Site(directory);
    Path log = site.log("a.log", lines(0, 20) + "nobody knows\n");
    site.node("web-01", log, "auto").set("rejects.max-share = 1");
    site.job(0);

    Files.writeString(log, COMMON.repeat(100), APPEND);
    site.job(0);

    assertThat(site.rows("input_audit"))
        .extracting(row -> row.get("format").asText())
        .containsOnly("apache_combined");
    assertThat(site.rows("input_audit"))
        .extracting(row -> row.get("detected_share").asDouble())
        .containsExactly(0.952, 0.952);
    site.assertSound(20);
  }

  @Test
  void aFormatWhoseTimesNameNoZoneAsksForOne() throws IOException {
    Site site = new Site(directory);
    site.log("a.log", "2026-01-05 10:11:12,345 INFO org.apache.hadoop.x.Y: hello\n".repeat(9));
    site.node("web-01", directory + "/logs/*.log", "auto");

    assertThat(site.job(1).err()).contains("whose times name no zone (must be set for the source");
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "auto"})
  void aChangedDefinitionIsAChangedSetting(String format) throws IOException {
    Site site = new Site(directory);
    describe(OWN);
    site.log("a.log", OWN_LINE);
    site.node("web-01", directory + "/logs/*.log", format);
    site.job(0);

    describe(OWN.replace("client_ip", "user"));
    site.log("b.log", OWN_LINE);

    assertThat(site.job(2).err()).contains("definition own was").doesNotContain("took");
    assertThat(site.run("retry").err()).contains("Retry: read 1 batches again");
    site.job(0);
    assertThat(site.rows("ip_access"))
        .extracting(row -> row.get("client_kind").asText())
        .containsOnly("none");
  }

  @Test
  void aFileWhoseFormatIsGoneWaitsForItAndTheOthersAreTaken() throws IOException {
    Site site = new Site(directory);
    Path own = describe(OWN);
    Path log = site.log("a.log", OWN_LINE);
    site.node("web-01", directory + "/logs/*.log", "auto");
    site.job(0);

    Files.delete(own);
    Files.writeString(log, OWN_LINE, APPEND);
    site.log("b.log", lines(0, 20));

    assertThat(site.job(1).err())
        .contains(
            "nodelog: Cannot read file:"
                + log
                + ": Unknown format: own (put formats/own.conf back: lines were taken with it)\n");
    site.assertSound(1 + 20);
    describe(OWN);
    site.job(0);
    site.assertSound(2 + 20);
  }

  @Test
  void linesWhoseFormatIsGoneAreNotSummarized() throws IOException {
    Site site = new Site(directory);
    Path own = describe(OWN);
    site.log("a.log", OWN_LINE);
    site.node("web-01", directory + "/logs/*.log", "auto");
    assertThat(site.run("ingest").exitCode()).isZero();

    Files.delete(own);
    site.log("b.log", lines(0, 20));

    for (String verb : List.of("summarize", "run")) {
      Run run = site.run(verb);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .isEqualTo(
              "nodelog: Unknown format: own (put formats/own.conf back: lines were taken with it)\n");
    }
    describe(OWN);
    site.job(0);
    site.assertSound(1 + 20);
  }

  @Test
  void summariesAreNotMadeAnewWithoutTheFormatsOfTheirLines() throws IOException {
    Site site = new Site(directory);
    Path own = describe(OWN);
    site.log("a.log", OWN_LINE);
    site.node("web-01", directory + "/logs/*.log", "auto");
    site.job(0);

    List<String> before = versions(site);
    Files.delete(own);
    site.set("report.bucket = 1m");

    assertThat(site.job(2, "--rebuild").err()).contains("put formats/own.conf back");
    assertThat(versions(site)).isEqualTo(before);
    describe(OWN);
    site.job(0, "--rebuild");
    site.assertSound(1);
  }

  @Test
  void aLineThatIsStillBeingWrittenTellsNothing() throws IOException {
    Site site = new Site(directory);
    Path log = site.log("a.log", COMMON + "192.0.2.9 - - [05/J");
    site.node("web-01", directory + "/logs/*.log", "auto").set("ingest.idle = 1h");

    assertThat(site.job(0).err()).contains("took 1 lines");

    Files.writeString(log, "an/2026:10:11:12 +0000] \"GET / HTTP/1.1\" 200 5\n", APPEND);
    assertThat(site.job(0).err()).contains("took 1 lines");
    site.assertSound(2);
  }

  @Test
  void aFileOfCommentsWaitsForItsFirstLine() throws IOException {
    Site site = new Site(directory);
    Path log = site.log("a.log", "# made by hand\n\n");
    site.node("web-01", log, "auto");

    assertThat(site.job(0).err()).contains("took 0 lines");

    Files.writeString(log, COMMON, APPEND);
    site.job(0);
    site.assertSound(1);
  }

  private static List<String> versions(Site site) throws IOException {
    return site.names().stream().filter(name -> name.startsWith("ledger")).toList();
  }

  private Path describe(String definition) throws IOException {
    Path own = directory.resolve("formats/own.conf");
    Files.createDirectories(own.getParent());
    return Files.writeString(own, definition);
  }
}
