package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.raw.Codec;
import io.nodelog.hdfs.raw.Packed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes through standard input is a file of a source. */
class StandardInputTest {
  @TempDir Path directory;
  private Site site;

  @BeforeEach
  void prepare() {
    site = new Site(directory).node("web-01", "-");
  }

  private Run pipe(String verb, byte[] bytes) throws IOException {
    return Run.withInput(
        bytes, verb, "--config", site.config().toString(), "--stdin", "web-01/access");
  }

  private void requireTaken(long lines, byte[] bytes) throws IOException {
    Run run = pipe("ingest", bytes);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("took %s lines".formatted(lines));
  }

  @Test
  void isTakenOnceHoweverOftenItComes() throws IOException {
    byte[] bytes = lines(0, 200).getBytes(UTF_8);

    Run run = pipe("run", bytes);

    assertThat(run.exitCode()).as(run.err()).isZero();
    site.assertSound(200);
    requireTaken(0, bytes);
    requireTaken(0, Packed.of(Codec.ZSTD, bytes));
    site.job(0);
    site.assertSound(200);
    assertThat(site.rows("input_audit"))
        .singleElement()
        .satisfies(row -> assertThat(row.get("file").asText()).isEqualTo("-"));
  }

  @Test
  void goesOnWhereItStartsWithAllThatWasTaken() throws IOException {
    requireTaken(10, lines(0, 10).getBytes(UTF_8));
    requireTaken(5, Packed.of(Codec.GZIP, lines(0, 15).getBytes(UTF_8)));
    requireTaken(3, lines(20, 23).getBytes(UTF_8));
    site.job(0);
    site.assertSound(18);
  }

  @Test
  void isKnownFromAFileOfTheSourceAndTheOtherWayRound() throws IOException {
    site = new Site(directory).node("web-01", directory + "/logs/access.log*");
    site.log("access.log.1", lines(0, 10));
    site.job(0);
    requireTaken(0, lines(0, 10).getBytes(UTF_8));
    requireTaken(7, lines(10, 17).getBytes(UTF_8));

    site.log("access.log", lines(10, 19));
    site.job(0);
    site.assertSound(19);
  }

  @Test
  void isAFinishedFileAndTakesNoOther() throws IOException {
    site.node("web-02", site.log("good.log", lines(0, 5)));
    requireTaken(3, lines(0, 3).stripTrailing().getBytes(UTF_8));
    requireTaken(0, new byte[0]);
    assertThat(pipe("ingest", new byte[0]).exitCode()).isZero();
    site.job(0);
    site.assertSound(8);
  }

  @Test
  void isCopiedAlsoWhereFilesAreReferenced() throws IOException {
    site.set("ingest.mode = reference");
    assertThat(pipe("run", lines(0, 9).getBytes(UTF_8)).exitCode()).isZero();
    site.assertSound(9);
  }

  @Test
  void isNamedWhereItIsDamaged() throws IOException {
    byte[] packed = Packed.of(Codec.GZIP, lines(0, 2_000).getBytes(UTF_8));

    Run run = pipe("ingest", java.util.Arrays.copyOf(packed, packed.length / 2));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("nodelog: Cannot read standard input: the compressed data ends");
    requireTakenRest(packed);
  }

  private void requireTakenRest(byte[] packed) throws IOException {
    assertThat(pipe("run", packed).exitCode()).isZero();
    site.assertSound(2_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"web-01", "web-01/", "/access", "web-09/access", "web-01/x", "../a/b"})
  void mustBeASourceThatIsConfigured(String name) throws IOException {
    Run run =
        Run.withInput(new byte[0], "ingest", "--config", site.config().toString(), "--stdin", name);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Invalid --stdin: " + name + " (must be ");
    assertThat(Files.exists(site.warehouse().resolve("ledger"))).isFalse();
  }
}
