package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills runs in processes of their own, at any moment; the next run needs no hand. */
@Tag("cluster") // for its time
class KilledProcessTest {
  /** How many runs are killed; a campaign kills more. */
  private static final int KILLS = Integer.getInteger("nodelog.kills", 20);

  private static final int LINES_A_ROUND = 100;
  private static final int KILLS_A_ROUND = 4;
  private static final long SEED = 20261121;

  @TempDir Path directory;

  @Test
  void everyLineCountsOnceWheneverRunsAreKilled() throws Exception {
    Site site = new Site(directory);
    Path log = site.log("access.log", lines(0, LINES_A_ROUND));
    site.node("web-01", log);
    long wholeMillis = millisOfARun(site);
    List<Long> recoveries = new ArrayList<>();

    Random random = new Random(SEED);
    int lines = LINES_A_ROUND;
    int killed = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      Files.writeString(log, lines(lines, lines + LINES_A_ROUND), StandardOpenOption.APPEND);
      lines += LINES_A_ROUND;
      killed += start(site).kill(random.nextLong(wholeMillis)) ? 1 : 0;
      if (kill % KILLS_A_ROUND == 0 || kill == KILLS) {
        recoveries.add(millisOfARun(site));
        assertSound(site, lines);
      }
    }
    System.out.println("Killed " + killed + " of " + KILLS + " runs of " + wholeMillis + " ms");
    tellRecoveries(recoveries, site, log, lines);
    assertThat(killed).as("runs that were killed before their end").isGreaterThan(KILLS / 2);
  }

  /** How long runs took that followed a kill, and one that does not and has as much to do. */
  private void tellRecoveries(List<Long> recoveries, Site site, Path log, int lines)
      throws Exception {
    Files.writeString(
        log, lines(lines, lines + KILLS_A_ROUND * LINES_A_ROUND), StandardOpenOption.APPEND);
    long clean = millisOfARun(site);
    recoveries.sort(null);
    long median = recoveries.get(recoveries.size() / 2);
    System.out.printf(
        "Runs after a kill took %d ms (median), at most %d ms; a clean one %d ms: %.2f times%n",
        median, recoveries.get(recoveries.size() - 1), clean, (double) median / clean);
  }

  private long millisOfARun(Site site) throws Exception {
    long start = System.nanoTime();
    Run run = start(site).end(120);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static void assertSound(Site site, long lines) throws IOException {
    Run fsck = site.run("fsck");
    assertThat(fsck.exitCode()).as(fsck.out()).isZero();
    assertThat(site.requests()).isEqualTo(lines);
  }

  private JavaProcess start(Site site) throws IOException {
    return JavaProcess.start(
        directory, "512m", jar -> false, "run", "--config", site.config().toString());
  }
}
