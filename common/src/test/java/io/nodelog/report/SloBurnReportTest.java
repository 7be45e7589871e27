package io.nodelog.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SloBurnReportTest {
  private static final Slo SLO =
      new Slo(
          0.99,
          List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(72)),
          100,
          new Slo.AnomalyRule(3, 100, 0.2, 0.01));

  @TempDir Path directory;

  private static List<String> lines(int day, int hour, int status, int count) {
    String line =
        "192.0.2.7 - - [%02d/Jan/2026:%02d:11:12 +0000] \"GET / HTTP/1.1\" %d 6 \"-\" \"agent/1\"";
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(line.formatted(day, hour, status));
    }
    return lines;
  }

  private static List<SloBurnRow> rows(SummarizedLines lines) throws IOException {
    return lines.rows(new SloBurnReport(SLO, ZoneOffset.UTC)).stream()
        .map(SloBurnRow.class::cast)
        .toList();
  }

  @Test
  void looksBackOnTheHoursAndDaysBefore() throws IOException {
    SummarizedLines lines =
        new SummarizedLines(LocalDate.parse("2026-01-05"), ZoneOffset.UTC, directory)
            .add("web-01", "nginx_combined", lines(5, 1, 200, 160))
            .add("web-01", "nginx_combined", lines(5, 1, 500, 40))
            .add("web-01", "nginx_combined", lines(5, 1, 499, 50))
            .add("web-01", "nginx_combined", lines(5, 1, 404, 0))
            .add("web-02", "nginx_combined", lines(4, 23, 200, 200))
            .add("web-02", "nginx_combined", lines(2, 2, 200, 400))
            .add("web-02", "nginx_combined", lines(2, 1, 500, 400)); // 72 hours and more ago

    List<SloBurnRow> rows = rows(lines);

    assertThat(rows)
        .extracting(
            row ->
                row.scope()
                    + row.node()
                    + " "
                    + row.windowHours()
                    + " "
                    + row.requests()
                    + " "
                    + row.errors()
                    + " "
                    + row.verdict())
        .containsExactly(
            "fleet 1 200 40 page",
            "fleet 6 400 40 page",
            "fleet 72 800 40 ticket",
            "nodeweb-01 1 200 40 page",
            "nodeweb-01 6 200 40 page",
            "nodeweb-01 72 200 40 ticket",
            "nodeweb-02 6 200 0 ok",
            "nodeweb-02 72 600 0 ok");
    SloBurnRow hour = rows.get(0);
    assertThat(hour.windowEnd()).isEqualTo(Instant.parse("2026-01-05T02:00:00Z"));
    assertThat(hour.clientAborts()).isEqualTo(50);
    assertThat(hour.errorRatio()).isEqualTo(0.2);
    assertThat(hour.burnRate()).isCloseTo(20, within(1e-9));
    assertThat(hour.budgetConsumed()).isCloseTo(20 / 720d, within(1e-9));
  }

  private static List<String> ofHost(String host, int day, int status, int count) {
    String line =
        "%s 192.0.2.7 [%02d/Jan/2026:01:11:12 +0000] \"GET /%s HTTP/1.1\" %d 6"
            .formatted(host, day, "a", status);
    return Collections.nCopies(count, line);
  }

  @Test
  void tellsOfEachVirtualHostOnAllItsNodesAndRoutes() throws IOException {
    String format = "$host $remote_addr [$time_local] \"$request\" $status $body_bytes_sent";
    SummarizedLines lines =
        new SummarizedLines(LocalDate.parse("2026-01-05"), ZoneOffset.UTC, directory)
            .add("web-01", format, ofHost("Shop.example", 5, 200, 150))
            .add("web-01", format, ofHost("shop.example", 5, 499, 7))
            .add("web-02", format, ofHost("shop.example", 5, 500, 50))
            .add("web-02", format, ofHost("blog.example", 5, 404, 100))
            .add("web-02", format, ofHost("shop.example", 4, 200, 200))
            .add("web-02", format, ofHost("gone.example", 4, 500, 200));

    assertThat(rows(lines))
        .filteredOn(row -> row.scope().equals("virtual_host"))
        .allSatisfy(row -> assertThat(row.node()).isEmpty())
        .extracting(
            row ->
                String.join(
                    " ",
                    row.virtualHost(),
                    "" + row.windowHours(),
                    "" + row.requests(),
                    "" + row.clientAborts(),
                    "" + row.errors(),
                    row.verdict()))
        .containsExactly(
            "blog.example 1 100 0 0 ok",
            "blog.example 6 100 0 0 ok",
            "blog.example 72 100 0 0 ok",
            "shop.example 1 200 7 50 page",
            "shop.example 6 200 7 50 page",
            "shop.example 72 400 7 50 ticket");
  }

  @Test
  void tellsOfNoMoreVirtualHostsThanFitWhateverClientsClaim() throws IOException {
    String format = "$host $remote_addr [$time_local] \"$request\" $status $body_bytes_sent";
    SummarizedLines lines =
        new SummarizedLines(LocalDate.parse("2026-01-05"), ZoneOffset.UTC, directory)
            .add("web-01", format, ofHost("zoo.example", 5, 200, 2));
    for (int i = 0; i < VirtualHostErrors.MOST + 50; i++) {
      lines.add("web-01", format, ofHost("h" + i + ".example", 5, 200, 1));
    }

    assertThat(rows(lines))
        .filteredOn(row -> row.scope().equals("virtual_host") && row.windowHours() == 1)
        .hasSize(VirtualHostErrors.MOST)
        .extracting(SloBurnRow::virtualHost)
        .contains("h0.example", "zoo.example")
        .doesNotContain("h99.example");
  }

  @Test
  void givesNoVerdictOnAFewRequests() throws IOException {
    SummarizedLines lines =
        new SummarizedLines(LocalDate.parse("2026-01-05"), ZoneOffset.UTC, directory)
            .add("web-01", "nginx_combined", lines(5, 1, 500, 99))
            .add("web-02", "nginx_combined", lines(5, 1, 499, 1));

    assertThat(rows(lines)).extracting(SloBurnRow::verdict).containsOnly("too_few");
    assertThat(rows(lines))
        .filteredOn(row -> row.node().equals("web-02"))
        .allSatisfy(row -> assertThat(row.errorRatio()).isNull());
  }
}
