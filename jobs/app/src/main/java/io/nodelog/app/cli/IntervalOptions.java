package io.nodelog.app.cli;

import io.nodelog.app.run.DataInterval;
import io.nodelog.bytes.SafeText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of verbs that a scheduler runs for a part of time. */
final class IntervalOptions {
  private static final int LONGEST_TIME = 60;

  /** As Airflow writes instants ({@code 2026-01-05 00:00:00+00:00}) and Oozie (no seconds, Z). */
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = {
        "Only what is of this time or later: dated directories of a landing area, dates of reports."
            + " A date of report.zone, or an instant as 2026-01-05T00:00Z."
      })
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = {
        "Only what is before this time, which is not in the interval itself: --from 2026-01-05"
            + " --to 2026-01-06 is one day."
      })
  private @Nullable String to;

  /**
   * The part of time that is asked for.
   *
   * @param zone where dates start
   * @throws CommandFailure if there is none
   */
  DataInterval of(ZoneId zone) throws CommandFailure {
    Instant first = from == null ? Instant.MIN : instant("--from", from, zone);
    Instant end = to == null ? Instant.MAX : instant("--to", to, zone);
    if (!first.isBefore(end)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Invalid interval: --from "
              + SafeText.of(String.valueOf(from), LONGEST_TIME)
              + " --to "
              + SafeText.of(String.valueOf(to), LONGEST_TIME)
              + " (--to must be later: it is not in the interval itself)");
    }
    return new DataInterval(first, end);
  }

  private static Instant instant(String option, String text, ZoneId zone) throws CommandFailure {
    try {
      return text.length() <= "2026-01-05".length()
          ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
          : OffsetDateTime.parse(text, INSTANT).toInstant();
    } catch (DateTimeException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Invalid value for option '"
              + option
              + "': "
              + SafeText.of(text, LONGEST_TIME)
              + " (must be a date, as 2026-01-05, or an instant with its zone, as"
              + " 2026-01-05T00:00:00Z)");
    }
  }
}
