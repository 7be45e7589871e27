package io.nodelog.report;

import io.nodelog.report.load.Inventory;
import io.nodelog.report.load.KnownDown;
import io.nodelog.report.reliability.OutageStart;
import io.nodelog.report.template.Advice;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Makes the rows of one or more reports of a date out of its merged summaries. */
public interface ReportMaker {
  /** What a report may be made of beside the summaries of its date. */
  enum Context {
    /** The summaries of the days before: see {@link Window}. */
    WINDOW,
    /** How the sources were as of the date. */
    SOURCES,
    /** What was said of nodes on all dates: see {@link HistoryReports}. */
    HISTORY,
    /**
     * The settings and the inventory. Those of their time hold: a changed promise says nothing of
     * dates that are published already, until something else makes them anew.
     */
    SETTINGS
  }

  /** The reports that it makes. */
  Set<Report> reports();

  /** What they are made of beside the summaries of their date. */
  default Set<Context> contexts() {
    return Set.of();
  }

  /** Reads the summaries once and hands on the rows. */
  void make(SummaryInputs summaries, ReportSink sink) throws IOException;

  /**
   * The makers of all reports.
   *
   * @param sources how the sources were as of the date
   * @param inventory the nodes that requests may be expected of
   * @param down when nodes were down
   * @param outages those that {@link HistoryReports#starts} tells
   */
  static List<ReportMaker> all(
      ReportSettings settings,
      List<SourceStatus> sources,
      Inventory inventory,
      KnownDown down,
      List<OutageStart> outages) {
    return List.of(
        new IpReports(),
        new NodeLoadReport(
            settings.bucketSeconds(), inventory, new UpstreamNodes(settings.upstreams())),
        new RequestFailuresReport(settings.zone()),
        new UpstreamAttemptsReport(new UpstreamNodes(settings.upstreams()), settings.zone()),
        new SloBurnReport(settings.slo(), settings.zone()),
        new NodeAnomaliesReport(settings.slo().anomalies(), settings.zone()),
        new LoadBalanceReport(settings.bucketSeconds(), inventory, down),
        new LoadCausesReport(inventory),
        new AdvisedWeightsReport(inventory),
        new HadoopOperationsReport(),
        new HdfsTransfersReport(),
        new HdfsUtilisationReport(new UpstreamNodes(settings.upstreams())),
        inputAudit(),
        new QuarantineReport(),
        coverage(sources),
        new ErrorTemplatesReport(settings.zone(), new Advice(settings.advice())),
        new OutagePrecursorsReport(outages, settings.zone()));
  }

  /** The maker of {@code coverage}. */
  static ReportMaker coverage(List<SourceStatus> sources) {
    return new CoverageReport(sources);
  }

  /** The maker of {@code input_audit}, which also serves to check the accounts of a scan. */
  static ReportMaker inputAudit() {
    return new InputAuditReport();
  }
}
