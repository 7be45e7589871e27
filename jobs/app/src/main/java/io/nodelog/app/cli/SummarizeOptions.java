package io.nodelog.app.cli;

import io.nodelog.app.summarize.Summarize;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** The options of verbs that summarize. */
final class SummarizeOptions {
  /** What stands for {@code --rebuild} without a date. */
  private static final String CHANGED = "0000-01-01";

  @Option(
      names = "--accept",
      paramLabel = "BATCH",
      description = "Summarize the held parts of this batch in spite of their rejects.")
  List<String> accepted = List.of();

  @Option(
      names = "--rebuild",
      arity = "0..1",
      paramLabel = "DATE",
      fallbackValue = CHANGED,
      description = {
        "With a date: summarize anew, from raw logs, every batch that has lines of this day of"
            + " report.zone. May be given several times.",
        "Without: if settings that shape summaries have changed, make all summaries anew."
      })
  List<LocalDate> rebuilt = List.of();

  Summarize.Options options() {
    return new Summarize.Options(Set.copyOf(accepted), rebuilt.contains(LocalDate.parse(CHANGED)));
  }

  /** The dates to summarize anew. */
  Set<String> dates() {
    Set<String> dates = new TreeSet<>();
    rebuilt.forEach(date -> dates.add(date.toString()));
    dates.remove(CHANGED);
    return dates;
  }
}
