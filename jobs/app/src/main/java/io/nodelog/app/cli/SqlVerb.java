package io.nodelog.app.cli;

import io.nodelog.app.run.Run;
import io.nodelog.config.EngineName;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.parquet.RecordSchema;
import io.nodelog.report.Report;
import io.nodelog.spark.ReportView;
import io.nodelog.spark.SparkQuery;
import io.nodelog.spark.SparkSessions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a query over the reports. */
@Command(
    name = "sql",
    description = {
      "Runs a Spark SQL query in which every report is a view. All views are of one version of the"
          + " ledger. Needs Spark on the class path, whatever the configured engine is."
    },
    footer = {
      "  nodelog sql 'SELECT client, sum(requests) n FROM ip_access GROUP BY client ORDER BY n DESC"
          + " LIMIT 10'",
      "  nodelog sql 'SELECT f.node, sum(f.requests), sum(l.requests) FROM request_failures f JOIN"
          + " node_load l USING (node) GROUP BY f.node' --output csv"
    })
final class SqlVerb extends Verb {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Parameters(paramLabel = "QUERY", description = "One statement of Spark SQL.")
  private String query = "";

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "table",
      description = "table, csv or json (a line a row). Default: table.")
  private ShowVerb.Output output = ShowVerb.Output.TABLE;

  SqlVerb(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) throws IOException, CommandFailure {
    Run run = Session.open(options).run(Instant.now());
    Platform.requireEngine(EngineName.SPARK, SqlVerb.class.getClassLoader());
    OnSpark.query(run, query, output, console);
    return ExitCode.DONE;
  }

  /** Apart, so that the verb can say that Spark is missing when it is. */
  private static final class OnSpark {
    static void query(Run run, String query, ShowVerb.Output output, Console console)
        throws IOException, CommandFailure {
      LedgerState state = run.ledger().load();
      List<ReportView> views = new ArrayList<>();
      for (Report report : Report.values()) {
        views.add(view(run, state, report));
      }
      Configuration hadoop = ClusterSettings.of(run);
      Duration patience = run.config().cluster().patience();
      try (SparkSession spark = SparkSessions.open("nodelog sql", hadoop, patience);
          SparkQuery result = SparkQuery.run(spark, views, query)) {
        RowPrinter printer = RowPrinter.of(output, console, result.columns());
        boolean wanted = true;
        while (wanted && result.hasNext()) {
          wanted = printer.print(result.next());
        }
        printer.finish();
      } catch (SparkQuery.InvalidQuery e) {
        throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
      }
    }

    private static ReportView view(Run run, LedgerState state, Report report) {
      List<String> files =
          state.reportFilesOf(report.tableName()).stream()
              .map(ReportFile::path)
              .map(path -> run.path(path).toString())
              .toList();
      return new ReportView(
          report.tableName(),
          run.path("tables/" + report.tableName()).toString(),
          files,
          RecordSchema.of(report.tableName(), Report.SCHEMA_VERSION, report.rowType()).schema());
    }
  }
}
