package io.nodelog.app.cli;

import io.nodelog.app.tables.Dialect;
import io.nodelog.app.tables.TableStatements;
import io.nodelog.config.NodelogConfig;
import io.nodelog.report.Report;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
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
          + " the dates. Reads only the settings, and changes nothing."
    },
    footer = {
      "  nodelog ddl --config nodelog.conf > nodelog.sql && spark-sql -f nodelog.sql",
      "  nodelog ddl --dialect trino --database logs node_load ip_access",
      "  nodelog ddl --dialect hive --repair"
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

  DdlVerb(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) throws CommandFailure {
    if (repair && replace) {
      throw new CommandFailure(
          ExitCode.USAGE, "Invalid options: --repair and --replace (must be one of them)");
    }
    NodelogConfig config = options.load();
    try {
      List<Report> reports = reports();
      TableStatements statements =
          new TableStatements(
              dialect, database, reportsDirectory(config.warehouse(), Session.hadoop(options)));
      statements(statements, reports)
          .forEach(statement -> console.out().append(statement).append(";\n\n"));
      return ExitCode.DONE;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private List<Report> reports() {
    return names.isEmpty()
        ? List.of(Report.values())
        : names.stream().map(Report::named).distinct().toList();
  }

  private List<String> statements(TableStatements statements, List<Report> reports) {
    List<String> texts = new ArrayList<>();
    if (!repair) {
      texts.add(statements.createDatabase());
    }
    for (Report report : reports) {
      if (replace) {
        texts.add(statements.drop(report));
      }
      if (!repair) {
        texts.add(statements.create(report));
      }
      texts.add(statements.repair(report));
    }
    return texts;
  }

  /** With the cluster's name, which the engine that reads it may not have as its default. */
  private static String reportsDirectory(URI warehouse, Configuration hadoop) {
    Path directory = new Path(new Path(warehouse), "reports");
    URI standard = FileSystem.getDefaultUri(hadoop);
    boolean nameless = "hdfs".equals(warehouse.getScheme()) && warehouse.getAuthority() == null;
    return nameless && "hdfs".equals(standard.getScheme())
        ? directory.makeQualified(standard, new Path("/")).toString()
        : directory.toString();
  }
}
