package io.nodelog.record.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real lines of each format through its parser, and what became of their requests. */
class RequestOutcomeTest {
  private final RequestJudge judge = new RequestJudge();
  private final AccessRecord record = new AccessRecord();

  @ParameterizedTest
  @CsvSource({
    "200, none, ok, none",
    "304, none, ok, none",
    "400, client_error, client_error, client",
    "404, client_error, client_error, client",
    "408, client_error, client_error, client",
    "429, rejected, rejected, client",
    "444, rejected, rejected, client",
    "460, client_abort, client_abort, client",
    "499, client_abort, client_abort, client",
    "500, server_error, server_error, node",
    "502, bad_gateway, server_error, node",
    "503, server_error, server_error, node",
    "504, timeout, server_error, node",
    "599, server_error, server_error, node"
  })
  void aStatusAloneTellsTheCause(int status, String cause, String outcome, String blame) {
    String line =
        "192.0.2.7 - - [05/Jan/2026:10:11:12 +0100] \"GET / HTTP/1.1\" %d 612 \"-\" \"agent/1\"";
    FailureCause found = judge("nginx_combined", line.formatted(status));
    assertThat(found.word()).isEqualTo(cause);
    assertThat(found.outcome().word()).isEqualTo(outcome);
    assertThat(found.blame().word()).isEqualTo(blame);
  }

  @ParameterizedTest
  @CsvSource({
    // state, status, server, cause, outcome of the last attempt
    "----, 200, app/s1, none, ok",
    "----, 404, app/s1, client_error, ok",
    "----, 500, app/s1, upstream_5xx, upstream_5xx",
    "----, 502, app/s1, upstream_5xx, upstream_5xx",
    "----, 504, app/s1, upstream_5xx, upstream_5xx",
    "--VN, 200, app/s1, none, ok",
    "CC--, 503, app/s1, client_abort, unknown",
    "CD--, 200, app/s1, client_abort, ok",
    "CH--, -1, app/s1, client_abort, unknown",
    "CQ--, -1, app/s1, client_abort, unknown",
    "CR--, -1, www/<NOSRV>, client_abort, -",
    "CT--, 500, www/<NOSRV>, client_abort, -",
    "cD--, 200, app/s1, client_abort, ok",
    "cH--, 408, app/s1, client_abort, unknown",
    "cR--, 408, www/<NOSRV>, client_abort, -",
    "LR--, 200, www/<STATS>, none, -",
    "LR--, 302, www/<NOSRV>, none, -",
    "LR--, 503, www/<NOSRV>, proxy_error, -",
    "PC--, 503, app/<NOSRV>, overload, -",
    "PD--, 200, app/s1, bad_gateway, upstream_5xx",
    "PH--, 502, app/s1, bad_gateway, upstream_5xx",
    "PR--, 403, www/<NOSRV>, rejected, -",
    "PR--, 429, www/<NOSRV>, rejected, -",
    "PT--, 500, www/<NOSRV>, rejected, -",
    "RC--, 503, app/s1, proxy_error, unknown",
    "IC--, 500, app/s1, proxy_error, unknown",
    "DD--, 200, app/s1, reset, reset",
    "UD--, 200, app/s1, proxy_error, unknown",
    "KD--, 200, app/s1, proxy_error, unknown",
    "SC--, 503, app/s1, connect_fail, connect_fail",
    "SC--, 503, app/<NOSRV>, no_backend, -",
    "sC--, 503, app/s1, connect_timeout, connect_fail",
    "sQ--, 503, app/<NOSRV>, overload, -",
    "SH--, 502, app/s1, reset, reset",
    "sH--, 504, app/s1, timeout, timeout",
    "SD--, 200, app/s1, reset, reset",
    "sD--, 200, app/s1, timeout, timeout",
    "SL--, 200, app/s1, reset, reset",
    "sL--, 200, app/s1, timeout, timeout",
    "----, 503, app/<NOSRV>, no_backend, -",
    "xx--, 200, app/s1, none, ok",
    "SCSC-SC, 200, app/s1, none, ok",
    "S, 503, app/s1, upstream_5xx, upstream_5xx"
  })
  void aStateOfHaproxyTellsTheCause(
      String state, int status, String server, String cause, String attempt) {
    boolean answered = attempt.equals("ok") || attempt.equals("upstream_5xx");
    String line =
        ("192.0.2.7:34534 [06/Feb/2009:12:14:14.655] www %s 0/0/1/%d/30 %d 10 - - %s"
                + " 1/1/0/1/0 0/0 \"GET / HTTP/1.1\"")
            .formatted(server, answered ? 9 : -1, status, state);
    assertThat(judge("haproxy_http", line).word()).isEqualTo(cause);
    assertThat(attempts()).isEqualTo(attempt.equals("-") ? List.of() : List.of(attempt));
  }

  @ParameterizedTest
  @CsvSource({"--, none, ok", "SC, connect_fail, connect_fail", "sD, timeout, timeout"})
  void aTcpConnectionHasAStateButNoStatus(String state, String cause, String attempt) {
    String line =
        "192.0.2.7:50210 [26/Feb/2019:23:16:15.321] ssh-in ssh/node1 1/2/861 1485 %s 2/1/0/0/0 0/0";
    assertThat(judge("haproxy_tcp", line.formatted(state)).word()).isEqualTo(cause);
    assertThat(attempts()).containsExactly(attempt);
  }

  @ParameterizedTest
  @CsvSource({
    "200, -, 10.0.0.1:80, none, ok",
    "404, -, 10.0.0.1:80, client_error, ok",
    "503, -, 10.0.0.1:80, upstream_5xx, upstream_5xx",
    "504, -, 10.0.0.1:80, upstream_5xx, upstream_5xx",
    "0, DC, 10.0.0.1:80, client_abort, unknown",
    "0, -, 10.0.0.1:80, client_abort, unknown",
    "200, DC, 10.0.0.1:80, client_abort, unknown",
    "503, UH, -, no_backend, -",
    "404, NR, -, no_route, -",
    "503, NC, -, no_route, -",
    "503, UO, -, overload, -",
    "503, OM, -, overload, -",
    "429, RL, -, rejected, -",
    "403, UAEX, -, rejected, -",
    "500, RLSE, -, proxy_error, -",
    "503, UF, 10.0.0.1:80, connect_fail, connect_fail",
    "'503', 'UF,URX', 10.0.0.1:80, connect_fail, connect_fail",
    "'503', 'URX,UF', 10.0.0.1:80, connect_fail, connect_fail",
    "503, DF, -, name_lookup, -",
    "504, UT, 10.0.0.1:80, timeout, timeout",
    "504, DT, 10.0.0.1:80, timeout, timeout",
    "504, UMSDR, 10.0.0.1:80, timeout, timeout",
    "504, SI, 10.0.0.1:80, timeout, timeout",
    "408, SI, 10.0.0.1:80, client_error, unknown",
    "503, UR, 10.0.0.1:80, reset, reset",
    "503, UC, 10.0.0.1:80, reset, reset",
    "200, UC, 10.0.0.1:80, reset, reset",
    "502, UPE, 10.0.0.1:80, bad_gateway, upstream_5xx",
    "400, DPE, -, client_error, -",
    "400, IH, -, client_error, -",
    "503, LH, -, proxy_error, -",
    "503, LR, 10.0.0.1:80, proxy_error, unknown",
    "503, FI, -, proxy_error, -",
    "200, DI, 10.0.0.1:80, none, ok",
    "504, UpstreamRequestTimeout, 10.0.0.1:80, timeout, timeout",
    "503, NoHealthyUpstream, -, no_backend, -",
    "'200', ',,XX,', 10.0.0.1:80, none, ok",
    "200, UFUF, 10.0.0.1:80, none, ok"
  })
  void aFlagOfEnvoyTellsTheCause(
      int status, String flags, String host, String cause, String attempt) {
    String line =
        ("[2016-04-15T20:17:00.310Z] \"GET /a HTTP/2\" %d %s 154 0 226 - \"10.0.35.28\" \"nsq2http\""
                + " \"cc21d9b0\" \"locations\" \"%s\"")
            .formatted(status, flags, host);
    assertThat(judge("envoy_default", line).word()).isEqualTo(cause);
    assertThat(attempts()).isEqualTo(attempt.equals("-") ? List.of() : List.of(attempt));
  }

  @Test
  void usedUpRetriesOfEnvoySayThatThereWereMore() {
    judge(
        "envoy_default",
        "[2016-04-15T20:17:00.310Z] \"GET /a HTTP/2\" 503 UF,URX 154 0 226 - \"-\" \"-\" \"-\" \"-\""
            + " \"10.0.0.1:80\"");
    assertThat(judge.retriesUsedUp()).isTrue();
    assertThat(judge.earlier()).isZero();
  }

  @Test
  void jsonOfEnvoyIsJudgedAsItsText() {
    String line =
        "{\"downstream_remote_address\":\"192.0.2.7:49152\",\"method\":\"GET\",\"path\":\"/\","
            + "\"response_code\":200,\"response_flags\":\"UC\",\"upstream_host\":\"10.0.0.1:80\","
            + "\"start_time\":\"2026-01-05T09:11:12.345Z\"}";
    assertThat(judge("envoy_json", line)).isEqualTo(FailureCause.RESET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // status; addresses; statuses; connect; header; response; cause; attempts
        "200; 10.0.0.1:80; 200; 0.001; 0.200; 0.240; none; ok",
        "200; 10.0.0.1:80, 10.0.0.2:80; 502, 200; -, 0.001; -, 0.200; 0.010, 0.240; none; connect_fail ok",
        "200; 10.0.0.1:80, 10.0.0.2:80; 502, 200; 0.001, 0.001; -, 0.200; 0.010, 0.240; none; reset ok",
        "200; 10.0.0.1:80, 10.0.0.2:80; 504, 200; 0.001, 0.001; -, 0.200; 60.000, 0.240; none; timeout ok",
        "200; 10.0.0.1:80, 10.0.0.2:80; 503, 200; 0.001, 0.001; 0.002, 0.200; 0.01, 0.2; none; upstream_5xx ok",
        "502; 10.0.0.1:80; 502; -; -; 0.001; connect_fail; connect_fail",
        "502; 10.0.0.1:80; 502; 0.001; -; 0.004; reset; reset",
        "502; 10.0.0.1:80; 502; 0.001; 0.003; 0.004; upstream_5xx; upstream_5xx",
        "504; 10.0.0.1:80; 504; 0.001; -; 60.000; timeout; timeout",
        "504; 10.0.0.1:80; 504; -; -; 60.000; timeout; timeout",
        "500; unix:/run/app.sock; 500; 0.000; 0.003; 0.004; upstream_5xx; upstream_5xx",
        "502; backend; 502; -; -; 0.000; no_backend; ",
        "502; 10.0.0.1:80, backend; 502, 502; -, -; -, -; 0.001, 0.000; no_backend; connect_fail",
        "499; 10.0.0.1:80; 499; 0.001; -; 2.000; client_abort; unknown",
        "499; 10.0.0.1:80; -; 0.001; -; 2.000; client_abort; unknown",
        "404; 10.0.0.1:80; 404; 0.001; 0.002; 0.002; client_error; ok",
        "503; -; -; -; -; -; server_error; ",
        "200; 10.0.0.1:80 : 10.0.0.2:80; 200 : 502, 200; 0.001; 0.001; 0.001; none; ok upstream_5xx ok"
      })
  void listsOfNginxTellOfEachAttempt(
      int status,
      String addresses,
      String statuses,
      String connect,
      String header,
      String response,
      String cause,
      String attempts) {
    String line =
        ("192.0.2.7 - - [05/Jan/2026:10:11:12 +0100] \"GET / HTTP/1.1\" %d 6 \"%s\" \"%s\" \"%s\""
                + " \"%s\" \"%s\"")
            .formatted(status, addresses, statuses, connect, header, response);
    String format =
        "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
            + " \"$upstream_addr\" \"$upstream_status\" \"$upstream_connect_time\""
            + " \"$upstream_header_time\" \"$upstream_response_time\"";
    assertThat(judge(format, line).word()).isEqualTo(cause);
    List<String> found = attempts();
    if (addresses.contains(" : ")) {
      assertThat(found.get(0)).isEqualTo("ok");
      assertThat(found).hasSize(3);
    } else {
      assertThat(String.join(" ", found)).isEqualTo(attempts == null ? "" : attempts);
    }
  }

  @Test
  void withoutTimesABadGatewayStaysOne() {
    String line =
        "192.0.2.7 - - [05/Jan/2026:10:11:12 +0100] \"GET / HTTP/1.1\" 502 612 \"-\" \"agent/1\""
            + " \"10.0.0.1:80\" 502";
    assertThat(judge("nginx_timed", line)).isEqualTo(FailureCause.BAD_GATEWAY);
    assertThat(attempts()).containsExactly("upstream_5xx");
  }

  @ParameterizedTest
  @CsvSource({
    "200, +, none",
    "200, -, none",
    "200, X, client_abort",
    "500, X, client_abort",
    "500, +, server_error",
    "200, XX, none"
  })
  void apacheSaysThatAConnectionWasGone(int status, String connection, String cause) {
    String line =
        "192.0.2.7 - - [05/Jan/2026:10:11:12 +0100] \"GET / HTTP/1.1\" %d 6 \"%s\""
            .formatted(status, connection);
    assertThat(judge("%h %l %u %t \"%r\" %>s %b \"%X\"", line).word()).isEqualTo(cause);
  }

  @ParameterizedTest
  @CsvSource({
    "TCP_MISS/200, none", "TCP_MISS_ABORTED/000, client_abort", "TCP_MISS_TIMEOUT/504, timeout",
    "TCP_MISS/503, bad", "_ABORTED/200, client_abort", "ABORTED/200, none"
  })
  void squidSaysThatAClientWentAway(String code, String cause) {
    String line =
        "1426235912.366 123 192.0.2.7 %s 0 GET http://www.example.net/ - HIER_NONE/- -"
            .formatted(code);
    assertThat(judge("squid_native", line).word())
        .isEqualTo(cause.equals("bad") ? "server_error" : cause);
  }

  @Test
  void traefikCountsAttemptsOnServersThatItDoesNotName() {
    String line =
        "{\"ClientHost\":\"192.0.2.7\",\"DownstreamStatus\":200,\"OriginStatus\":200,"
            + "\"RetryAttempts\":2,\"RequestMethod\":\"GET\",\"RequestPath\":\"/\","
            + "\"ServiceAddr\":\"10.0.0.1:80\",\"StartUTC\":\"2026-01-05T09:11:12Z\"}";
    assertThat(judge("traefik_json", line)).isEqualTo(FailureCause.NONE);
    assertThat(attempts()).containsExactly("ok");
    assertThat(judge.earlier()).isEqualTo(2);
    assertThat(judge.earlierOnSameServer()).isFalse();
    assertThat(judge.rescues(AttemptOutcome.CONNECT_FAIL)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, true", "3, 3, true", "+2, 2, false"})
  void haproxyCountsAttemptsAndSaysIfTheServerChanged(String retries, int earlier, boolean same) {
    String line =
        ("192.0.2.7:34534 [06/Feb/2009:12:14:14.655] www app/s1 0/0/1/9/30 200 10 - - ----"
                + " 1/1/0/1/%s 0/0 \"GET / HTTP/1.1\"")
            .formatted(retries);
    judge("haproxy_http", line);
    assertThat(judge.earlier()).isEqualTo(earlier);
    assertThat(judge.earlierOnSameServer()).isEqualTo(same);
  }

  @Test
  void whereNoServerCouldBeAskedNoneWas() {
    judge(
        "haproxy_tcp",
        "192.0.2.7:40962 [20/Sep/2018:15:44:23.285] main app/<NOSRV> -1/-1/1 0 SC 1/1/0/0/3 0/0");
    assertThat(judge.earlier()).isZero();
    assertThat(attempts()).isEmpty();
  }

  @Test
  void aLoadBalancersAttemptWithoutAStatusFailed() {
    String line =
        "http 2018-11-30T22:23:00.186641Z app/my-lb/50dc 192.0.2.7:2817 10.0.0.1:80 0.000 -1 -1 %d -"
            + " 34 366 \"GET http://www.example.net:80/ HTTP/2.0\" \"curl/7.46.0\" - - - \"Root\"";
    assertThat(judge("aws_alb", line.formatted(502))).isEqualTo(FailureCause.RESET);
    assertThat(attempts()).containsExactly("reset");
    assertThat(judge("aws_alb", line.formatted(504))).isEqualTo(FailureCause.TIMEOUT);
    assertThat(judge("aws_alb", line.formatted(460))).isEqualTo(FailureCause.CLIENT_ABORT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SC--", "UF", "X", "TCP_MISS_ABORTED", "DC"})
  void aCodeMeansNothingInTheLinesOfAnotherServer(String code) {
    String line = "2026-01-05 10:11:12 192.0.2.7 GET /a 200 %s".formatted(code);
    LineParser parser = LogFormat.of("w3c").newLineParser(settings());
    parse(parser, "#Fields: date time c-ip cs-method cs-uri sc-status s-reason");
    assertThat(parse(parser, line)).isEqualTo(Outcome.RECORD);
    assertThat(judge.judge(record)).isEqualTo(FailureCause.NONE);
  }

  @Test
  void aRecordThatIsUsedAgainForgetsTheServerBefore() {
    judge("haproxy_http", haproxy("SC--"));
    assertThat(record.dialect().server().name()).isEqualTo("HAPROXY");
    String line =
        "192.0.2.7 - - [05/Jan/2026:10:11:12 +0100] \"GET / HTTP/1.1\" 200 612 \"-\" \"agent/1\"";
    assertThat(judge("nginx_combined", line)).isEqualTo(FailureCause.NONE);
    assertThat(record.hasNoServer()).isFalse();
  }

  private static String haproxy(String state) {
    return "192.0.2.7:34534 [06/Feb/2009:12:14:14.655] www app/<NOSRV> 0/-1/-1/-1/30 503 10 - - "
        + state
        + " 1/1/0/1/0 0/0 \"GET / HTTP/1.1\"";
  }

  private FailureCause judge(String format, String line) {
    LineParser parser = LogFormat.of(format).newLineParser(settings());
    assertThat(parse(parser, line)).isEqualTo(Outcome.RECORD);
    return judge.judge(record);
  }

  private Outcome parse(LineParser parser, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return parser.parse(bytes, 0, bytes.length, record);
  }

  private List<String> attempts() {
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < judge.attempts().count(); i++) {
      if (judge.isAttempt(i)) {
        outcomes.add(judge.outcome(i).word());
      }
    }
    return outcomes;
  }

  private static ParserSettings settings() {
    return new ParserSettings(Optional.of(ZoneOffset.UTC), Instant.parse("2026-11-22T00:00:00Z"));
  }
}
