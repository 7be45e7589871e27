package io.nodelog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FormatsConfigTest {
  private static final String SITE =
      "nodelog.nodes = [{ name = a, sources = [{ name = s, uri = /x, format = shop }] }]";

  @TempDir Path directory;

  @BeforeEach
  void describeAFormat() throws IOException {
    Files.createDirectory(directory.resolve("formats"));
    Files.writeString(directory.resolve("formats/shop.conf"), "kind = nginx, strings = \"$msec\"");
    Files.writeString(directory.resolve("formats/other.conf"), "kind = nginx");
    Files.writeString(directory.resolve("formats/README"), "no format");
  }

  @Test
  void readsTheFormatsBesideTheFile() throws IOException {
    NodelogConfig config = load(SITE);

    assertThat(config.formats().definitions()).containsOnlyKeys("other", "shop");
    assertThat(config.formats().definitions()).containsEntry("other", "kind = nginx");
    assertThat(NodelogConfig.parse(config.render())).isEqualTo(config);
    assertThat(NodelogConfig.parse(SITE).formats().definitions()).isEmpty();
  }

  @Test
  void readsTheFormatsOfADirectoryOrOfNone() throws IOException {
    Files.createDirectory(directory.resolve("more"));
    Files.writeString(directory.resolve("more/third.conf"), "kind = w3c");

    assertThat(load(SITE + "\nnodelog.formats.directory = more").formats().definitions())
        .containsOnlyKeys("third");
    assertThat(load(SITE + "\nnodelog.formats.directory = null").formats().definitions()).isEmpty();
  }

  @Test
  void countsWhatTheFormatsOfSourcesMeanAsSettings() throws IOException {
    String before = load(SITE).settingsFingerprint().text();
    assertThat(before).contains("definition shop = ").doesNotContain("definition other");

    Files.writeString(
        directory.resolve("formats/shop.conf"),
        "# said otherwise\nstrings = \"$msec\"\nkind = nginx, tests = [], description = x");
    assertThat(load(SITE).settingsFingerprint().text()).isEqualTo(before);

    Files.writeString(
        directory.resolve("formats/shop.conf"), "kind = nginx, strings = \"$msec x\"");
    assertThat(load(SITE).settingsFingerprint().changesSince(before))
        .singleElement()
        .asString()
        .startsWith("definition shop was ");
  }

  @Test
  void countsEveryFormatWhereASourceFindsItsOwn() throws IOException {
    String auto = SITE.replace("format = shop", "format = auto");
    String before = load(auto).settingsFingerprint().text();
    assertThat(before).contains("definition shop = ", "definition other = ");

    Files.writeString(directory.resolve("formats/other.conf"), "kind = apache");
    assertThat(load(auto).settingsFingerprint().changesSince(before))
        .singleElement()
        .asString()
        .startsWith("definition other was ");
  }

  @Test
  void knowsWhereTheFilesLie() throws IOException {
    NodelogConfig config = load(SITE);

    assertThat(config.formats().files())
        .containsEntry("shop", directory.resolve("formats/shop.conf").toString());
    assertThat(NodelogConfig.parse(config.render()).formats().files()).isEmpty();
  }

  @Test
  void leavesAloneWhatEditorsKeepBesideAFile() throws IOException {
    Files.createSymbolicLink(directory.resolve("formats/.#shop.conf"), Path.of("me@host.77:1"));
    Files.writeString(directory.resolve("formats/.shop.conf"), "{");

    assertThat(load(SITE).formats().definitions()).containsOnlyKeys("other", "shop");
  }

  @Test
  void readsAFileByItsLink() throws IOException {
    Files.createSymbolicLink(directory.resolve("formats/link.conf"), Path.of("other.conf"));

    assertThat(load(SITE).formats().definitions()).containsEntry("link", "kind = nginx");
  }

  @Test
  void refusesADirectoryInPlaceOfAFile() throws IOException {
    Path taken = Files.createDirectory(directory.resolve("formats/d.conf"));

    assertThatThrownBy(() -> load(SITE))
        .isInstanceOf(InvalidConfig.class)
        .hasMessage("Cannot read the format " + taken + ": it is no regular file");
  }

  @Test
  @Timeout(60)
  void waitsForNoPipe() throws IOException, InterruptedException {
    Path pipe = directory.resolve("formats/pipe.conf");
    Process maker = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeTrue(
        maker.waitFor(10, TimeUnit.SECONDS) && maker.exitValue() == 0, "this system has no pipes");

    assertThatThrownBy(() -> load(SITE))
        .hasMessage("Cannot read the format " + pipe + ": it is no regular file");
  }

  @Test
  void saysWhichFileIsWrong() throws IOException {
    Path file = directory.resolve("formats/shop.conf");
    Files.writeString(file, "a = ${HOME}");
    assertThatThrownBy(() -> load(SITE))
        .isInstanceOf(InvalidConfig.class)
        .hasMessage(file + ": 1: Cannot read ${HOME}: a format says all by itself");
    Files.writeString(file, "\ninclude file(\"/etc/passwd\")");
    assertThatThrownBy(() -> load(SITE))
        .hasMessageStartingWith(file + ": 2: Cannot include other files");
    Files.writeString(file, "\na = {");
    assertThatThrownBy(() -> load(SITE)).hasMessageContaining(file + ": 2");
    Files.move(file, directory.resolve("formats/Shop-1.conf"));
    assertThatThrownBy(() -> load(SITE))
        .hasMessageEndingWith(
            "Shop-1.conf: Invalid name: Shop-1 (must be small letters, digits and _, at most 63)");
    assertThatThrownBy(() -> load(SITE + "\nnodelog.formats.directory = nowhere"))
        .hasMessageContaining("nodelog.formats.directory")
        .hasMessageEndingWith("(must be a directory of this machine)");
  }

  private NodelogConfig load(String text) throws IOException {
    return NodelogConfig.load(Files.writeString(directory.resolve("site.conf"), text), Map.of());
  }
}
