package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.report.load.Inventory;
import io.nodelog.report.reliability.TrafficRule;
import io.nodelog.report.reliability.TrafficSilence;
import io.nodelog.report.reliability.TrafficWatch;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;

/** Reads when nodes of whom requests are expected had none. */
public final class QuietTraffic {
  private QuietTraffic() {}

  /** The silences that ended on the date; they may have begun on the day before. */
  public static List<TrafficSilence> of(
      SummaryInputs summaries, TrafficRule rule, Inventory inventory, ZoneId zone)
      throws IOException {
    TrafficWatch watch = new TrafficWatch(rule, inventory::poolOf);
    add(watch, summaries.rows(SummaryTable.NODE_MINUTES, summaries.date().minusDays(1)));
    add(watch, summaries.rows(SummaryTable.NODE_MINUTES));
    long start = HistoryReports.start(summaries.date(), zone);
    return watch.silences().stream().filter(silence -> silence.to() >= start).toList();
  }

  private static void add(TrafficWatch watch, SortedRows rows) throws IOException {
    KeyReader key = new KeyReader();
    ValueReader value = new ValueReader();
    while (rows.next()) {
      long minute = key.set(rows.key()).instant();
      watch.add(minute, SafeText.decode(key.text()), value.set(rows.value()).sum());
    }
  }
}
