package io.nodelog.app.cli;

import io.nodelog.app.quickstart.Quickstart;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the whole job on sample logs with an embedded HDFS; {@code scripts/quickstart} calls it. */
@Command(
    name = "quickstart",
    hidden = true,
    description = "Runs the whole job on sample logs with an embedded HDFS (from a checkout only).",
    footer = "  nodelog quickstart --sample sample-data --target target/quickstart")
final class QuickstartVerb extends Verb {
  @Option(names = "--sample", required = true, paramLabel = "DIRECTORY", description = "The logs.")
  private Path sample = Path.of("");

  @Option(
      names = "--target",
      required = true,
      paramLabel = "DIRECTORY",
      description = "What to fill; removed first if it is there.")
  private Path target = Path.of("");

  QuickstartVerb(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) throws IOException, CommandFailure {
    int code =
        Quickstart.run(sample, target, console.err(), console.out(), args -> run(args, console));
    if (code != 0) {
      throw new CommandFailure(ExitCode.FAILURE, "The quickstart ended with status " + code);
    }
    return ExitCode.DONE;
  }

  private static int run(String[] args, Console console) {
    return CommandTree.of(console).execute(args);
  }
}
