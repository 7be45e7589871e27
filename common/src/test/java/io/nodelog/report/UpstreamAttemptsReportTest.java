package io.nodelog.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpstreamAttemptsReportTest {
  private static final String NGINX =
      "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$upstream_addr\" \"$upstream_status\" \"$upstream_connect_time\""
          + " \"$upstream_header_time\" \"$upstream_response_time\"";

  @TempDir Path directory;
  private SummarizedLines lines;

  @BeforeEach
  void start() {
    lines = new SummarizedLines(LocalDate.parse("2026-01-05"), ZoneOffset.UTC, directory);
  }

  private List<UpstreamAttemptsRow> rows() throws IOException {
    UpstreamNodes nodes = new UpstreamNodes(Map.of("10.0.0.1", "web-01", "s1", "web-02"));
    return lines.rows(new UpstreamAttemptsReport(nodes, ZoneOffset.UTC)).stream()
        .map(UpstreamAttemptsRow.class::cast)
        .toList();
  }

  private static String nginx(int status, String addresses, String statuses, String times) {
    return ("192.0.2.7 - - [05/Jan/2026:10:11:12 +0000] \"GET / HTTP/1.1\" %d 6 \"%s\" \"%s\" \"%s\""
            + " \"%s\" \"%s\"")
        .formatted(status, addresses, statuses, times, times, times);
  }

  @Test
  void countsARescuedFailureAgainstTheNode() throws IOException {
    lines.add(
        "lb-01",
        NGINX,
        List.of(
            nginx(200, "10.0.0.1:80", "200", "0.100"),
            nginx(200, "10.0.0.1:80, 10.0.0.2:80", "502, 200", "-, 0.100"),
            nginx(502, "10.0.0.1:80, 10.0.0.2:80", "502, 502", "-, -"),
            nginx(200, "10.0.0.2:80", "200", "0.300")));

    List<UpstreamAttemptsRow> rows = rows();

    assertThat(rows)
        .extracting(
            UpstreamAttemptsRow::upstream,
            UpstreamAttemptsRow::upstreamNode,
            UpstreamAttemptsRow::outcome,
            UpstreamAttemptsRow::blame,
            UpstreamAttemptsRow::attempts,
            UpstreamAttemptsRow::rescued,
            UpstreamAttemptsRow::rescuedRequests)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "10.0.0.1:80", "web-01", "connect_fail", "node", 2L, 1L, 1L),
            org.assertj.core.groups.Tuple.tuple("10.0.0.1:80", "web-01", "ok", "none", 1L, 0L, 0L),
            org.assertj.core.groups.Tuple.tuple(
                "10.0.0.2:80", null, "connect_fail", "node", 1L, 0L, 0L),
            org.assertj.core.groups.Tuple.tuple("10.0.0.2:80", null, "ok", "none", 2L, 0L, 0L));
    UpstreamAttemptsRow failed = rows.get(0);
    assertThat(failed.hourStart()).isEqualTo(Instant.parse("2026-01-05T10:00:00Z"));
    assertThat(failed.share()).isCloseTo(2 / 3d, within(1e-12));
    assertThat(failed.failureRatio()).isCloseTo(2 / 3d, within(1e-12));
    assertThat(failed.failureRatioLow()).isLessThan(2 / 3d);
    assertThat(failed.failureRatioHigh()).isGreaterThan(2 / 3d);
    assertThat(failed.rescueRatio()).isEqualTo(0.25);
    assertThat(failed.responseP50Micros()).isNull();
    assertThat((double) rows.get(3).responseP99Micros()).isCloseTo(300_000, within(3000d));
  }

  @Test
  void countsWhatHaproxyTriedBefore() throws IOException {
    String line =
        "192.0.2.7:34534 [05/Jan/2026:12:14:14.655] www %s 0/0/1/%s/30 %d 10 - - %s 1/1/0/1/%s 0/0"
            + " \"GET / HTTP/1.1\"";
    lines.add(
        "lb-01",
        "haproxy_http",
        List.of(
            line.formatted("app/s1", "9", 200, "----", "2"),
            line.formatted("app/s1", "9", 200, "----", "+3"),
            line.formatted("app/s1", "-1", 503, "SC--", "1"),
            line.formatted("app/<NOSRV>", "-1", 503, "SC--", "3")));

    assertThat(rows())
        .extracting(
            row ->
                row.upstream()
                    + " "
                    + row.upstreamNode()
                    + " "
                    + row.outcome()
                    + " "
                    + row.attempts()
                    + " "
                    + row.rescued()
                    + " "
                    + row.rescuedRequests())
        .containsExactly(
            " null connect_fail 3 3 1",
            "app/s1 web-02 connect_fail 4 2 1",
            "app/s1 web-02 ok 2 0 0");
  }

  @Test
  void hasNoRowsWhereNoProxyWrote() throws IOException {
    lines.add(
        "web-01",
        "nginx_combined",
        List.of(
            "192.0.2.7 - - [05/Jan/2026:10:11:12 +0000] \"GET / HTTP/1.1\" 502 6 \"-\" \"agent/1\""));

    assertThat(rows()).isEmpty();
  }
}
