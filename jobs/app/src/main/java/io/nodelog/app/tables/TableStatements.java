package io.nodelog.app.tables;

import io.nodelog.hdfs.parquet.Column;
import io.nodelog.hdfs.parquet.ColumnType;
import io.nodelog.hdfs.parquet.RecordSchema;
import io.nodelog.report.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements that make reports tables of a catalog, over the files at their plain paths. The
 * tables are external: to drop one deletes no file.
 */
public final class TableStatements {
  private static final String DATE = "date";

  private final Dialect dialect;
  private final String database;
  private final String reports;

  /**
   * @param database that the tables are in
   * @param reports the directory of the plain paths, as the engine reaches it
   */
  public TableStatements(Dialect dialect, String database, String reports) {
    if (!database.matches("[a-z_][a-z0-9_]{0,127}")) {
      throw new IllegalArgumentException(
          "Invalid --database: "
              + database
              + " (must be a lower-case letter or _, then up to 127 of a-z, 0-9 and _)");
    }
    this.dialect = dialect;
    this.database = database;
    this.reports = reports;
  }

  /** Makes sure that there is the database. */
  public String createDatabase() {
    return dialect.createDatabase(database);
  }

  /** Drops a table, if there is one. */
  public String drop(Report report) {
    return "DROP TABLE IF EXISTS " + name(report);
  }

  /** Makes a table, unless there is one. */
  public String create(Report report) {
    List<String> columns = new ArrayList<>();
    RecordSchema.of(report.tableName(), Report.SCHEMA_VERSION, report.rowType())
        .schema()
        .columns()
        .forEach(column -> columns.add("  " + definition(column)));
    String dateColumn = dateColumn();
    if (dialect != Dialect.HIVE) {
      columns.add("  " + dateColumn);
    }
    String external = dialect == Dialect.HIVE ? "EXTERNAL " : "";
    String partitions = dialect == Dialect.HIVE ? "PARTITIONED BY (" + dateColumn + ")\n" : "";
    return "CREATE "
        + external
        + "TABLE IF NOT EXISTS "
        + name(report)
        + " (\n"
        + String.join(",\n", columns)
        + "\n)\n"
        + partitions
        + dialect.filesAt(reports + "/" + report.tableName());
  }

  /** Lets the catalog know the dates of a report. */
  public String repair(Report report) {
    return dialect.repair(database, report.tableName());
  }

  private String name(Report report) {
    return dialect.identifier(database) + '.' + dialect.identifier(report.tableName());
  }

  private String dateColumn() {
    return dialect.identifier(DATE)
        + " date COMMENT "
        + dialect.literal("the day in report.zone: the name of the directory");
  }

  private String definition(Column column) {
    return dialect.identifier(column.name())
        + ' '
        + dialect.type(column.type())
        + " COMMENT "
        + dialect.literal(comment(column));
  }

  private static String comment(Column column) {
    return column.type() == ColumnType.TIMESTAMP ? column.doc() + " (UTC)" : column.doc();
  }
}
