package io.nodelog.app.cli;

import io.nodelog.app.run.Run;
import io.nodelog.app.view.ChosenColumns;
import io.nodelog.app.view.ReportRows;
import io.nodelog.app.view.RowFilter;
import io.nodelog.app.view.TopRows;
import io.nodelog.bytes.SafeText;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.parquet.Column;
import io.nodelog.hdfs.parquet.ColumnType;
import io.nodelog.report.Report;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a report. */
@Command(
    name = "show",
    description = {
      "Prints a report: ip_access, ip_node_access, node_load, load_balance, load_causes,"
          + " advised_weights, request_failures, upstream_attempts, slo_burn, node_anomalies,"
          + " error_templates, template_changes, outage_precursors, node_outages, node_availability,"
          + " component_failures, hadoop_operations, container_outcomes, hdfs_transfers,"
          + " hdfs_utilisation, input_audit, quarantine or coverage. Always one consistent version,"
          + " as the ledger names it."
    },
    footer = {
      "  nodelog show ip_access --config nodelog.conf --top 10",
      "  nodelog show node_load --columns bucket_start,node,requests,share --where 'share > 0.5'",
      "  nodelog show request_failures --where 'status >= 500' --from 2026-01-05 --output csv",
      "  nodelog show quarantine --where reason=shape --columns file,line_offset,line"
    })
final class ShowVerb extends Verb {
  /** How a report is printed. */
  enum Output {
    TABLE,
    CSV,
    JSON
  }

  private static final Set<String> COUNTS =
      Set.of("requests", "events", "lines", "records", "attempts", "value");

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Parameters(paramLabel = "REPORT", description = "The report's name.")
  private String name = "";

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "table",
      description = "table, csv or json (a line a row). Default: table.")
  private Output output = Output.TABLE;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "COLUMN, one of = != < <= > >=, and a value. All given conditions must hold.")
  private List<String> conditions = List.of();

  @Option(
      names = "--top",
      paramLabel = "N",
      description =
          "Only the N rows with the largest values of --by; a table also has what all others have"
              + " together.")
  private @Nullable Integer top;

  @Option(
      names = "--by",
      paramLabel = "COLUMN",
      description =
          "What --top goes by. Default: requests, events, lines, records, attempts or value: what"
              + " there is.")
  private @Nullable String by;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "NAME",
      description = "Only these columns, in this order. Default: all of them.")
  private List<String> chosen = List.of();

  @Option(names = "--from", paramLabel = "DATE", description = "First date, as 2026-01-05.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last date, as 2026-01-07.")
  private @Nullable LocalDate to;

  ShowVerb(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) throws IOException, CommandFailure {
    try {
      Report report = Report.named(name);
      Session session = Session.open(options);
      Run run = session.run(Instant.now());
      LedgerState state = run.ledger().load();
      show(new ReportRows(run, state, report), console);
      if (state.reportFilesOf(report.tableName()).isEmpty()) {
        String what =
            state.publishedDates().isEmpty() ? "Nothing is published yet" : name + " has no rows";
        console.err().println(what + " in " + SafeText.of(run.warehouse().toString()));
      }
      return ExitCode.DONE;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private void show(ReportRows rows, Console console) throws IOException {
    List<Column> columns = rows.columns();
    List<RowFilter> filters = new ArrayList<>();
    conditions.forEach(condition -> filters.add(RowFilter.of(condition, columns)));
    ChosenColumns shown = ChosenColumns.of(chosen, columns);
    RowPrinter printer = RowPrinter.of(output, console, shown.columns());
    if (top == null) {
      forEach(rows, filters, row -> printer.print(shown.of(row)));
    } else {
      int rank = rank(columns);
      TopRows kept = new TopRows(checkedTop(top), rank);
      forEach(
          rows,
          filters,
          row -> {
            kept.add(row);
            return true;
          });
      for (@Nullable Object[] row : kept.rows()) {
        printer.print(shown.of(row));
      }
      if (kept.others() > 0 && columns.get(rank).type() == ColumnType.LONG) {
        printer.printOther(
            shown.columns().indexOf(columns.get(rank)), kept.otherSum().toPlainString());
      }
    }
    printer.finish();
  }

  private void forEach(ReportRows rows, List<RowFilter> filters, ReportRows.RowTaker taker)
      throws IOException {
    rows.forEach(
        from == null ? null : from.toString(),
        to == null ? null : to.toString(),
        row -> !filters.stream().allMatch(filter -> filter.test(row)) || taker.take(row));
  }

  private static int checkedTop(int wanted) {
    if (wanted < 1 || wanted > 1_000_000) {
      throw new IllegalArgumentException("Invalid --top: " + wanted + " (must be 1 to 1000000)");
    }
    return wanted;
  }

  private static String firstNumber(List<Column> columns) {
    return columns.stream()
        .filter(column -> column.type().isNumber())
        .map(Column::name)
        .findFirst()
        .orElse("requests");
  }

  private int rank(List<Column> columns) {
    String wanted = by;
    if (wanted == null) {
      wanted =
          columns.stream()
              .map(Column::name)
              .filter(COUNTS::contains)
              .findFirst()
              .orElseGet(() -> firstNumber(columns));
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(wanted) && columns.get(i).type().isNumber()) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "Invalid --by: " + wanted + " (must be a column of numbers)");
  }
}
