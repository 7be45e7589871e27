package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.format.parser.ParserSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Format strings of proxies. */
class ProxyStringsTest {
  private static final String TCP =
      "192.0.2.7:5 [26/Feb/2019:23:16:15.321] in a/b 1/2/8 14 -- 2/1/0/0/0 0/0";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "%ci:%cp [%t] %r ~ 192.0.2.7:5 [06/Feb/2009:12:14:14.655] GET / HTTP/1.1 ~ time ~ 2009-02-06T12:14:14.655Z",
        "%ci [%T] %ST ~ 192.0.2.7 [06/Feb/2009:12:14:14 +0000] 200 ~ time ~ 2009-02-06T12:14:14Z",
        "%ci [%trl] %ST ~ 192.0.2.7 [06/Feb/2009:12:14:14 +0100] 200 ~ time ~ 2009-02-06T11:14:14Z",
        "%ci %Ts.%ms ~ 192.0.2.7 1234567890.012 ~ time ~ 2009-02-13T23:31:30.012Z",
        "%ci [%trl] %ms %ST ~ 192.0.2.7 [06/Feb/2009:12:14:14 +0100] 999 200 ~ time ~ 2009-02-06T11:14:14Z",
        "%[src]:%[src_port] %Ts %[status] ~ ::1:5 1 404 ~ client_ip ~ ::1",
        "%ci %Ts %HM %HU %HV ~ ::1 1 GET /a?b HTTP/1.1 ~ protocol ~ HTTP/1.1",
        "%ci %Ts \"%HM %HPO%HQ %HV\" %ST ~ ::1 1 \"GET /a b?c HTTP/1.1\" 200 ~ target ~ /a b?c",
        "%ci %Ts %[req.hdr(Host),lower] %[capture.req.hdr(0)] %ID ~ ::1 1 h:80 x id7 ~ virtual_host ~ h",
        "%ci %Ts %ST %hr ~ ::1 1 200 {a|b c} ~ status ~ 200",
        "%ci %Ts %ST %hr %hs ~ ::1 1 200 ~ status ~ 200",
        "%ci %Ts %ST %hr %s ~ ::1 1 200 srv ~ upstream[].address ~ srv",
        "%ci %Ts %ST {%[fc_err]} %{+Q}hr %s ~ ::1 1 200 {0} \"{a}\" srv ~ upstream[].address ~ srv",
        "%ci %Ts %b/%s %U %B ~ ::1 1 a/b 12 +34 ~ bytes_received ~ 12",
        "%(client)ci %(at)Ts %{+E}[path] ~ ::1 1 /a ~ target ~ /a",
        "%ci %Ts %bi:%bp %fi:%fp %H %rt%% ~ ::1 1 ::2:3 ::4:5 - 6% ~ client_ip ~ ::1"
      })
  void understandsHaproxy(String format, String line, String column, String value) {
    assertThat(Line.parse(format, line).verdict()).isEqualTo("RECORD");
    assertThat(Line.parse(format, line).get(column)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "%START_TIME% %RESPONSE_CODE% ~ 2016-04-15T20:17:00.310Z 200 ~ time ~ 2016-04-15T20:17:00.310Z",
        "%START_TIME(%Y/%m/%dT%H:%M:%S%z)% %RESPONSE_CODE% ~ 2016/04/15T20:17:00+0200 200 ~ time ~ 2016-04-15T18:17:00Z",
        "%START_TIME(%F %T.%3f)% %RESPONSE_CODE% ~ 2016-04-15 20:17:00.310 200 ~ time ~ 2016-04-15T20:17:00.310Z",
        "%START_TIME(%FT%T.%6fZ)% %RESPONSE_CODE% ~ 2016-04-15T20:17:00.310123Z 200 ~ time ~ 2016-04-15T20:17:00.310123Z",
        "%START_TIME(%s.%3f)% %RESPONSE_CODE% ~ 1234567890.012 200 ~ time ~ 2009-02-13T23:31:30.012Z",
        "%START_TIME(%s%3f)% %RESPONSE_CODE% ~ 1234567890012 200 ~ time ~ 2009-02-13T23:31:30.012Z",
        "%START_TIME% %DOWNSTREAM_REMOTE_ADDRESS% ~ 2016-04-15T20:17:00Z [::1]:443 ~ client_ip ~ ::1",
        "%START_TIME% %DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT% ~ 2016-04-15T20:17:00Z ::1 ~ client_ip ~ ::1",
        "%START_TIME% %REQ(X-FORWARDED-FOR?HOST):99% ~ 2016-04-15T20:17:00Z 1.2.3.4, 5.6.7.8 ~ forwarded_for ~ 1.2.3.4, 5.6.7.8",
        "%START_TIME% %REQ(X-UNKNOWN?HOST)% ~ 2016-04-15T20:17:00Z h:80 ~ virtual_host ~ h",
        "%START_TIME% %RESP(SERVER)% %TRAILER(GRPC-STATUS)% %DYNAMIC_METADATA(a:b)% %DURATION% ~ 2016-04-15T20:17:00Z a 0 - 7 ~ duration_micros ~ 7000",
        "%START_TIME% 100%% %BYTES_SENT% ~ 2016-04-15T20:17:00Z 100% 7 ~ bytes_sent ~ 7",
        "%START_TIME% %NEW_OPERATOR(x, y)% %PROTOCOL% ~ 2016-04-15T20:17:00Z z HTTP/2 ~ protocol ~ HTTP/2",
      })
  void understandsEnvoy(String format, String line, String column, String value) {
    assertThat(Line.parse(format, line).verdict()).isEqualTo("RECORD");
    assertThat(Line.parse(format, line).get(column)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "%ts.%03tu %>a:%>p %<a:%<p ~ 1.012 ::1:5 10.0.0.1:80 ~ upstream[].address ~ 10.0.0.1:80",
        "%ts %9>Hs %-9>a %un ~ 1       200 ::1       jane ~ user ~ jane",
        "%{%F %T}tg %>a ~ 2016-04-15 20:17:00 ::1 ~ time ~ 2016-04-15T20:17:00Z",
        "%ts %<pt %<Hs %>a ~ 1 15 502 ::1 ~ upstream[].status ~ 502",
        "%ts %>h{User-Agent} %>a ~ 1 agent ::1 ~ user_agent ~ agent",
        "%ts %ssl::>sni %adapt::all_trs %err_code/%err_detail %>a ~ 1 h - a/b ::1 ~ client_ip ~ ::1",
      })
  void understandsSquid(String format, String line, String column, String value) {
    assertThat(Line.parse(format, line).verdict()).isEqualTo("RECORD");
    assertThat(Line.parse(format, line).get(column)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "%ci %Ts %hrl %r ~ Invalid format: %hrl at position 9 (must come last)",
        "%ci %Ts %zz ~ Unknown directive: %zz at position 9",
        "%ci %Ts %[src ~ incomplete directive at position 9",
        "%START_TIME% %PROTOCOL ~ incomplete operator at position 14",
        "%START_TIME(%Q %d)% ~ Unknown time format: %START_TIME(%Q %d)% at position 1",
        "%ts %>a %xyz ~ Unknown directive: %xyz at position 9",
        "%>a %Ss ~ no time"
      })
  void saysWhatIsWrongAndWhere(String format, String message) {
    assertThatThrownBy(() -> LogFormat.of(format))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void asksForTheZoneOfTimesThatNameNone() {
    LogFormat haproxy = LogFormat.of("haproxy_http");

    assertThat(haproxy.format().needsZone()).isTrue();
    assertThat(LogFormat.of("haproxy_clf").format().needsZone()).isFalse();
    assertThat(LogFormat.of("%START_TIME(%F %T)%").format().needsZone()).isFalse();
    assertThatThrownBy(() -> haproxy.newLineParser(ParserSettings.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Missing zone: the times of this format name none");
  }

  @Test
  void readsTimesInTheZoneOfTheSource() {
    ParserSettings berlin =
        new ParserSettings(Optional.of(ZoneId.of("Europe/Berlin")), Instant.EPOCH);
    byte[] line = "::1:5 [06/Jul/2009:12:14:14.655] 200".getBytes(StandardCharsets.US_ASCII);

    Line parsed =
        Line.parse(LogFormat.of("%ci:%cp [%tr] %ST").newLineParser(berlin), line, 0, line.length);

    assertThat(parsed.get("time")).isEqualTo("2009-07-06T10:14:14.655Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Feb  6 12:14:14 lb haproxy[14]: ",
        "Feb 6 12:14:14 lb haproxy[14]: ",
        "Feb 16 12:14:14 haproxy[14]: ",
        "<134>Feb 16 12:14:14 lb haproxy: ",
        "<134>haproxy[14]: ",
        "<134>",
        "haproxy[14]: ",
        "2026-01-05T10:11:12.123456+01:00 lb haproxy[14]: ",
        "2026-01-05T10:11:12Z haproxy[14]: ",
        "<134>1 2026-01-05T10:11:12Z lb haproxy 14 - - ",
        "<134>1 2026-01-05T10:11:12Z lb haproxy 14 - [a@1 b=\"c\"][d@1] ",
        "''"
      })
  void readsOverWhatASyslogDaemonPutsBeforeALine(String prefix) {
    // Text that is parted by tildes loses its spaces at the ends.
    String before = prefix.isEmpty() || prefix.endsWith(">") ? prefix : prefix + " ";

    Line line = Line.parse("haproxy_tcp", before + TCP);

    assertThat(line.verdict()).isEqualTo("RECORD");
    assertThat(line.get("client_ip")).isEqualTo("192.0.2.7");
  }
}
