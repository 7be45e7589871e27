package io.nodelog.app.cli;

import picocli.CommandLine.Option;

/** The options of verbs that work on the warehouse. */
final class RunOptions {
  @Option(names = "--fail-on-empty", description = "End with status 5 if there was nothing to do.")
  boolean failOnEmpty;
}
