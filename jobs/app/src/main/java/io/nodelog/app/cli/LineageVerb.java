package io.nodelog.app.cli;

import io.nodelog.app.run.Run;
import io.nodelog.app.summarize.Lineage;
import io.nodelog.bytes.SafeText;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.report.Report;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells where rows came from and where files went. */
@Command(
    name = "lineage",
    description = {
      "Tells from which ranges of which files, and by which batches, the reports of a date came, or"
          + " the other way round to which dates a batch or a file went. Reads every version of the"
          + " ledger, and changes nothing."
    },
    footer = {
      "  nodelog lineage --date 2026-01-05",
      "  nodelog lineage --date 2026-01-05 --report node_load --output json",
      "  nodelog lineage --file /var/log/nginx/access.log.1",
      "  nodelog lineage --batch 20260105T101112Z-1a2b3c4d"
    })
final class LineageVerb extends Verb {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(names = "--date", paramLabel = "DATE", description = "Only what has lines of this date.")
  private @Nullable LocalDate date;

  @Option(
      names = "--report",
      paramLabel = "REPORT",
      description = "Also name the report's file of the date; needs --date.")
  private @Nullable String report;

  @Option(names = "--batch", paramLabel = "BATCH", description = "Only what this batch took.")
  private @Nullable String batch;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Only what was taken of this file: its URI or path when it was taken.")
  private @Nullable String file;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "table",
      description = "table, or json (a line a row). Default: table.")
  private PlanOutput.Form output = PlanOutput.Form.TABLE;

  LineageVerb(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) throws IOException, CommandFailure {
    if (date == null && batch == null && file == null) {
      throw usage("Missing option (must be --date, --batch or --file, or several of them)");
    } else if (report != null && date == null) {
      throw usage("Missing --date (must stand beside --report)");
    }
    Run run = Session.open(options).run(Instant.now());
    LedgerState state = run.ledger().load();
    if (batch != null && !state.hasBatch(batch)) {
      throw usage(
          "Invalid --batch: "
              + batch
              + " (must be a batch that was taken; the report input_audit has their names)");
    }
    tellReport(run, state, console);
    Rows rows = rows(console);
    Predicate<String> dates = any -> date == null || any.equals(date.toString());
    Lineage.forEach(run, state, this::isWanted, dates, rows);
    rows.finish();
    if (rows.count() == 0) {
      console.err().println("Nothing like that was taken into " + run.warehouse());
    }
    return ExitCode.DONE;
  }

  private static CommandFailure usage(String sentence) {
    return new CommandFailure(ExitCode.USAGE, sentence);
  }

  private boolean isWanted(Ingested taken) {
    return (batch == null || batch.equals(taken.batch()))
        && (file == null
            || file.equals(taken.file())
            || file.equals(new Path(taken.file()).toUri().getPath()));
  }

  private void tellReport(Run run, LedgerState state, Console console) throws CommandFailure {
    if (report == null || date == null) {
      return;
    }
    String table;
    try {
      table = Report.named(report).tableName();
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
    String day = date.toString();
    String sentence =
        state.reportFiles(day).stream()
            .filter(one -> one.report().equals(table))
            .findFirst()
            .map(one -> sentence(run, state, one))
            .orElse(table + " has no rows of " + day);
    console.err().println(SafeText.of(sentence, 2_000));
  }

  private static String sentence(Run run, LedgerState state, ReportFile one) {
    boolean looksBack =
        state.published(one.date()).filter(of -> !of.window().isEmpty()).isPresent();
    return String.format(
        Locale.ROOT,
        "%s of %s: %,d rows in %s%s",
        one.report(),
        one.date(),
        one.rows(),
        run.path(one.path()),
        looksBack ? " (a report that looks back is also made of days before)" : "");
  }

  private Rows rows(Console console) {
    return switch (output) {
      case TABLE -> new TableRows(console);
      case JSON -> new JsonRows(console);
    };
  }

  /** Prints rows and counts them. */
  private interface Rows extends Lineage.RowTaker {
    int count();

    void finish();
  }

  private static final class TableRows implements Rows {
    private final Console console;
    private final TextTable table =
        new TextTable("date", "batch", "node", "source", "from", "to", "lines", "status", "file")
            .numbers(4)
            .numbers(5)
            .numbers(6);
    private int count;

    TableRows(Console console) {
      this.console = console;
    }

    @Override
    public void take(Lineage.Row row) {
      Ingested taken = row.taken();
      table.row(
          row.date(),
          taken.batch(),
          taken.node(),
          taken.source(),
          String.valueOf(taken.from()),
          String.valueOf(taken.to()),
          String.valueOf(taken.lines()),
          word(row.status()),
          taken.file());
      count++;
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public void finish() {
      if (count > 0) {
        table.print(console.out());
      }
    }
  }

  private static final class JsonRows implements Rows {
    private final Console console;
    private int count;

    JsonRows(Console console) {
      this.console = console;
    }

    @Override
    public void take(Lineage.Row row) {
      Ingested taken = row.taken();
      Json json = new Json();
      json.beginObject()
          .member("date", row.date().isEmpty() ? null : row.date())
          .member("batch", taken.batch())
          .member("node", taken.node())
          .member("source", taken.source())
          .member("format", taken.format())
          .member("file", taken.file())
          .member("from", taken.from())
          .member("to", taken.to())
          .member("lines", taken.lines())
          .member("status", word(row.status()))
          .member("set", row.set().isEmpty() ? null : row.set())
          .member("part_records", row.partRecords());
      json.beginArray("raw");
      taken.segments().stream().map(Segment::path).forEach(json::element);
      console.out().append(json.endArray().endObject().toString()).append('\n');
      count++;
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public void finish() {}
  }

  private static String word(Lineage.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
