package io.nodelog.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.report.reliability.OutageStart;
import io.nodelog.summary.MessageMask;
import io.nodelog.summary.ServiceSummarizer;
import io.nodelog.summary.SummarySettings;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutagePrecursorsReportTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 30);
  private static final SummarySettings SETTINGS =
      new SummarySettings(ZoneOffset.UTC, 300, 3, 64 << 20);

  private final SummarizedDays summaries = new SummarizedDays(TODAY);
  private final List<OutageStart> outages = new ArrayList<>();

  /** Node a went down on three days at 10:30; it and node b log something in three hours a day. */
  @BeforeEach
  void logThreeDays() throws IOException {
    for (int day = 0; day < 3; day++) {
      outages.add(new OutageStart("a", micros(day, "10:30:00")));
      for (String node : List.of("a", "b")) {
        for (String hour : List.of("09", "10", "11")) {
          log(node, day, hour + ":05:00", "alive");
        }
      }
    }
  }

  private static long micros(int daysBefore, String time) {
    Instant instant = Instant.parse(TODAY.minusDays(daysBefore) + "T" + time + "Z");
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private void log(String node, int daysBefore, String time, String message) throws IOException {
    ServiceSummarizer events = new ServiceSummarizer(SETTINGS, new MessageMask(), node, summaries);
    events.startFile("daemon", "daemon.log");
    ServiceRecord event = new ServiceRecord();
    byte[] bytes = message.getBytes(UTF_8);
    event.clear(bytes);
    event.set(ServiceField.MESSAGE, 0, bytes.length);
    event.setTimeMicros(micros(daysBefore, time));
    events.add(event, 1, 0);
    events.flush();
  }

  private List<OutagePrecursorsRow> rows() throws IOException {
    List<OutagePrecursorsRow> rows = new ArrayList<>();
    new OutagePrecursorsReport(outages, ZoneOffset.UTC)
        .make(summaries, (report, row) -> rows.add((OutagePrecursorsRow) row));
    return rows;
  }

  @Test
  void areMessagesThatComeMoreOftenBeforeOutagesThanElse() throws IOException {
    log("a", 0, "10:10:00", "disk 1 is slow");
    log("a", 0, "10:29:00", "disk 1 is slow");
    log("a", 1, "09:29:59", "disk 1 is slow"); // too early, and
    log("a", 1, "09:40:00", "disk 1 is slow"); // in time
    log("a", 2, "10:30:00", "disk 1 is slow");

    OutagePrecursorsRow only = rows().get(0);

    assertThat(rows()).hasSize(1);
    assertThat(only.message()).isEqualTo("disk <*> is slow");
    assertThat(only.outagesPreceded()).isEqualTo(3);
    assertThat(only.outages()).isEqualTo(3);
    assertThat(only.share()).isEqualTo(1);
    assertThat(only.usualShare()).isEqualTo(3.0 / 18, within(1e-12));
    assertThat(only.lift()).isEqualTo(6, within(1e-12));
    assertThat(only.leadSecondsMedian()).as("of 0, 1200 and 3000").isEqualTo(1200);
  }

  @Test
  void areNotMessagesOfOtherNodesOrTimesOrOfFewOutages() throws IOException {
    for (int day = 0; day < 3; day++) {
      log("b", day, "10:10:00", "said by another node");
      log("a", day, "10:30:01", "said when it was down");
      log("a", day, "09:29:59", "said long before");
    }
    log("a", 0, "10:10:00", "said twice");
    log("a", 1, "10:10:00", "said twice");

    assertThat(rows()).isEmpty();
  }

  @Test
  void countOnlyOutagesOfWhichTheNodeSaidAnythingBefore() throws IOException {
    outages.add(new OutageStart("silent", micros(1, "10:30:00")));
    for (int day = 0; day < 3; day++) {
      log("a", day, "10:10:00", "slow");
    }

    assertThat(rows()).extracting(OutagePrecursorsRow::outages).containsExactly(3);
  }

  @Test
  void areNotToldWithFewOutages() throws IOException {
    for (int day = 0; day < 3; day++) {
      log("a", day, "10:10:00", "slow");
    }
    outages.remove(0);

    assertThat(rows()).isEmpty();
  }
}
