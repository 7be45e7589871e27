package io.nodelog.app.cli;

import io.nodelog.app.publish.AnyPeriod;
import io.nodelog.app.run.Run;
import io.nodelog.bytes.SafeText;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.parquet.RecordSchema;
import io.nodelog.report.NodeAvailabilityRow;
import io.nodelog.report.NodesUpRow;
import io.nodelog.report.Report;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells the availability of nodes in a period of one's own. */
@Command(
    name = "availability",
    description = {
      "Prints how reliable nodes, racks and the cluster were in any period: the columns of"
          + " node_availability, worked out anew from what was said of nodes. Of what has expired"
          + " nothing is known."
    },
    footer = {
      "  nodelog availability --config nodelog.conf --from 2026-01-01 --to 2026-03-31",
      "  nodelog availability --from 2026-01-05T08:00:00Z --to 2026-01-05T18:00:00Z --output csv",
      "  nodelog availability --from 2026-01-01 --to 2026-01-31 --nodes-up"
    })
final class AvailabilityVerb extends Verb {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "TIME",
      description = "The first date, as 2026-01-05, or an instant, as 2026-01-05T08:00:00Z.")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TIME",
      description = "The last date, all of it, or an instant, which is the end.")
  private String to = "";

  @Option(
      names = "--nodes-up",
      description = {
        "Prints instead how long how many nodes of each rack and of the cluster were up at once, and"
            + " in which share of the time at least so many: k of n."
      })
  private boolean nodesUp;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "table",
      description = "table, csv or json (a line a row). Default: table.")
  private ShowVerb.Output output = ShowVerb.Output.TABLE;

  AvailabilityVerb(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) throws IOException, CommandFailure {
    Session session = Session.open(options);
    ZoneId zone = session.config().report().zone();
    Instant start = instant("--from", from, zone, 0);
    Instant end = instant("--to", to, zone, 1);
    if (!start.isBefore(end)) {
      throw new CommandFailure(
          ExitCode.USAGE, "Invalid --to: " + SafeText.of(to) + " (must be after --from)");
    }
    Run run = session.run(Instant.now());
    LedgerState state = run.ledger().load();
    boolean any =
        nodesUp
            ? print(NodesUpRow.class, AnyPeriod.nodesUp(run, state, start, end), console)
            : print(NodeAvailabilityRow.class, AnyPeriod.rows(run, state, start, end), console);
    if (!any) {
      console
          .err()
          .println("Nothing was said of nodes in that time: " + SafeText.of(from + " to " + to));
    }
    return ExitCode.DONE;
  }

  private <T extends Record> boolean print(Class<T> type, List<T> rows, Console console) {
    RecordSchema schema =
        RecordSchema.of(Report.NODE_AVAILABILITY.tableName(), Report.SCHEMA_VERSION, type);
    RowPrinter printer = RowPrinter.of(output, console, schema.schema().columns());
    for (T row : rows) {
      @Nullable Object[] values = schema.values(row);
      printer.print(values);
    }
    printer.finish();
    return !rows.isEmpty();
  }

  /**
   * Reads a time.
   *
   * @param days what is added to a date
   */
  private static Instant instant(String option, String text, ZoneId zone, int days)
      throws CommandFailure {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Invalid %s: %s (must be a date, as 2026-01-05, or an instant, as 2026-01-05T08:00:00Z)"
              .formatted(option, SafeText.of(text)));
    }
  }
}
