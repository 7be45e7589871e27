package io.nodelog.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.nodelog.bytes.SafeText;
import io.nodelog.report.reliability.OutageStart;
import io.nodelog.report.template.MessageId;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes {@code outage_precursors}, on dates on which an outage began: how much likelier a message
 * is in the hour before an outage than in any other hour. Reads the summaries of four weeks twice,
 * because only messages that came before outages are counted.
 */
final class OutagePrecursorsReport implements ReportMaker {
  /** A message that came before fewer outages may be there by chance. */
  private static final int FEWEST_OUTAGES = 3;

  private static final double LEAST_LIFT = 2;

  private final List<OutageStart> outages;
  private final ZoneId zone;

  /**
   * Prepares to make the report.
   *
   * @param outages those of the date and of the days before, none if none began on the date
   * @param zone in which days start
   */
  OutagePrecursorsReport(List<OutageStart> outages, ZoneId zone) {
    this.outages = List.copyOf(outages);
    this.zone = zone;
  }

  @Override
  public Set<Report> reports() {
    return Set.of(Report.OUTAGE_PRECURSORS);
  }

  @Override
  public Set<Context> contexts() {
    return Set.of(Context.WINDOW, Context.HISTORY);
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    if (outages.size() < FEWEST_OUTAGES) {
      return;
    }
    LocalDate first = Window.before(summaries.date()).get(0);
    PrecedingMessages preceding = new PrecedingMessages(outages, HistoryReports.start(first, zone));
    forEach(
        summaries,
        row -> preceding.add(row.message, row.node, row.hourStart, row.firstSeen, row.lastSeen));
    List<String> messages = preceding.before(FEWEST_OUTAGES);
    Map<String, Long> hours = hours(summaries, messages);
    for (String message : messages) {
      OutagePrecursorsRow row = row(message, preceding, hours.getOrDefault(message, 0L));
      if (row.lift() >= LEAST_LIFT) {
        sink.row(Report.OUTAGE_PRECURSORS, row);
      }
    }
  }

  /** A row of the summaries, of which there is one object; a character of the message is a byte. */
  private static final class Row {
    private String message = "";
    private String node = "";
    private long hourStart;
    private long firstSeen;
    private long lastSeen;

    void read(KeyReader key, ValueReader value) throws IOException {
      message = new String(key.text(), ISO_8859_1);
      hourStart = key.instant();
      node = SafeText.decode(key.text());
      value.sum();
      value.sum();
      firstSeen = value.extreme();
      lastSeen = value.extreme();
    }
  }

  private interface RowTaker {
    void take(Row row);
  }

  private static void forEach(SummaryInputs summaries, RowTaker taker) throws IOException {
    List<LocalDate> dates = new ArrayList<>(Window.before(summaries.date()));
    dates.add(summaries.date());
    Row row = new Row();
    KeyReader key = new KeyReader();
    ValueReader value = new ValueReader();
    for (LocalDate date : dates) {
      SortedRows rows = summaries.rows(SummaryTable.ERROR_TEMPLATES, date);
      while (rows.next()) {
        row.read(key.set(rows.key()), value.set(rows.value()));
        taker.take(row);
      }
    }
  }

  /** In how many hours of nodes each message was logged; its services and levels are neighbours. */
  private static Map<String, Long> hours(SummaryInputs summaries, List<String> messages)
      throws IOException {
    Set<String> wanted = new HashSet<>(messages);
    Map<String, Long> hours = new HashMap<>();
    Row before = new Row();
    forEach(
        summaries,
        row -> {
          if (wanted.contains(row.message)
              && !(row.hourStart == before.hourStart
                  && row.message.equals(before.message)
                  && row.node.equals(before.node))) {
            hours.merge(row.message, 1L, Long::sum);
          }
          before.message = row.message;
          before.hourStart = row.hourStart;
          before.node = row.node;
        });
    return hours;
  }

  private static OutagePrecursorsRow row(
      String message, PrecedingMessages preceding, long hoursWithIt) {
    long[] leads = preceding.leads(message);
    double share = (double) leads.length / preceding.outages();
    double usualShare = (double) hoursWithIt / preceding.hours();
    double median =
        (Seconds.of(leads[(leads.length - 1) / 2]) + Seconds.of(leads[leads.length / 2])) / 2;
    byte[] bytes = message.getBytes(ISO_8859_1);
    return new OutagePrecursorsRow(
        SafeText.decode(bytes),
        leads.length,
        preceding.outages(),
        share,
        usualShare,
        share / usualShare,
        median,
        MessageId.of(bytes));
  }
}
