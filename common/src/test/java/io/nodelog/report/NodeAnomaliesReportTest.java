package io.nodelog.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeAnomaliesReportTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-02-02");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy", Locale.ENGLISH);

  @TempDir Path directory;
  private SummarizedLines lines;

  @BeforeEach
  void start() {
    lines = new SummarizedLines(MONDAY, ZoneOffset.UTC, directory);
  }

  private void add(String node, int weeksBefore, int hour, int status, int count)
      throws IOException {
    String line =
        "192.0.2.7 - - [%s:%02d:11:12 +0000] \"GET / HTTP/1.1\" %d 6 \"-\" \"agent/1\""
            .formatted(DAY.format(MONDAY.minusWeeks(weeksBefore)), hour, status);
    List<String> same = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      same.add(line);
    }
    lines.add(node, "nginx_combined", same);
  }

  private List<NodeAnomaliesRow> rows() throws IOException {
    Slo.AnomalyRule rule = new Slo.AnomalyRule(3, 50, 0.2, 0.05);
    return lines.rows(new NodeAnomaliesReport(rule, ZoneOffset.UTC)).stream()
        .map(NodeAnomaliesRow.class::cast)
        .toList();
  }

  @Test
  void findsMoreRequestsThanInTheSameHourOfTheWeeksBefore() throws IOException {
    // 100, 200, 300, 400: quartiles 175, 250, 325; mild above 550, extreme above 775
    for (int week = 1; week <= 4; week++) {
      add("web-01", week, 9, 200, 100 * week);
      add("web-02", week, 9, 200, 100 * week);
      add("web-03", week, 9, 200, 100 * week);
    }
    add("web-01", 0, 9, 200, 550);
    add("web-02", 0, 9, 200, 551);
    add("web-03", 0, 9, 200, 776);

    assertThat(rows())
        .containsExactly(
            new NodeAnomaliesRow(
                Instant.parse("2026-02-02T09:00:00Z"),
                "web-02",
                "requests",
                551,
                "high",
                "mild",
                4,
                175,
                250,
                325),
            new NodeAnomaliesRow(
                Instant.parse("2026-02-02T09:00:00Z"),
                "web-03",
                "requests",
                776,
                "high",
                "extreme",
                4,
                175,
                250,
                325));
  }

  @Test
  void findsANodeThatFellSilent() throws IOException {
    for (int week = 1; week <= 3; week++) {
      add("web-01", week, 9, 200, 100);
      add("web-02", week, 9, 200, 100);
    }
    add("web-02", 0, 9, 200, 100);

    assertThat(rows())
        .extracting(row -> row.node() + " " + row.direction() + " " + row.severity())
        .containsExactly("web-01 low extreme");
  }

  @Test
  void findsMoreErrorsAmongAsManyRequests() throws IOException {
    for (int week = 1; week <= 4; week++) {
      add("web-01", week, 9, 200, 99);
      add("web-01", week, 9, 500, 1);
    }
    add("web-01", 0, 9, 200, 90);
    add("web-01", 0, 9, 500, 10);

    assertThat(rows())
        .extracting(row -> row.metric() + " " + row.value() + " " + row.median())
        .containsExactly("error_ratio 0.1 0.01");
  }

  @Test
  void saysNothingOfANodeThatIsNew() throws IOException {
    add("web-01", 1, 9, 200, 100);
    add("web-01", 2, 9, 200, 100);
    add("web-01", 0, 9, 200, 900);

    assertThat(rows()).isEmpty();
  }

  @Test
  void comparesWithNoOtherDayOfTheWeekAndNoOtherHour() throws IOException {
    for (int week = 1; week <= 4; week++) {
      add("web-01", week, 8, 200, 900);
      add("web-01", week, 9, 200, 100);
    }
    add("web-01", 0, 8, 200, 900);
    add("web-01", 0, 9, 200, 100);

    assertThat(rows()).isEmpty();
  }
}
