package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.report.outlier.BoxPlot;
import io.nodelog.report.outlier.Outlier;
import io.nodelog.report.template.Advice;
import io.nodelog.report.template.CommonMessages;
import io.nodelog.report.template.MessageCounts;
import io.nodelog.report.template.MessageId;
import io.nodelog.report.template.MessageStream;
import io.nodelog.report.template.Template;
import io.nodelog.report.template.Usual;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code error_templates} and {@code template_changes}. Reads the date and the days before
 * side by side, message after message: twice, because templates are found first. Of a date without
 * any event nothing is said, also not that messages are gone.
 */
final class ErrorTemplatesReport implements ReportMaker {
  private static final long HOUR_MICROS = TimeUnit.HOURS.toMicros(1);

  private final ZoneId zone;
  private final Advice advice;

  /**
   * Prepares to make the reports.
   *
   * @param zone in which days start
   */
  ErrorTemplatesReport(ZoneId zone, Advice advice) {
    this.zone = zone;
    this.advice = advice;
  }

  @Override
  public Set<Report> reports() {
    return Set.of(Report.ERROR_TEMPLATES, Report.TEMPLATE_CHANGES);
  }

  @Override
  public Set<Context> contexts() {
    return Set.of(Context.WINDOW, Context.SETTINGS);
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    EventTotals totals = EventTotals.of(summaries.rows(SummaryTable.ERROR_TEMPLATES));
    if (!totals.isEmpty()) {
      CommonMessages templates = CommonMessages.of(stream(summaries));
      new Pass(summaries, totals, templates, sink).run();
    }
  }

  private MessageStream stream(SummaryInputs summaries) throws IOException {
    List<LocalDate> dates = new ArrayList<>(Window.before(summaries.date()));
    dates.add(summaries.date());
    List<SortedRows> rows = new ArrayList<>();
    List<Long> starts = new ArrayList<>();
    for (LocalDate date : dates) {
      rows.add(summaries.rows(SummaryTable.ERROR_TEMPLATES, date));
      starts.add(startMicros(date));
    }
    return new MessageStream(rows, starts);
  }

  private long startMicros(LocalDate date) {
    return TimeUnit.SECONDS.toMicros(date.atStartOfDay(zone).toEpochSecond());
  }

  /** One pass over all messages that writes the rows. */
  private final class Pass {
    private final EventTotals totals;
    private final CommonMessages templates;
    private final ReportSink sink;
    private final MessageStream messages;
    private final TemplateRows today;
    private final Usual usual;
    private final long dayStart;

    Pass(SummaryInputs summaries, EventTotals totals, CommonMessages templates, ReportSink sink)
        throws IOException {
      this.totals = totals;
      this.templates = templates;
      this.sink = sink;
      messages = stream(summaries);
      today = new TemplateRows(summaries.rows(SummaryTable.ERROR_TEMPLATES), totals);
      dayStart = startMicros(summaries.date());
      usual = new Usual(messages.hasRows(), hour(totals.lastHour()));
    }

    private int hour(long hourStart) {
      return (int) Math.max(0, (hourStart - dayStart) / HOUR_MICROS);
    }

    void run() throws IOException {
      today.next();
      while (messages.next()) {
        String text = SafeText.decode(messages.message());
        Judged judged = judge(text, MessageId.of(messages.message()), templates.of(text));
        writeHours(judged);
        writeChange(judged);
      }
    }

    private Judged judge(String message, String messageId, Template template) {
      String help = advice.of(message, messageId, template.id()).orElse(null);
      return new Judged(message, messageId, template, help);
    }

    private void writeHours(Judged judged) throws IOException {
      MessageCounts counts = messages.counts();
      Boolean isNew = usual.daysKnown() == 0 ? null : (Boolean) usual.isNew(counts);
      while (today.isOf(messages.message())) {
        int hour = hour(today.hourStart());
        String spike = usual.knows(hour) ? usual.spike(counts, hour).word() : null;
        sink.row(
            Report.ERROR_TEMPLATES,
            today.row(judged, locationQuotient(today.node(), counts), isNew, spike));
        today.next();
      }
    }

    /** The share on the node by the share on all nodes. */
    private double locationQuotient(String node, MessageCounts counts) {
      double share = (double) counts.nodes().getOrDefault(node, 0L) / totals.of(node);
      return share / ((double) counts.today() / totals.all());
    }

    private void writeChange(Judged judged) throws IOException {
      MessageCounts counts = messages.counts();
      if (usual.isNew(counts)) {
        sink.row(Report.TEMPLATE_CHANGES, change(judged, "new", null));
      } else if (usual.isGone(counts)) {
        sink.row(Report.TEMPLATE_CHANGES, change(judged, "gone", null));
      } else if (counts.today() >= Usual.FEWEST_EVENTS) {
        Integer hour = hourOfSpike(counts);
        if (hour != null) {
          sink.row(Report.TEMPLATE_CHANGES, change(judged, "spike", hour));
        }
      }
    }

    private @Nullable Integer hourOfSpike(MessageCounts counts) {
      Integer most = null;
      for (int hour = 0; hour <= hour(totals.lastHour()); hour++) {
        boolean higher = most == null || counts.today(hour) > counts.today(most);
        if (higher && usual.spike(counts, hour) != Outlier.NONE) {
          most = hour;
        }
      }
      return most;
    }

    private TemplateChangesRow change(Judged judged, String change, @Nullable Integer spikeHour) {
      MessageCounts counts = messages.counts();
      BoxPlot plot = spikeHour == null ? null : usual.at(counts, spikeHour);
      return new TemplateChangesRow(
          judged.message(),
          change,
          counts.today(),
          counts.nodes().size(),
          topNode(counts.nodes()),
          usual.daysSeen(counts),
          usual.daysKnown(),
          usual.eventsPerDay(counts),
          spikeHour == null ? null : usual.spike(counts, spikeHour).word(),
          spikeHour == null ? null : Instants.ofMicros(dayStart + spikeHour * HOUR_MICROS),
          spikeHour == null ? null : (Long) counts.today(spikeHour),
          plot == null ? null : (Double) plot.median(),
          judged.messageId(),
          judged.template().text(),
          judged.template().id(),
          judged.advice());
    }
  }

  private static @Nullable String topNode(Map<String, Long> nodes) {
    String top = null;
    long most = 0;
    for (Map.Entry<String, Long> node : nodes.entrySet()) {
      if (node.getValue() > most) {
        top = node.getKey();
        most = node.getValue();
      }
    }
    return top;
  }

  /** A message, what it belongs to, and what to do about it. */
  record Judged(String message, String messageId, Template template, @Nullable String advice) {}
}
