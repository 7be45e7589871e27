package io.nodelog.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** A command line that was run, with what it printed. */
record Run(int exitCode, String out, String err) {
  static Run of(String... args) {
    return withInput(new byte[0], args);
  }

  /** Runs a command line that a person watches. */
  static Run watched(String... args) {
    return run(new byte[0], true, console -> CommandTree.of(console).execute(args));
  }

  static Run withInput(byte[] input, String... args) {
    return run(input, console -> CommandTree.of(console).execute(args));
  }

  /** Runs a command line whose only verb is the one that is made here. */
  static Run ofVerb(Function<Console, Verb> verb, String... args) {
    return run(
        new byte[0],
        console -> CommandTree.of(console, List.of(verb.apply(console))).execute(args));
  }

  private static Run run(byte[] input, Function<Console, Integer> command) {
    return run(input, false, command);
  }

  private static Run run(byte[] input, boolean terminal, Function<Console, Integer> command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
    PrintStream errStream = new PrintStream(err, false, StandardCharsets.UTF_8);
    int exitCode =
        command.apply(new Console(new ByteArrayInputStream(input), outStream, errStream, terminal));
    outStream.flush();
    errStream.flush();
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
