package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources with {@code format = auto} and formats of the site's own, through the whole job. */
class FoundFormatsTest {
  private static final String COMMON =
      "192.0.2.7 - - [05/Jan/2026:10:11:12 +0000] \"GET / HTTP/1.1\" 200 5\n";

  @TempDir Path directory;

  @Test
  void everyFileGetsTheFormatOfItsLines() throws IOException {
    Site site = new Site(directory);
    site.log("a.log", lines(0, 20));
    site.log("b.log", COMMON.repeat(10));
    site.log("c.log", "#Fields: date time c-ip sc-status\n2026-01-05 10:11:12 192.0.2.7 200\n");
    Files.createDirectory(directory.resolve("formats"));
    Files.writeString(
        directory.resolve("formats/own.conf"),
        "kind = regex, expression = \"^(?P<time>\\\\S+) <(?P<client_ip>\\\\S+)> (?P<status>\\\\d+)\"");
    site.log("d.log", "2026-01-05T10:11:12Z <192.0.2.7> 200\n".repeat(5));
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

    Files.writeString(log, COMMON.repeat(100), StandardOpenOption.APPEND);
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

  @Test
  void aChangedDefinitionIsAChangedSetting() throws IOException {
    Site site = new Site(directory);
    Files.createDirectory(directory.resolve("formats"));
    Path own = directory.resolve("formats/own.conf");
    Files.writeString(own, "kind = nginx, strings = \"$remote_addr $msec $status\"");
    site.log("a.log", "192.0.2.7 1767604272.000 200\n");
    site.node("web-01", directory + "/logs/*.log", "own");
    site.job(0);

    Files.writeString(own, "kind = nginx, strings = \"$realip_remote_addr $msec $status\"");
    site.log("b.log", "192.0.2.7 1767604272.000 200\n");

    assertThat(site.job(2).err()).contains("definition own was");
  }
}
