package io.nodelog.app.bench;

import io.nodelog.app.bench.Scan.Depth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Checks every contender's answers, then measures them in turns. */
final class Comparison {
  private static final String MAWK_PROGRAM = "{ c[$1]++ } END { for (k in c) print k, c[k] }";

  private final BenchSettings settings;
  private final BenchData data;
  private final TimedCommand runner;
  private final Consumer<String> progress;
  private final Results results = new Results();
  private final List<Contender> contenders = new ArrayList<>();

  /** Contenders that print the requests of each client. */
  private final List<Contender> counting = new ArrayList<>();

  Comparison(BenchSettings settings, BenchData data, Consumer<String> progress) throws IOException {
    this.settings = settings;
    this.data = data;
    this.runner = new TimedCommand(settings.directory());
    this.progress = progress;
  }

  Results run() throws IOException, InterruptedException {
    contenders.add(scan(BenchReport.NEWLINES, Depth.NEWLINES));
    addPrototype();
    contenders.add(scan(BenchReport.PARSE, Depth.PARSE));
    contenders.add(scan(BenchReport.SUMMARIZE, Depth.SUMMARIZE));
    counting.add(scan("kernel", Depth.CLIENTS));
    addMawk();
    addDuckDb();
    checkAnswers();
    addWholeCommands();
    new Race(runner, progress, results).run(contenders, settings.runs());
    return results;
  }

  private Contender scan(String name, Depth depth) {
    return new Contender(name, JavaCommand.of(Scan.class, depth.argument(), data.log().toString()));
  }

  private void addPrototype() throws IOException {
    Path source = settings.prototype();
    if (!Files.exists(source)) {
      results.skip("The prototype is left out: there is no " + source + ".");
      return;
    }
    Prototype.command(source, data.log(), settings.directory().resolve("prototype"))
        .ifPresentOrElse(
            command -> contenders.add(new Contender(BenchReport.PROTOTYPE, command)),
            () -> results.skip("The prototype is left out: this Java has no compiler."));
  }

  private void addMawk() throws IOException, InterruptedException {
    if (TimedCommand.isInstalled("mawk")) {
      addCounting(BenchReport.MAWK, List.of("mawk", MAWK_PROGRAM, data.log().toString()));
    } else {
      results.skip("mawk is left out: it is not installed.");
    }
  }

  private void addDuckDb() {
    if (DuckDbScan.isInstalled()) {
      addCounting(BenchReport.DUCKDB, JavaCommand.of(DuckDbScan.class, data.log().toString()));
    } else {
      results.skip("DuckDB is left out: its driver is not on the class path.");
    }
  }

  private void addCounting(String name, List<String> command) {
    Contender contender = new Contender(name, command);
    contenders.add(contender);
    counting.add(contender);
  }

  private void checkAnswers() throws IOException, InterruptedException {
    AnswerCheck answers = new AnswerCheck(data);
    for (Contender contender : counting) {
      runner.run(contender.command());
      answers.check(contender.name(), runner.output());
      progress.accept(contender.name() + ": right about " + answers.clients() + " clients");
    }
  }

  private void addWholeCommands() throws IOException {
    if (!settings.wholeCommands()) {
      results.skip("Whole commands are left out, as asked.");
      return;
    }
    if (!Files.isExecutable(settings.launcher())) {
      results.skip("Whole commands are left out: there is no " + settings.launcher() + ".");
      return;
    }
    WholeCommand command =
        new WholeCommand(
            settings.launcher(),
            data.configuration(),
            settings.directory().resolve("warehouse"),
            runner);
    contenders.add(command.ingest("zstd"));
    for (String engine : BenchSettings.ENGINES) {
      contenders.add(command.summarize(engine, "none"));
      contenders.add(command.summarize(engine, "zstd"));
    }
  }
}
