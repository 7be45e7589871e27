package io.nodelog.app.cli;

import io.nodelog.app.summarize.Summarize;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options of verbs that summarize. */
final class SummarizeOptions {
  @Option(
      names = "--accept",
      paramLabel = "BATCH",
      description = "Summarize the held parts of this batch in spite of their rejects.")
  List<String> accepted = List.of();

  @Option(
      names = "--rebuild",
      description =
          "If settings that shape summaries have changed, make all summaries anew from raw logs.")
  boolean rebuild;

  Summarize.Options options() {
    return new Summarize.Options(Set.copyOf(accepted), rebuild);
  }
}
