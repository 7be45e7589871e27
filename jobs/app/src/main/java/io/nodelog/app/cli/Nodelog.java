package io.nodelog.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command; says nothing by itself. */
@Command(
    name = "nodelog",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    optionListHeading = "%nOptions:%n",
    description = {
      "Collects the logs of a fleet exactly once and reports who calls, who carries the load and what"
          + " fails."
    },
    footer = {
      "",
      "Every verb explains itself: nodelog VERB --help",
      "",
      "Results go to standard output, everything else to standard error.",
      "Exit status: 0 done, 1 failure, 2 usage or configuration, 3 input quality gate, 4 alert fired,",
      "5 nothing to do, 75 busy (try again)."
    })
final class Nodelog implements Runnable {
  @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the program a failure comes from.")
  boolean debug;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing verb (say what to do)");
  }
}
