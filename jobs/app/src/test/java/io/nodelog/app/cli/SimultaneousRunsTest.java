package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two schedulers that call the same command at the same time. */
class SimultaneousRunsTest {
  private static final int ROUNDS = 3;

  @TempDir Path directory;

  @Test
  void everyLineIsCountedOnceWhoeverWins() throws Exception {
    Site site = new Site(directory);
    Path first = site.log("web-01.log", "");
    Path second = site.log("web-02.log", "");
    site.node("web-01", first).node("web-02", second);

    for (int round = 1; round <= ROUNDS; round++) {
      Files.write(first, lines(round * 1_000, round * 1_000 + 100).getBytes(UTF_8), APPEND);
      Files.write(second, lines(round * 1_000, round * 1_000 + 50).getBytes(UTF_8), APPEND);

      List<Run> runs = atTheSameTime(site, 2);

      assertThat(runs)
          .as("round %d", round)
          .extracting(Run::exitCode)
          .isSubsetOf(0, 75)
          .contains(0);
      assertThat(runs)
          .filteredOn(run -> run.exitCode() == 75)
          .allSatisfy(run -> assertThat(run.err()).contains("(busy; try again)"));
      site.job(0);
      site.assertSound(round * 150L);
    }
  }

  private static List<Run> atTheSameTime(Site site, int count) throws Exception {
    String config = site.config().toString();
    CyclicBarrier start = new CyclicBarrier(count);
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Future<Run>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return Run.of("run", "--config", config);
                }));
      }
      List<Run> runs = new ArrayList<>();
      for (Future<Run> one : running) {
        runs.add(one.get());
      }
      return runs;
    } finally {
      threads.shutdownNow();
    }
  }
}
