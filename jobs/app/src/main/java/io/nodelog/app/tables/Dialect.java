package io.nodelog.app.tables;

import io.nodelog.hdfs.parquet.ColumnType;

/** The SQL of an engine: how it quotes, what it calls types, and how it registers files. */
public enum Dialect {
  /** Spark SQL, with its own catalog or with Hive's metastore. */
  SPARK,
  /** Hive 4 and later, which reads times of 64 bits. */
  HIVE,
  /** Trino's Hive connector. */
  TRINO;

  /** A name of a table or column. */
  String identifier(String name) {
    return switch (this) {
      case SPARK, HIVE -> '`' + name.replace("`", "``") + '`';
      case TRINO -> '"' + name.replace("\"", "\"\"") + '"';
    };
  }

  /** Text. */
  String literal(String text) {
    return switch (this) {
      case SPARK, HIVE -> '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
      case TRINO -> '\'' + text.replace("'", "''") + '\'';
    };
  }

  /** The type of a column. */
  String type(ColumnType type) {
    return switch (this) {
      case SPARK, HIVE -> type.sqlName();
      case TRINO ->
          switch (type) {
            case TEXT -> "varchar";
            case LONG -> "bigint";
            case INT -> "integer";
            case TRUTH -> "boolean";
            case DOUBLE_FLOAT -> "double";
            case TIMESTAMP -> "timestamp(3)"; // what hive.timestamp-precision has unless it is set
            case BYTES -> "varbinary";
            case HISTOGRAM -> "map(integer, bigint)";
          };
    };
  }

  /** Whether a table can be made only where its directory is there already. */
  public boolean needsDirectory() {
    return this == TRINO;
  }

  /** Makes sure that there is a database, which Trino calls a schema. */
  String createDatabase(String database) {
    String what = this == TRINO ? "SCHEMA" : "DATABASE";
    return "CREATE " + what + " IF NOT EXISTS " + identifier(database);
  }

  /** What stands between the columns of a table and where its files are, each directory a date. */
  String filesAt(String location) {
    String where = literal(location);
    return switch (this) {
      case SPARK -> "USING parquet\nPARTITIONED BY (`date`)\nLOCATION " + where;
      case HIVE -> "STORED AS PARQUET\nLOCATION " + where;
      case TRINO ->
          "WITH (\n  format = 'PARQUET',\n  external_location = "
              + where
              + ",\n  partitioned_by = ARRAY['date']\n)";
    };
  }

  /** Lets the catalog know the dates that there are now, and forget those that are gone. */
  String repair(String database, String table) {
    return switch (this) {
      case SPARK, HIVE ->
          "MSCK REPAIR TABLE "
              + identifier(database)
              + '.'
              + identifier(table)
              + " SYNC PARTITIONS";
      case TRINO ->
          "CALL system.sync_partition_metadata("
              + literal(database)
              + ", "
              + literal(table)
              + ", 'FULL')";
    };
  }
}
