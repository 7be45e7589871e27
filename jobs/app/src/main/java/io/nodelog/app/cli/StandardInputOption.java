package io.nodelog.app.cli;

import io.nodelog.app.ingest.StandardInput;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of verbs that can take standard input instead of the files of the sources. */
final class StandardInputOption {
  @Option(
      names = "--stdin",
      paramLabel = "NODE/SOURCE",
      description =
          "Take standard input as a finished file of this source, and no other file. The same bytes"
              + " are taken once, however often they come.")
  private @Nullable String name;

  Optional<StandardInput> of(Console console) {
    return Optional.ofNullable(name).map(text -> StandardInput.named(text, console.in()));
  }
}
