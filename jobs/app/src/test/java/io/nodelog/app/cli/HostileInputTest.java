package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.line;
import static io.nodelog.app.cli.Site.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.bytes.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dates, directories and file names that somebody made up to do harm. */
class HostileInputTest {
  private static final List<String> IMPOSSIBLE_DATES =
      List.of(
          "01/Jan/1970:00:00:00 +0000",
          "31/Dec/9999:23:59:59 +0000",
          "30/Feb/2026:10:00:00 +0000",
          "05/Jan/0000:10:00:00 +0000",
          "00/Jan/2026:10:00:00 +0000",
          "05/Jan/2026:24:00:00 +0000",
          "05/Jan/2026:10:00:00 +9999",
          "../../../etc");

  @TempDir Path directory;
  private Site site;

  @BeforeEach
  void prepare() {
    site = new Site(directory);
  }

  @Test
  void aHostileDateMakesNoPartition() throws IOException {
    StringBuilder text = new StringBuilder(lines(0, 5));
    IMPOSSIBLE_DATES.forEach(date -> text.append(line(6, date)));
    text.append(line(7, "05/Jan/2026:23:59:60 +0000")); // a leap second is a time
    site.node("web-01", site.log("access.log", text.toString())).set("rejects.max-share = 0.9");

    site.job(0);

    assertThat(site.latest().get("counts").get("rejected").asInt())
        .isEqualTo(IMPOSSIBLE_DATES.size());
    assertThat(
            site.names().stream().filter(name -> name.matches("reports/ip_access/[^/]+")).toList())
        .containsExactly("reports/ip_access/date=2026-01-05", "reports/ip_access/date=2026-01-06");
    site.assertSound(6);
  }

  @Test
  void aDirectoryIsANodeOnlyIfItsNameIsOne() throws IOException {
    List<String> hostile =
        List.of(
            "_x", ".x", "a b", "a\nb", "a\u001b[31mb", "\u202egnp", "WEB", "a'b", "{a,b}", "a=b");
    hostile.forEach(name -> land(name + "/access/1.log"));
    land("web-01/access/1.log");
    land("web-01/acc ess/1.log");
    land("web-01/other/1.log");
    land("1.log");
    site.set("node-from-path = " + Site.quoted(directory + "/logs/(?<node>[^/]+)/(?<source>.*)/.*"))
        .set("source-formats { access = apache_combined }");

    Run run = site.job(1);

    List<String> refused =
        run.err().lines().filter(line -> line.startsWith("nodelog: Cannot take ")).toList();
    assertThat(refused).hasSize(hostile.size() + 3);
    assertThat(refused)
        .filteredOn(line -> line.contains("tells no valid node and source"))
        .hasSize(hostile.size() + 2);
    assertThat(refused).filteredOn(line -> line.contains("source other has no format")).hasSize(1);
    assertThat(refused).anyMatch(line -> line.contains("/a\\x0ab/access/1.log"));
    assertNothingMovesTheCursor(run);
    assertThat(site.rows("ip_node_access"))
        .extracting(row -> row.get("node").asText())
        .containsOnly("web-01");
    assertThat(site.names()).noneMatch(name -> name.contains("gnp") || name.contains(".x/"));
    site.assertSound(2);
  }

  @Test
  void aGroupOfThePathMayMatchNothing() throws IOException {
    land("access/1.log");
    land("web-01/access/1.log");
    site.set(
            "node-from-path = "
                + Site.quoted(directory + "/logs/((?<node>[^/]+)/)?(?<source>[^/]+)/.*"))
        .set("source-formats { access = apache_combined }");

    Run run = site.run("ingest");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("/logs/access/1.log: its path tells no valid node")
        .contains("took 2 lines");
  }

  @Test
  void anyFileNameIsTakenAndShownWithoutHarm() throws IOException {
    List<String> names =
        List.of(
            "a b",
            "100%",
            "%41",
            "a#b",
            "a?b",
            "a:b",
            "{a,b}",
            "[1]",
            "a\nb",
            "a\u001b[2Jb",
            "é",
            "_x",
            ".x",
            "-D",
            "a'b\"c");
    int lines = 0;
    for (String name : names) {
      land(name, lines, lines + 3);
      lines += 3;
    }
    site.node("web-01", directory + "/logs/*");

    Run run = site.job(0);

    assertNothingMovesTheCursor(run);
    site.assertSound(lines);
    assertThat(site.rows("input_audit"))
        .extracting(row -> row.get("file").asText())
        .containsExactlyInAnyOrderElementsOf(
            names.stream().map(name -> "file:" + directory + "/logs/" + name).toList());
    assertNothingMovesTheCursor(site.run("show", "input_audit"));
    site.job(5, "--fail-on-empty");
  }

  @Test
  void aNameIsTakenAsItIsWrittenIfThereIsSuchAFile() throws IOException {
    List<String> names = List.of("a b", "100%", "%41", "a#b", "{a,b}", "[1]", "é");
    int lines = 0;
    for (String name : names) {
      land(name, lines, ++lines);
      site.node("node-" + lines, directory + "/logs/" + name);
    }

    Run run = site.run("ingest");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("took " + lines + " lines");
  }

  @Test
  void aFileThatCannotBeReadIsNamedWithoutHarm() throws IOException {
    site.log(
        "a\u001b[31m\n\u202eb.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 0x55});
    site.node("web-01", directory + "/logs/*");

    Run run = site.run("ingest");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("Cannot read file:" + directory + "/logs/a\\x1b[31m\\x0a\\u202eb.gz: ");
    assertNothingMovesTheCursor(run);
  }

  @Test
  void fsckNamesADamagedFileWithoutHarm() throws IOException {
    site.node("web-01", site.log("access.log", lines(0, 5)));
    site.job(0);
    Path segment =
        site.warehouse()
            .resolve(
                site.names().stream()
                    .filter(name -> name.startsWith("raw/") && name.endsWith(".zst"))
                    .findFirst()
                    .orElseThrow());
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);

    Run run = site.run("fsck");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains(segment.getFileName().toString());
    assertNothingMovesTheCursor(run);
  }

  private void land(String name) {
    try {
      land(name, 0, 2);
    } catch (IOException | InvalidPathException e) {
      throw new IllegalStateException(name, e);
    }
  }

  private void land(String name, int from, int to) throws IOException {
    site.log(name, lines(from, to));
  }

  private static void assertNothingMovesTheCursor(Run run) {
    List<Integer> controls = new ArrayList<>();
    (run.out() + run.err())
        .codePoints()
        .filter(c -> c != '\n' && SafeText.isUnsafe(c))
        .forEach(controls::add);
    assertThat(controls).isEmpty();
  }
}
