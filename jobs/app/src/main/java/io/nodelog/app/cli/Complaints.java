package io.nodelog.app.cli;

import io.nodelog.app.run.Failures;
import io.nodelog.bytes.SafeText;
import io.nodelog.config.InvalidConfig;
import io.nodelog.hdfs.scan.ClusterBusy;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one sentence and an exit status. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final int LONGEST = 2_000;

  private final Nodelog nodelog;

  Complaints(Nodelog nodelog) {
    this.nodelog = nodelog;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    String sentence = String.valueOf(e.getMessage());
    err.println("nodelog: " + SafeText.of(sentence, LONGEST));
    UnmatchedArgumentException.printSuggestions(e, err);
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    err.println("Try '" + name + " --help'.");
    err.flush();
    return ExitCode.USAGE.code();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    err.println("nodelog: " + SafeText.of(sentence(e), LONGEST));
    if (nodelog.debug) {
      StackTrace.print(e, err);
    }
    err.flush();
    return exitCode(e).code();
  }

  /** How a command ends that this came out of. */
  static ExitCode exitCode(Exception e) {
    if (e instanceof CommandFailure failure) {
      return failure.exitCode();
    }
    if (e instanceof ClusterBusy) {
      return ExitCode.BUSY;
    }
    return e instanceof InvalidConfig ? ExitCode.USAGE : ExitCode.FAILURE;
  }

  private static String sentence(Exception e) {
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      return "Unexpected " + e.getClass().getSimpleName() + " (--debug shows where)";
    }
    if (e instanceof NoSuchFileException) {
      return "No such file: " + message;
    } else if (e instanceof FileSystemException local && local.getFile() != null) {
      return "Cannot use " + local.getFile() + ": " + Failures.reason(local);
    }
    if (e instanceof RuntimeException && !(e instanceof InvalidConfig)) {
      return e.getClass().getSimpleName() + ": " + message;
    }
    return message;
  }
}
