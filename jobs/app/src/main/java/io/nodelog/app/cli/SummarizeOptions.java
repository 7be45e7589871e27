package io.nodelog.app.cli;

import io.nodelog.app.summarize.Summarize;
import io.nodelog.bytes.SafeText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** The options of verbs that summarize. */
final class SummarizeOptions {
  /** What stands for {@code --rebuild} without a date. */
  private static final String CHANGED = "changed settings";

  private static final int LONGEST_DATE = 40;

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
  List<String> rebuilt = List.of(); // a value that is no date would count as another argument

  Summarize.Options options() throws CommandFailure {
    dates();
    return new Summarize.Options(Set.copyOf(accepted), rebuilt.contains(CHANGED));
  }

  /**
   * The dates to summarize anew.
   *
   * @throws CommandFailure if one is no date
   */
  Set<String> dates() throws CommandFailure {
    Set<String> dates = new TreeSet<>();
    for (String date : rebuilt) {
      if (!date.equals(CHANGED)) {
        dates.add(checked(date));
      }
    }
    return dates;
  }

  private static String checked(String date) throws CommandFailure {
    try {
      return LocalDate.parse(date).toString();
    } catch (DateTimeParseException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Invalid value for option '--rebuild': "
              + SafeText.of(date, LONGEST_DATE)
              + " (must be a date, as 2026-01-05)");
    }
  }
}
