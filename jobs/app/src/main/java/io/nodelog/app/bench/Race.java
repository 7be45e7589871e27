package io.nodelog.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures contenders in turns, so that a slow minute of the machine falls on all of them. */
final class Race {
  private final TimedCommand runner;
  private final Consumer<String> progress;
  private final Results results;

  Race(TimedCommand runner, Consumer<String> progress, Results results) {
    this.runner = runner;
    this.progress = progress;
    this.results = results;
  }

  void run(List<Contender> contenders, int runs) throws IOException, InterruptedException {
    List<Contender> running = new ArrayList<>(contenders);
    for (int run = 1; run <= runs; run++) {
      progress.accept("run " + run + " of " + runs);
      for (Contender contender : contenders) {
        boolean itsTurn = running.contains(contender) && run <= contender.mostRuns();
        if (itsTurn && !finishes(contender)) {
          running.remove(contender);
        }
      }
    }
  }

  /** A contender that fails is out of the race, and the others go on. */
  private boolean finishes(Contender contender) throws IOException, InterruptedException {
    try {
      contender.preparation().prepare();
      results.add(contender.name(), runner.run(contender.command()).scaled(1 / contender.share()));
      return true;
    } catch (BenchFailed failed) {
      progress.accept(contender.name() + ": " + failed.getMessage());
      results.fail(contender.name());
      return false;
    }
  }
}
