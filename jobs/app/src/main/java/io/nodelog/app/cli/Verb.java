package io.nodelog.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Something the command can do. A verb returns how it ended, or throws: {@link CommandFailure} with
 * a sentence, {@link io.nodelog.config.InvalidConfig}, or anything else, which ends in {@link
 * ExitCode#FAILURE}.
 */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nParameters:%n",
    descriptionHeading = "%n",
    footerHeading = "%nExamples:%n")
abstract class Verb implements Callable<Integer> {
  private final Console console;

  Verb(Console console) {
    this.console = console;
  }

  @Override
  public final Integer call() throws Exception {
    try {
      return run(console).code();
    } catch (LinkageError e) {
      throw new CommandFailure(ExitCode.USAGE, Platform.complaint(e), e);
    }
  }

  /** The verbs below this one; mostly none. */
  List<Verb> verbs() {
    return List.of();
  }

  abstract ExitCode run(Console console) throws Exception;
}
