package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cannot be read, or not to their end: a sentence with the path, and no line lost. */
class BadSourcesTest {
  private static final int LINES = 200;

  @TempDir Path directory;
  private Site site;

  @BeforeEach
  void prepare() {
    site = new Site(directory);
  }

  @Test
  void aMissingFileIsNamedAndTheOthersAreTaken() throws IOException {
    Path good = site.log("good.log", lines(0, LINES));
    site.node("web-01", directory + "/logs/missing.log").node("web-02", good);

    Run run = site.job(1);

    assertThat(run.err())
        .contains("nodelog: Cannot list file://" + directory + "/logs/missing.log")
        .contains("(source access of web-01): no such file (must be a file or a glob)\n");
    assertThat(site.latest().get("messages").get(0).asText()).startsWith("Cannot list file://");
    site.assertSound(LINES);
  }

  @Test
  void aGlobThatMatchesNothingIsNoFailureButWorthAWord() throws IOException {
    site.node("web-01", directory + "/logs/access.log*");

    Run run = site.job(0);

    assertThat(run.err())
        .contains("No file matches file://" + directory + "/logs/access.log* (source access of");
    assertThat(site.job(5, "--fail-on-empty").err()).contains("No file matches");
    site.assertSound(0);
  }

  @ParameterizedTest
  @CsvSource({
    "s3a://b/x*, not found (its library must be on the class path)",
    "hdfs://nohost:1/x*, unknown host nohost"
  })
  void aFileSystemThatCannotBeReachedIsNamedAndTheOthersAreTaken(String uri, String reason)
      throws IOException {
    site.node("web-01", uri).node("web-02", site.log("good.log", lines(0, LINES)));

    Run run = site.run("ingest");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("nodelog: Cannot list " + uri + " (source access of web-01): ")
        .contains(reason + "\n")
        .contains("took 200 lines");
  }

  @Test
  void aLandingAreaThatCannotBeReachedIsNamed() throws IOException {
    site.node("web-01", site.log("good.log", lines(0, LINES)))
        .set("node-from-path = \"hdfs://nohost:1/l/(?<node>[^/]+)/(?<source>[^/]+)\"");

    Run run = site.run("ingest");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("nodelog: Cannot list hdfs://nohost:1/l: unknown host nohost\n")
        .contains("took 200 lines");
  }

  @Test
  void aDirectoryIsNoLog() throws IOException {
    site.log("access/x.log", lines(0, 1));
    site.node("web-01", directory + "/logs/access");

    Run run = site.run("ingest");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(directory + "/logs/access (source access of web-01): it is a");
  }

  @Test
  void aPathBelowAFileIsNamed() throws IOException {
    Path good = site.log("good.log", lines(0, LINES));
    site.node("web-01", good + "/x.log").node("web-02", good);

    Run run = site.run("ingest");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains(good + "/x.log (source access of web-01): Not a directory\n")
        .contains("took 200 lines");
  }

  @Test
  @Timeout(60)
  void aPipeIsNotWaitedFor() throws IOException, InterruptedException {
    Path pipe = site.log("good.log", lines(0, LINES)).resolveSibling("pipe.log");
    Process maker = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeTrue(
        maker.waitFor(10, TimeUnit.SECONDS) && maker.exitValue() == 0, "this system has no pipes");
    site.node("web-01", directory + "/logs/*.log");

    Run run = site.run("ingest");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains(pipe + ": it is a pipe or a device\n")
        .contains("took 200 lines");
  }

  @Test
  void aFileWithoutReadPermissionIsNamedAndTheOthersAreTaken() throws IOException {
    Path secret = site.log("secret.log", lines(0, LINES));
    Path good = site.log("good.log", lines(0, LINES));
    assumeTrue(secret.toFile().setReadable(false, false) && !Files.isReadable(secret), "is root");
    site.node("web-01", secret).node("web-02", good);

    Run run = site.run("ingest");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Cannot read file:" + secret + ": permission denied\n");
    assertThat(run.err()).contains("took 200 lines");
  }

  @Test
  void whatATruncatedGzipFileHasIsTakenAndTheRestOnceItIsThere() throws IOException {
    byte[] whole = gzip(lines(0, 5_000));
    Path file = site.log("access.log.1.gz", Arrays.copyOf(whole, whole.length / 2));
    site.node("web-01", file);

    Run run = site.job(1);

    assertThat(run.err())
        .contains("nodelog: Cannot read file:" + file + ": the compressed data ends early (at ");
    long taken = site.latest().get("counts").get("records").asLong();
    assertThat(taken).isBetween(1_000L, 4_000L);
    site.assertSound(taken);
    assertThat(site.job(1).err()).contains("took 0 lines").contains("ends early");
    site.assertSound(taken);

    Files.write(file, whole);
    site.job(0);
    site.assertSound(5_000);
    site.job(5, "--fail-on-empty");
    site.assertSound(5_000);
  }

  @Test
  void whatFollowsTheEndOfAGzipFileIsReported() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(gzip(lines(0, LINES)));
    bytes.write("not compressed\n".getBytes(UTF_8));
    Path file = site.log("access.log.1.gz", bytes.toByteArray());
    site.node("web-01", file);

    Run run = site.run("ingest");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("Cannot read all of file:" + file + ": 15 bytes of garbage after the end of the")
        .contains("took 200 lines");
    assertThat(site.run("ingest").err()).contains("15 bytes of garbage").contains("took 0 lines");
  }

  @Test
  void paddingAfterAGzipFileIsNotWorthAWord() throws IOException {
    byte[] packed = gzip(lines(0, LINES));
    site.node("web-01", site.log("access.log.1.gz", Arrays.copyOf(packed, packed.length + 512)));

    Run run = site.run("ingest");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("took 200 lines");
  }

  @ParameterizedTest
  @ValueSource(strings = {"04224d1864404000", "504b030414000000"}) // LZ4, zip
  void whatIsNotReadOnPurposeIsRefused(String head) throws IOException {
    byte[] bytes = Arrays.copyOf(java.util.HexFormat.of().parseHex(head), 4_000);
    Path file = site.log("access.log.1", bytes);
    site.node("web-01", file).node("web-02", site.log("good.log", lines(0, LINES)));

    Run run = site.run("ingest");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("Cannot read file:" + file + ": it is ")
        .contains("(must be plain text, gzip, Zstandard, bzip2 or xz)")
        .contains("took 200 lines");
  }

  @Test
  void aBinaryFileIsHeldBackAndTheOthersArePublished() throws IOException {
    byte[] noise = new byte[50_000];
    new Random(7).nextBytes(noise);
    noise[0] = 'x'; // so that its first bytes are those of no compression
    Path file = site.log("noise.log", noise);
    site.node("web-01", file).node("web-02", site.log("good.log", lines(0, LINES)));

    Run run = site.job(3);

    assertThat(run.err()).contains("nodelog: Held back web-01/access of batch ");
    site.assertSound(LINES);
    assertThat(site.rows("input_audit"))
        .anySatisfy(
            row -> {
              assertThat(row.get("node").asText()).isEqualTo("web-01");
              assertThat(row.get("file").asText()).isEqualTo("file:" + file);
              assertThat(row.get("bytes").asLong()).isEqualTo(50_000);
              assertThat(row.get("rejected").asLong()).isPositive();
            });
    assertThat(site.latest().get("exit_code").asInt()).isEqualTo(3);
    assertThat(site.latest().get("counts").get("parts_held").asInt()).isEqualTo(1);
    site.job(0);
    site.assertSound(LINES);
  }

  @Test
  void anUnfinishedLineOfAnyLengthWaitsAndIsOneLine() throws IOException {
    String longLine = "x".repeat(3 << 20);
    Path log = site.log("access.log", lines(0, 10) + longLine);
    site.node("web-01", log).set("ingest.idle = 1h").set("rejects.max-share = 0.9");

    assertThat(site.job(0).err()).contains("took 10 lines");
    assertThat(site.job(0).err()).contains("took 0 lines");
    Files.writeString(log, "y\n" + lines(10, 20), StandardOpenOption.APPEND);

    assertThat(site.job(0).err())
        .contains("11 lines of 1 batches are 10 records, 0 partial, 1 rej");
    site.assertSound(20);
  }

  @Test
  void emptyFilesAndBlankLinesAreNoFailure() throws IOException {
    site.node("web-01", site.log("empty.log", ""))
        .node("web-02", site.log("blank.log", "\n\r\n\n"));

    site.job(0);

    assertThat(site.latest().get("counts").get("excluded").asInt()).isEqualTo(3);
    site.assertSound(0);
    site.job(5, "--fail-on-empty");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
