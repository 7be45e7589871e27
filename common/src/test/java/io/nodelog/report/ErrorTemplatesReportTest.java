package io.nodelog.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.Severity;
import io.nodelog.report.template.Advice;
import io.nodelog.summary.MessageMask;
import io.nodelog.summary.ServiceSummarizer;
import io.nodelog.summary.SummarySettings;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorTemplatesReportTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 30); // a day after clocks were set
  private static final SummarySettings SETTINGS = new SummarySettings(ZONE, 300, 3, 64 << 20);

  private final SummarizedDays warehouse = new SummarizedDays(TODAY);
  private final List<ErrorTemplatesRow> rows = new ArrayList<>();
  private final List<TemplateChangesRow> changes = new ArrayList<>();
  private long offset;

  private void log(String node, LocalDateTime time, int count, String message) throws IOException {
    ServiceSummarizer events = new ServiceSummarizer(SETTINGS, new MessageMask(), node, warehouse);
    events.startFile("daemon", node + ".log");
    ServiceRecord event = new ServiceRecord();
    byte[] bytes = message.getBytes(UTF_8);
    event.clear(bytes);
    event.set(ServiceField.MESSAGE, 0, bytes.length);
    event.setSeverity(Severity.WARNING);
    event.setTimeMicros(
        ChronoUnit.MICROS.between(java.time.Instant.EPOCH, time.atZone(ZONE).toInstant()));
    for (int i = 0; i < count; i++) {
      events.add(event, 2, offset++);
    }
    events.flush();
  }

  private final List<Advice.Rule> advice = new ArrayList<>();

  private void make() throws IOException {
    new ErrorTemplatesReport(ZONE, new Advice(advice))
        .make(
            warehouse,
            (report, row) -> {
              if (report == Report.ERROR_TEMPLATES) {
                rows.add((ErrorTemplatesRow) row);
              } else {
                changes.add((TemplateChangesRow) row);
              }
            });
  }

  private static LocalDateTime at(int daysBefore, int hour) {
    return TODAY.minusDays(daysBefore).atTime(hour, 30);
  }

  @Test
  void saysOfEachMessageItsShareOnTheNodeAndWhatIsSpecialAboutTheNode() throws IOException {
    log("a", at(0, 3), 6, "read 17 bytes");
    log("a", at(0, 3), 2, "lost block 9");
    log("a", at(0, 4), 4, "read 18 bytes");
    log("b", at(0, 3), 12, "read 19 bytes");

    make();

    assertThat(rows)
        .extracting(row -> row.message() + " " + row.node() + " " + row.hourStart())
        .containsExactly(
            "lost block <*> a 2026-03-30T01:00:00Z",
            "read <*> bytes a 2026-03-30T01:00:00Z",
            "read <*> bytes b 2026-03-30T01:00:00Z",
            "read <*> bytes a 2026-03-30T02:00:00Z");
    ErrorTemplatesRow lost = rows.get(0);
    assertThat(lost.share()).isEqualTo(0.25);
    assertThat(lost.locationQuotient()).isEqualTo((2.0 / 12) / (2.0 / 24), within(1e-12));
    assertThat(rows.get(2).locationQuotient()).isEqualTo(24.0 / 22, within(1e-12));
    assertThat(lost.events()).isEqualTo(2);
    assertThat(lost.lines()).isEqualTo(4);
    assertThat(lost.level()).isEqualTo("warning");
    assertThat(lost.service()).isEqualTo("daemon");
    assertThat(lost.exampleFile()).isEqualTo("a.log");
    assertThat(lost.exampleOffset()).isEqualTo(6);
    assertThat(lost.messageId()).isEqualTo("7c85f1576ed40fe0");
    assertThat(lost.isNew()).isNull();
    assertThat(lost.spike()).isNull();
    assertThat(changes).isEmpty();
    assertThat(rows.stream().mapToLong(ErrorTemplatesRow::events).sum()).isEqualTo(24);
  }

  @Test
  void givesTheFirstAdviceThatFits() throws IOException {
    log("a", at(0, 3), 1, "lost block 9");
    log("a", at(0, 3), 1, "lost volume 9");
    log("a", at(0, 3), 1, "read 19 bytes");
    advice.add(new Advice.Rule(false, "volume", "replace the disk"));
    advice.add(new Advice.Rule(true, "7c85f1576ed40fe0", "wait"));
    advice.add(new Advice.Rule(false, "lost", "look for it"));
    advice.add(new Advice.Rule(false, "17 bytes", "what is masked is not there"));

    make();

    assertThat(rows)
        .extracting(ErrorTemplatesRow::message, ErrorTemplatesRow::advice)
        .containsExactly(
            tuple("lost block <*>", "wait"),
            tuple("lost volume <*>", "replace the disk"),
            tuple("read <*> bytes", null));
  }

  @Test
  void tellsWhatIsNewGoneAndMoreThanUsual() throws IOException {
    for (int day = 1; day <= 28; day++) {
      log("a", at(day, 3), 20, "steady");
      log("b", at(day, 3), 20, "stopped");
      log("a", at(day, 3), 1, "rare " + (day % 2 == 0 ? "even" : "odd"));
    }
    log("a", at(29, 3), 1, "just too long ago");
    log("a", at(0, 3), 20, "steady");
    log("a", at(0, 3), 1, "rare even");
    log("a", at(0, 3), 3, "just too long ago");
    log("b", at(0, 3), 5, "just too long ago");
    log("b", at(0, 3), 40, "steady");

    make();

    assertThat(changes)
        .extracting(row -> row.message() + ": " + row.change())
        .containsExactly("just too long ago: new", "steady: spike", "stopped: gone");
    TemplateChangesRow added = changes.get(0);
    assertThat(added.events()).isEqualTo(8);
    assertThat(added.nodes()).isEqualTo(2);
    assertThat(added.topNode()).isEqualTo("b");
    assertThat(added.daysSeen()).isZero();
    assertThat(added.daysKnown()).isEqualTo(28);
    TemplateChangesRow spike = changes.get(1);
    assertThat(spike.spike()).isEqualTo("extreme");
    assertThat(spike.spikeHourStart()).hasToString("2026-03-30T01:00:00Z");
    assertThat(spike.spikeEvents()).isEqualTo(60);
    assertThat(spike.usualEvents()).isEqualTo(20);
    TemplateChangesRow gone = changes.get(2);
    assertThat(gone.events()).isZero();
    assertThat(gone.topNode()).isNull();
    assertThat(gone.eventsPerDayBefore()).isEqualTo(20);
    assertThat(rows).filteredOn(row -> Boolean.TRUE.equals(row.isNew())).hasSize(2);
    assertThat(rows)
        .filteredOn(row -> row.message().equals("steady"))
        .extracting(ErrorTemplatesRow::spike)
        .containsExactly("extreme", "extreme");
  }

  @Test
  void saysNothingOfADateWithoutEvents() throws IOException {
    for (int day = 1; day <= 28; day++) {
      log("a", at(day, 3), 100, "steady");
    }
    make();

    assertThat(rows).isEmpty();
    assertThat(changes).isEmpty();
  }

  @Test
  void findsTheTemplatesOfMessagesOfTheDaysBeforeToo() throws IOException {
    for (String user : new String[] {"ann", "bob", "cid", "dan", "eve"}) {
      log("a", at(3, 3), 1, "user " + user + " was logged out");
    }
    log("a", at(0, 3), 1, "user joe was logged out");

    make();

    assertThat(rows)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.message()).isEqualTo("user joe was logged out");
              assertThat(row.template()).isEqualTo("user <*> was logged out");
            });
  }
}
