package io.nodelog.report;

import java.util.Locale;

/** The reports: Parquet tables for users, each with its row type. */
public enum Report {
  IP_ACCESS(IpAccessRow.class),
  IP_NODE_ACCESS(IpNodeAccessRow.class),
  NODE_LOAD(NodeLoadRow.class),
  REQUEST_FAILURES(RequestFailuresRow.class),
  INPUT_AUDIT(InputAuditRow.class),
  QUARANTINE(QuarantineRow.class),
  COVERAGE(CoverageRow.class),
  NODE_OUTAGES(NodeOutagesRow.class),
  NODE_AVAILABILITY(NodeAvailabilityRow.class),
  COMPONENT_FAILURES(ComponentFailuresRow.class),
  UPSTREAM_ATTEMPTS(UpstreamAttemptsRow.class),
  SLO_BURN(SloBurnRow.class),
  NODE_ANOMALIES(NodeAnomaliesRow.class),
  ERROR_TEMPLATES(ErrorTemplatesRow.class),
  TEMPLATE_CHANGES(TemplateChangesRow.class),
  LOAD_BALANCE(LoadBalanceRow.class),
  LOAD_CAUSES(LoadCausesRow.class),
  ADVISED_WEIGHTS(AdvisedWeightsRow.class),
  OUTAGE_PRECURSORS(OutagePrecursorsRow.class),
  HADOOP_OPERATIONS(HadoopOperationsRow.class),
  CONTAINER_OUTCOMES(ContainerOutcomesRow.class),
  HDFS_TRANSFERS(HdfsTransfersRow.class),
  HDFS_UTILISATION(HdfsUtilisationRow.class);

  /**
   * Version of all reports and their columns: a reader refuses a higher one, and what was published
   * in a lower one is published anew. Version 1 was without reports that look back on days before.
   */
  public static final int SCHEMA_VERSION = 2;

  private final Class<? extends Record> rowType;

  Report(Class<? extends Record> rowType) {
    this.rowType = rowType;
  }

  /** The type of the rows; its components are the columns. */
  public Class<? extends Record> rowType() {
    return rowType;
  }

  /**
   * Whether it tells of batches: what became of their lines, or when they came. All other reports
   * tell what lines say, and are the same in whatever batches they came.
   */
  public boolean tellsOfBatches() {
    return this == INPUT_AUDIT || this == QUARANTINE || this == COVERAGE;
  }

  /** The name in paths, queries and messages, for example {@code ip_access}. */
  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the report of that name.
   *
   * @throws IllegalArgumentException if there is none, with the names that there are
   */
  public static Report named(String name) {
    StringBuilder names = new StringBuilder();
    for (Report report : values()) {
      if (report.tableName().equals(name)) {
        return report;
      }
      names.append(names.isEmpty() ? "" : ", ").append(report.tableName());
    }
    throw new IllegalArgumentException(
        "Unknown report: " + name + " (must be one of " + names + ")");
  }
}
