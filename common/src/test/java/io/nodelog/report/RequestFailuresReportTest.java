package io.nodelog.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestFailuresReportTest {
  @TempDir Path directory;

  private static String line(String target, int status) {
    return "192.0.2.7 - - [05/Jan/2026:10:11:12 +0000] \"GET %s HTTP/1.1\" %d 6 \"-\" \"agent/1\""
        .formatted(target, status);
  }

  @Test
  void givesTheShareOfTheRouteThatFailedWithItsInterval() throws IOException {
    List<String> lines = new ArrayList<>(List.of(line("/a", 500), line("/a/b", 404)));
    for (int i = 0; i < 9; i++) {
      lines.add(line("/a", 200));
      lines.add(line("/z", 200));
    }
    SummarizedLines summarized =
        new SummarizedLines(LocalDate.parse("2026-01-05"), ZoneOffset.UTC, directory)
            .add("web-01", "nginx_combined", lines);

    List<RequestFailuresRow> rows =
        summarized.rows(new RequestFailuresReport(ZoneOffset.UTC)).stream()
            .map(RequestFailuresRow.class::cast)
            .toList();

    assertThat(rows).hasSize(2);
    RequestFailuresRow failure = rows.get(0);
    assertThat(failure.route()).isEqualTo("/a");
    assertThat(failure.outcome()).isEqualTo("server_error");
    assertThat(failure.requests()).isEqualTo(1);
    assertThat(failure.share()).isEqualTo(0.05);
    assertThat(failure.routeRequests()).isEqualTo(10);
    assertThat(failure.failureRatio()).isEqualTo(0.1);
    // Wilson's interval of 1 of 10, as the textbooks have it
    assertThat(failure.ratioLow()).isCloseTo(0.0179, within(1e-4));
    assertThat(failure.ratioHigh()).isCloseTo(0.4042, within(1e-4));
    assertThat(rows.get(1).route()).isEqualTo("/a/b");
    assertThat(rows.get(1).failureRatio()).isEqualTo(1);
    assertThat(rows.get(1).ratioHigh()).isEqualTo(1);
  }

  @Test
  void anAnswerThatBrokeOffIsAFailureWhateverItsStatus() throws IOException {
    SummarizedLines summarized =
        new SummarizedLines(LocalDate.parse("2026-01-05"), ZoneOffset.UTC, directory)
            .add(
                "lb-01",
                "haproxy_http",
                List.of(
                    "192.0.2.7:34534 [05/Jan/2026:12:14:14.655] www app/s1 0/0/1/9/30 200 10 - - SD--"
                        + " 1/1/0/1/0 0/0 \"GET / HTTP/1.1\"",
                    "192.0.2.7:34534 [05/Jan/2026:12:14:14.655] www app/s1 0/0/1/-1/30 -1 0 - - CH--"
                        + " 1/1/0/1/0 0/0 \"GET / HTTP/1.1\""));

    assertThat(summarized.rows(new RequestFailuresReport(ZoneOffset.UTC)))
        .map(RequestFailuresRow.class::cast)
        .extracting(row -> row.status() + " " + row.cause() + " " + row.blame())
        .containsExactly("0 client_abort client", "200 reset node");
  }
}
