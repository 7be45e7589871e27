package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that stands still is taken for dead, and comes back when another has done its work. */
@Tag("cluster") // for its time: half a minute
class FrozenRunTest {
  /** How long after it took its lease a run stands still: during its start, its work, its end. */
  private static final List<Integer> FROZEN_AFTER_MILLIS = List.of(0, 400, 1_000, 2_000);

  private static final int LINES = 20_000;

  @TempDir Path directory;

  @Test
  void aRunThatComesBackDoublesNothing() throws Exception {
    Site site = new Site(directory).set("lease.expires = 1s, lease.wait = 60s");
    Path log = site.log("access.log", "");
    site.node("web-01", log);
    long lines = 0;
    int fenced = 0;
    for (int millis : FROZEN_AFTER_MILLIS) {
      Files.write(log, lines((int) lines, (int) lines + LINES).getBytes(UTF_8), APPEND);
      lines += LINES;
      int leases = leases(site);
      JavaProcess frozen =
          JavaProcess.start(
              directory, "512m", jar -> false, "run", "--config", site.config().toString());
      while (leases(site) == leases) {
        Thread.sleep(20);
      }
      Thread.sleep(millis);
      frozen.freeze();

      site.job(0);

      frozen.thaw();
      Run end = frozen.end(120);
      assertThat(end.exitCode()).as(end.err()).isIn(0, 75);
      fenced += end.exitCode() == 75 ? 1 : 0;
      site.job(0);
      site.assertSound(lines);
    }
    System.out.printf(
        "%d of %d runs that had stood still gave up%n", fenced, FROZEN_AFTER_MILLIS.size());
    assertThat(fenced).isPositive();
  }

  /** The greatest fencing number so far. */
  private static int leases(Site site) throws Exception {
    return site.names().stream()
        .filter(name -> name.matches("lease/\\d{8}"))
        .mapToInt(name -> Integer.parseInt(name.substring("lease/".length())))
        .max()
        .orElse(0);
  }
}
