package io.nodelog.app.cli;

import io.nodelog.app.run.Run;
import io.nodelog.app.tables.Dialect;
import io.nodelog.app.tables.SummaryViews;
import io.nodelog.app.tables.TableStatements;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.report.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints statements that register the reports in a catalog. */
@Command(
    name = "ddl",
    description = {
      "Prints SQL that registers reports as external tables of a catalog, over their plain paths:"
          + " CREATE TABLE with the types and meanings of the columns, and what lets the catalog know"
          + " the dates. Reads settings and ledger, and changes nothing.",
      "",
      "A report without rows has no directory yet: Spark and Hive get its table all the same, Trino"
          + " gets none, and it has no dates to let the catalog know."
    },
    footer = {
      "  nodelog ddl --config nodelog.conf > nodelog.sql && spark-sql -f nodelog.sql",
      "  nodelog ddl --dialect trino --database logs node_load ip_access",
      "  nodelog ddl --dialect hive --repair",
      "  nodelog ddl --summaries > summaries.sql && spark-sql -f summaries.sql"
    })
final class DdlVerb extends Verb {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Parameters(
      paramLabel = "REPORT",
      arity = "0..*",
      description = "Names of reports. Default: all of them.")
  private List<String> names = List.of();

  @Option(
      names = "--dialect",
      paramLabel = "NAME",
      defaultValue = "spark",
      description = "spark, hive or trino. Default: spark.")
  private Dialect dialect = Dialect.SPARK;

  @Option(
      names = "--database",
      paramLabel = "NAME",
      defaultValue = "nodelog",
      description = "What the tables are in. Default: nodelog.")
  private String database = "nodelog";

  @Option(
      names = "--repair",
      description = "Print only what lets the catalog know the dates: for after each publish.")
  private boolean repair;

  @Option(
      names = "--replace",
      description =
          "Drop each table first, which deletes no file: for after an upgrade that adds columns.")
  private boolean replace;

  @Option(
      names = "--summaries",
      description =
          "Print views of the summaries instead, for Spark: they name each file, so print them again"
              + " after each run.")
  private boolean summaries;

  DdlVerb(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) throws IOException, CommandFailure {
    if (repair && replace) {
      throw new CommandFailure(
          ExitCode.USAGE, "Invalid options: --repair and --replace (must be one of them)");
    }
    if (summaries && (repair || replace || !names.isEmpty() || dialect != Dialect.SPARK)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Invalid options: --summaries (must stand without reports, --repair and --replace, and with"
              + " --dialect spark: only Spark reads a list of files)");
    }
    try {
      List<Report> reports = reports();
      Session session = Session.open(options);
      TableStatements statements =
          new TableStatements(dialect, database, reportsDirectory(session));
      if (summaries) {
        printSummaries(statements, session, console);
        return ExitCode.DONE;
      }
      print(statements, reports, session.run(Instant.now()), console);
      return ExitCode.DONE;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private void printSummaries(TableStatements statements, Session session, Console console)
      throws IOException {
    LedgerState state = session.run(Instant.now()).ledger().load();
    console.out().append(statements.createDatabase()).append(";\n\n");
    new SummaryViews(database, session.warehouse().toString())
        .create(state)
        .forEach(statement -> console.out().append(statement).append(";\n\n"));
  }

  private void print(TableStatements statements, List<Report> reports, Run run, Console console)
      throws IOException {
    LedgerState state = run.ledger().load();
    Set<Report> withRows = EnumSet.noneOf(Report.class);
    for (Report report : reports) {
      if (!state.reportFilesOf(report.tableName()).isEmpty()) {
        withRows.add(report);
      }
    }
    statements(statements, reports, withRows)
        .forEach(statement -> console.out().append(statement).append(";\n\n"));
    if (withRows.size() < reports.size()) {
      String without =
          reports.stream()
              .filter(report -> !withRows.contains(report))
              .map(Report::tableName)
              .collect(Collectors.joining(", "));
      console.err().println("Without rows yet, hence without dates: " + without);
    }
  }

  private List<Report> reports() {
    return names.isEmpty()
        ? List.of(Report.values())
        : names.stream().map(Report::named).distinct().toList();
  }

  private List<String> statements(
      TableStatements statements, List<Report> reports, Set<Report> withRows) {
    List<String> texts = new ArrayList<>();
    if (!repair) {
      texts.add(statements.createDatabase());
    }
    for (Report report : reports) {
      boolean rows = withRows.contains(report);
      if (replace) {
        texts.add(statements.drop(report));
      }
      if (!repair && (rows || !dialect.needsDirectory())) {
        texts.add(statements.create(report));
      }
      if (rows) {
        texts.add(statements.repair(report));
      }
    }
    return texts;
  }

  /**
   * With the cluster's name, which the engine that reads it may not have as its default. No method
   * of a verb has a type of Hadoop in its head: the command line looks at all of them to begin
   * with.
   */
  private static String reportsDirectory(Session session) {
    return new Path(session.warehouse(), "reports").toString();
  }
}
