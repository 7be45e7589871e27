package io.nodelog.app.publish;

import io.nodelog.app.run.Run;
import io.nodelog.app.run.SummaryRows;
import io.nodelog.config.OutagesConfig;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Published;
import io.nodelog.report.QuietTraffic;
import io.nodelog.report.load.Inventory;
import io.nodelog.report.reliability.TrafficRule;
import io.nodelog.report.reliability.TrafficSilence;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The silences of traffic of all dates. Only summaries of dates whose reports are made anew are
 * read: what was found on the others stands in the ledger.
 */
final class TrafficFiles {
  private final Run run;
  private final LedgerState state;
  private final TrafficRule rule;
  private final Inventory inventory;

  TrafficFiles(Run run, LedgerState state) {
    this.run = run;
    this.state = state;
    this.rule = rule(run.config().outages());
    this.inventory = ServingNodes.of(run.config());
  }

  static TrafficRule rule(OutagesConfig config) {
    return new TrafficRule(
        NodeEventFiles.micros(config.trafficSilence()), config.trafficExpected());
  }

  /** The silences by the date on which they ended; only dates that have some. */
  SortedMap<String, List<TrafficSilence>> all() throws IOException {
    SortedMap<String, List<TrafficSilence>> all = new TreeMap<>();
    SortedSet<String> stale = state.staleDates();
    for (String date : state.summarizedDates()) {
      List<TrafficSilence> ofDate = stale.contains(date) ? read(date) : known(date);
      if (!ofDate.isEmpty()) {
        all.put(date, ofDate);
      }
    }
    return all;
  }

  private List<TrafficSilence> known(String date) {
    return state.published(date).map(Published::silences).orElse(List.of());
  }

  /** What the summaries of a date and of the day before it have. */
  List<TrafficSilence> read(String date) throws IOException {
    if (rule.silence() == 0
        || state.summaryFiles(SummaryTable.NODE_MINUTES.tableName(), date).isEmpty()) {
      return List.of();
    }
    try (SummaryRows rows = SummaryRows.of(run, state, date)) {
      return QuietTraffic.of(rows, rule, inventory, run.config().report().zone());
    }
  }
}
