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
  private static final int WARM_ROUNDS = 5;

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
    if (settings.scope() != BenchSettings.Scope.INGEST) {
      compareScans();
    }
    if (settings.scope() != BenchSettings.Scope.KERNEL) {
      new IngestRace(settings, IngestData.of(data.log()), runner, results).run(progress);
    }
    return results;
  }

  private void compareScans() throws IOException, InterruptedException {
    contenders.add(scan(BenchReport.NEWLINES, Depth.NEWLINES));
    addPrototype();
    contenders.add(scan(BenchReport.PARSE, Depth.PARSE));
    contenders.add(scan(BenchReport.SUMMARIZE, Depth.SUMMARIZE));
    counting.add(scan("kernel", Depth.CLIENTS));
    Peers peers = new Peers(settings, data, results::skip);
    peers.find();
    contenders.addAll(peers.counting());
    contenders.addAll(peers.others());
    counting.addAll(peers.counting());
    checkAnswers();
    addWholeCommands();
    new Race(runner, progress, results).run(contenders, settings.runs());
    measureWarm();
    measureFormats();
  }

  private Contender scan(String name, Depth depth) {
    return new Contender(
        name,
        JavaCommand.asLaunched(
            settings.jvmOptions(), Scan.class, depth.argument(), data.log().toString()));
  }

  private void addPrototype() throws IOException {
    Path source = settings.prototype();
    if (!Files.exists(source)) {
      results.skip("The prototype is left out: there is no " + source + ".");
      return;
    }
    Prototype.command(source, data.log(), prototypeClasses())
        .ifPresentOrElse(
            command -> contenders.add(new Contender(BenchReport.PROTOTYPE, command)),
            () -> results.skip("The prototype is left out: this Java has no compiler."));
  }

  /** What the lines alone cost: in one process, where all is compiled. */
  private void measureWarm() throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.add(data.log().toString());
    arguments.add(String.valueOf(WARM_ROUNDS));
    if (results.of(BenchReport.PROTOTYPE).isPresent()) {
      arguments.add(prototypeClasses().toString());
      arguments.add(Prototype.mainClass(settings.prototype()));
    }
    progress.accept("warm rounds in one process");
    runner.run(JavaCommand.of(WarmKernel.class, arguments.toArray(new String[0])));
    for (String line : Files.readAllLines(runner.output())) {
      String[] cells = line.split(" ", 3);
      double seconds = Double.parseDouble(cells[0]);
      results.add(BenchReport.WARM + cells[2], new Timing(seconds, seconds, 0));
    }
  }

  private void measureFormats() throws IOException, InterruptedException {
    progress.accept("formats, a byte");
    runner.run(JavaCommand.of(FormatCosts.class));
    for (String line : Files.readAllLines(runner.output())) {
      int space = line.indexOf(' ');
      results.addFormat(line.substring(space + 1), Double.parseDouble(line.substring(0, space)));
    }
  }

  private Path prototypeClasses() {
    return settings.directory().resolve("prototype");
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
    if (settings.scope() != BenchSettings.Scope.ALL) {
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
    contenders.add(command.ingestAs("zstd"));
    for (String engine : BenchSettings.ENGINES) {
      contenders.add(command.summarize(engine, "none"));
      contenders.add(command.summarize(engine, "zstd"));
    }
  }
}
