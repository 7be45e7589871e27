package io.nodelog.app.check;

import io.nodelog.app.run.Run;
import io.nodelog.app.run.SummaryRows;
import io.nodelog.app.summarize.Accounting;
import io.nodelog.hdfs.ledger.Expired;
import io.nodelog.hdfs.ledger.HeldPart;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.report.CoverageRow;
import io.nodelog.report.ReportMaker;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares what arrived of each source, over all dates, with the account of its lines: what {@code
 * coverage} and {@code input_audit} say must add up to the same.
 */
final class ArrivalsCheck {
  private ArrivalsCheck() {}

  /** Returns a sentence for each source that does not add up. */
  static List<String> findings(Run run, LedgerState state, Accounting accounting)
      throws IOException {
    if (state.expiredBefore(Expired.What.SUMMARIES).isPresent()) {
      return List.of(); // of which dates there are, and of which lines, cannot be told any more
    }
    SortedMap<String, Long> arrived = new TreeMap<>();
    for (String date : state.summarizedDates()) {
      add(run, state.summaryFiles(SummaryTable.ARRIVALS.tableName(), date), arrived);
    }
    SortedMap<String, Long> understood =
        accounting.understood(state.held().stream().map(HeldPart::part).toList());
    List<String> findings = new ArrayList<>();
    TreeSet<String> sources = new TreeSet<>(arrived.keySet());
    sources.addAll(understood.keySet());
    for (String source : sources) {
      long told = arrived.getOrDefault(source, 0L);
      long counted = understood.getOrDefault(source, 0L);
      if (told != counted) {
        findings.add(
            "Cannot account for %s: coverage has %d records, input_audit %d (rebuild its dates)"
                .formatted(source, told, counted));
      }
    }
    return findings;
  }

  private static void add(Run run, List<SummaryFile> files, SortedMap<String, Long> arrived)
      throws IOException {
    try (SummaryRows arrivals = SummaryRows.of(run, SummaryTable.ARRIVALS, files)) {
      ReportMaker.coverage(List.of())
          .make(
              arrivals,
              (report, row) -> {
                CoverageRow one = (CoverageRow) row;
                arrived.merge(one.node() + "/" + one.source(), one.records(), Long::sum);
              });
    }
  }
}
