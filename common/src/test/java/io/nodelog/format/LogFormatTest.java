package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.LineParser;
import io.nodelog.record.AccessRecord;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogFormatTest {
  @ParameterizedTest
  @ValueSource(strings = {"apache_combine", "", "100 %", "combined", "$", "% "})
  void refusesWhatIsNeitherPresetNorFormatString(String text) {
    assertThatThrownBy(() -> LogFormat.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Unknown format: " + text + " (must be one of apache_common, ")
        .hasMessageEndingWith(
            ", or a format string of Apache, nginx, HAProxy, Envoy or squid, or a pattern of log4j or logback)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "%h %Z %t ~ Unknown directive: %Z at position 4",
        "%h %t %{us ~ incomplete directive at position 7",
        "%h %t % ~ incomplete directive at position 7",
        "%h %l ~ no time",
        "$remote_addr $status ~ no time",
        "%h%u %t ~ nothing parts %u at position 3 from %h",
        "%t $time_local$status ~ nothing parts $status at position 15 from $time_local",
        "%h %{%A}t ~ Unknown time format: %{%A}t at position 4",
        "%h %t %{h}T ~ Unknown time unit: %{h}T at position 7"
      })
  void saysWhatIsWrongAndWhere(String format, String message) {
    assertThatThrownBy(() -> LogFormat.of(format))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void readsAFormatAsItStandsInTheServersConfiguration() {
    String format = "%h %t \\\"%r\\\" %>s";

    assertThat(
            Line.parse(format, "h [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200").outcome())
        .hasToString("RECORD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "%a %t %D ~ 1.2.3.4 [10/Oct/2000:13:55:36 +0000] 1500 ~ duration_micros ~ 1500",
        "%a %t %T ~ 1.2.3.4 [10/Oct/2000:13:55:36 +0000] 2 ~ duration_micros ~ 2000000",
        "%a %t %{ms}T ~ 1.2.3.4 [10/Oct/2000:13:55:36 +0000] 2 ~ duration_micros ~ 2000",
        "%a %t %{us}T ~ 1.2.3.4 [10/Oct/2000:13:55:36 +0000] 2 ~ duration_micros ~ 2",
        "%a %t %T %D ~ 1.2.3.4 [10/Oct/2000:13:55:36 +0000] 1 1500 ~ duration_micros ~ 1500",
        "%a %{sec}t ~ 1.2.3.4 971186136 ~ time ~ 2000-10-10T13:55:36Z",
        "%a %{msec}t ~ 1.2.3.4 971186136123 ~ time ~ 2000-10-10T13:55:36.123Z",
        "%a %{usec}t ~ 1.2.3.4 971186136123456 ~ time ~ 2000-10-10T13:55:36.123456Z",
        "%a %{sec}t.%{msec_frac}t ~ 1.2.3.4 971186136.023 ~ time ~ 2000-10-10T13:55:36.023Z",
        "%a %t %{usec_frac}t ~ 1.2.3.4 [10/Oct/2000:13:55:36 +0000] 000023 ~ time ~ 2000-10-10T13:55:36.000023Z",
        "%a %{msec}t %{usec_frac}t ~ 1.2.3.4 971186136123 999999 ~ time ~ 2000-10-10T13:55:36.123Z",
        "%a %{%Y-%m-%dT%H:%M:%S%z}t ~ 1.2.3.4 2000-10-10T13:55:36+0100 ~ time ~ 2000-10-10T12:55:36Z",
        "%a %{end:sec}t ~ 1.2.3.4 971186136 ~ time ~ 2000-10-10T13:55:36Z",
        "%h %a %{c}a %{sec}t ~ name 1.2.3.4 5.6.7.8 1 ~ client_ip ~ 1.2.3.4",
        "%h %a %{c}a %{sec}t ~ name 1.2.3.4 5.6.7.8 1 ~ peer_ip ~ 5.6.7.8",
        "%{sec}t %s %>s ~ 1 301 200 ~ status ~ 200",
        "%{sec}t %>s %<s ~ 1 200 301 ~ status ~ 200",
        "%{sec}t %200s ~ 1 - ~ status ~ ",
        "%{sec}t %>s %!200,304{Referer}i ~ 1 200 http://x/ ~ referrer ~ http://x/",
        "%{sec}t %m %U%q %H ~ 1 GET /a?b=1 HTTP/1.1 ~ target ~ /a?b=1",
        "%{sec}t %m %U %q %H ~ 1 GET /a ?b=1 HTTP/1.1 ~ target ~ /a",
        "%{sec}t %m %U %q %H ~ 1 GET /a  HTTP/1.1 ~ protocol ~ HTTP/1.1",
        "%{sec}t %r|%>s ~ 1 GET / HTTP/1.1|200 ~ target ~ /",
        "%{sec}t %v:%p ~ 1 www.example.net:80 ~ virtual_host ~ www.example.net",
        "%{sec}t %V %X ~ 1 www.example.net + ~ termination ~ +",
        "%{sec}t %{Host}i ~ 1 www.example.net:8080 ~ virtual_host ~ www.example.net",
        "%{sec}t %{X-Forwarded-For}i %P ~ 1 1.2.3.4, 5.6.7.8 99 ~ forwarded_for ~ 1.2.3.4, 5.6.7.8",
        "%{sec}t %{UNIQUE_ID}e %{Cookie}i %{x}n %{X-Request-ID}i ~ 1 a b c d ~ request_id ~ d",
        "%{sec}t %I/%O ~ 1 100/200 ~ bytes_received ~ 100",
        "%{sec}t %I/%O ~ 1 100/200 ~ bytes_sent ~ 200",
        "%{sec}t %b/%O ~ 1 100/200 ~ bytes_sent ~ 100",
        "%{sec}t %B %k %L %^FB %f ~ 1 100 0 x 5 /file ~ bytes_sent ~ 100",
        "%{sec}t 5%% %u ~ 1 5% me ~ user ~ me",
        "%{%d/%b/%Y:%H:%M:%S}t %u ~ 10/Oct/2000:13:55:36 me ~ time ~ 2000-10-10T13:55:36Z",
        "%{%d/%b/%Y %T}t.%{msec_frac}t %{%z}t %u ~ 10/Oct/2000 13:55:36.023 +0200 me ~ time ~ 2000-10-10T11:55:36.023Z",
        "%{%c}t %u ~ Tue Oct  3 13:55:36 2000 me ~ time ~ 2000-10-03T13:55:36Z",
        "%{begin:%F %T}t %{end:%F %T}t %u ~ 2000-10-10 13:55:36 2000-10-10 13:55:39 me ~ time ~ 2000-10-10T13:55:36Z",
        "%{end:%F %T}t %u ~ 2000-10-10 13:55:39 me ~ user ~ me",
        "%{sec}t %!200,304,302{Referer}i %400,501{User-agent}i ~ 1 - agent ~ user_agent ~ agent",
        "%{sec}t %{Referer}!400i ~ 1 http://x/ ~ referrer ~ http://x/",
        "%{sec}t %{c}a %u ~ 1 1.2.3.4 me ~ client_ip ~ 1.2.3.4",
        "%{sec}t %a:%{remote}p %u ~ 1 ::1:443 me ~ client_ip ~ ::1",
        "%{sec}t %A:%p %u ~ 1 ::1:443 me ~ user ~ me",
        "%{sec}t %{SSL_PROTOCOL}x %{version}c %{tid}P %{x}C %{x}^ti %{x}^to %u ~ 1 TLSv1.3 - 7 a b c me ~ user ~ me",
        "%{sec}t %I %O %S %^FB %R %k %f ~ 1 1 2 3 4 - 0 /a b ~ bytes_received ~ 1",
        "%{sec}t \"%m %U%q %H\" ~ 1 \"GET /a b?c HTTP/1.1\" ~ target ~ /a b?c",
        "%{sec}t %L ~ 1 abc ~ request_id ~ abc"
      })
  void understandsApache(String format, String line, String column, String value) {
    Line parsed = Line.parse(format, line);

    assertThat(parsed.verdict()).isEqualTo("RECORD");
    assertThat(parsed.get(column)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "$msec $remote_addr ~ 971186136.123 1.2.3.4 ~ time ~ 2000-10-10T13:55:36.123Z",
        "$time_iso8601 ${status}x ~ 2000-10-10T13:55:36+00:00 200x ~ status ~ 200",
        "$time_local|$msec ~ 10/Oct/2000:13:55:36 +0000|971186136.5 ~ time ~ 2000-10-10T13:55:36.500Z",
        "$msec $request_time ~ 1 0.250 ~ duration_micros ~ 250000",
        "$msec $uri$is_args$args $host ~ 1 /a?b=1 h ~ target ~ /a?b=1",
        "$msec $unknown_thing $status ~ 1 what 200 ~ status ~ 200",
        "$msec $bytes_sent $body_bytes_sent $request_length ~ 1 9 8 7 ~ bytes_sent ~ 8",
        "$msec $bytes_sent $request_length ~ 1 9 7 ~ bytes_sent ~ 9",
        "$msec $http_host $server_name ~ 1 h:80 s ~ virtual_host ~ h",
        "$msec $remote_addr $realip_remote_addr ~ 1 1.2.3.4 5.6.7.8 ~ peer_ip ~ 5.6.7.8",
        "$msec $realip_remote_addr $request_id ~ 1 5.6.7.8 f00d ~ client_ip ~ 5.6.7.8",
        "$msec $upstream_addr $upstream_status $req_id ~ 1 a:1, b:2 : c:3 502, 502 : 200 id ~ upstream[].address ~ a:1, b:2 : c:3",
        "$msec $upstream_addr $upstream_status $req_id ~ 1 a:1, b:2 : c:3 502, 502 : 200 id ~ upstream[].status ~ 502, 502 : 200",
        "$msec $upstream_bytes_sent $upstream_bytes_received $host ~ 1 5, 6 : 7 -, 8 h ~ virtual_host ~ h",
        "$msec $proxy_add_x_forwarded_for $http_x_forwarded_for $host ~ 1 1.2.3.4, 5.6.7.8 1.2.3.4, 9.9.9.9 h ~ virtual_host ~ h",
        "$msec $ssl_protocol/$ssl_cipher \"$request_body\" $host ~ 1 TLSv1.3/X \"a \\x22b\\x22\" h ~ virtual_host ~ h",
        "$msec \"$request_method $scheme://$host$request_uri $server_protocol\" $status ~ 1 \"GET https://h/a?b HTTP/1.1\" 200 ~ target ~ https://h/a?b",
        "$msec $remote_addr:$remote_port $status ~ 1 ::1:443 200 ~ client_ip ~ ::1",
        "$msec [$proxy_upstream_name] [$proxy_alternative_upstream_name] $upstream_response_length ~ 1 [x] [] 5 ~ upstream[].bytes ~ 5"
      })
  void understandsNginx(String format, String line, String column, String value) {
    Line parsed = Line.parse(format, line);

    assertThat(parsed.verdict()).isEqualTo("RECORD");
    assertThat(parsed.get(column)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "%{sec}t ~ -1 ~ REJECT TIME",
        "%{sec}t ~ 9223372036855 ~ REJECT TIME",
        "%{usec}t ~ 9223372036854775808 ~ REJECT TIME",
        "%{sec}t %D ~ 1 -5 ~ REJECT NUMBER",
        "%{sec}t %{ms}T ~ 1 9223372036854775807 ~ REJECT NUMBER",
        "%{sec}t %{ms}T ~ 1 x ~ REJECT NUMBER",
        "%{%F %T}t ~ 2000-13-10 13:55:36 ~ REJECT TIME",
        "%{%F %T}t ~ 2000-10 ~ REJECT SHAPE",
        "$msec [$status] ~ 1 [200] ~ RECORD",
        "$msec [$status] ~ 1 [200]x ~ REJECT SHAPE",
        "%{sec}t.%{msec_frac}t ~ 1.1000 ~ REJECT TIME",
        "%{sec}t %m %U ~ 1 \\x16 / ~ PARTIAL",
        "%{sec}t %m %U ~ 1 - - ~ PARTIAL",
        "$msec $request_time ~ 1 - ~ REJECT NUMBER",
        "$msec $status ~ 1 000 ~ REJECT STATUS",
        "$msec $upstream_status ~ 1 no ~ PARTIAL",
        "$msec [$status] ~ 1 [200 ~ REJECT SHAPE"
      })
  void hasAVerdictOnWhatTheServerCannotMean(String format, String line, String verdict) {
    assertThat(Line.parse(format, line).verdict()).isEqualTo(verdict);
  }

  @Test
  void explainsWhatEachDirectiveYields() {
    LogFormat format = LogFormat.of("%h %l %t \"%r\" %>s %b %O %{Cookie}i");

    assertThat(format.columns())
        .extracting(FormatColumn::directive, FormatColumn::name)
        .extracting(tuple -> tuple.toList().get(0) + "=" + tuple.toList().get(1))
        .containsExactly(
            "%h=client_ip",
            "%h=client_host",
            "%l=",
            "%t=time",
            "%r=method",
            "%r=target",
            "%r=path",
            "%r=query",
            "%r=protocol",
            "%>s=status",
            "%b=bytes_sent",
            "%O=",
            "%{Cookie}i=");
    assertThat(format.columns())
        .filteredOn(column -> column.directive().equals("%O"))
        .singleElement()
        .satisfies(column -> assertThat(column.note()).isEqualTo("skipped: %b says it"))
        .satisfies(column -> assertThat(column.skipped()).isTrue());
  }

  @Test
  void tellsWhetherTheTimeIsTheEndOfTheRequest() {
    assertThat(LogFormat.of("%h %t").timeIsRequestEnd()).isFalse();
    assertThat(LogFormat.of("%h %{end:sec}t").timeIsRequestEnd()).isTrue();
    assertThat(LogFormat.of("$remote_addr $time_local").timeIsRequestEnd()).isTrue();
  }

  @Test
  void doesNotTakeTextAtTheEndOfAFormatForTheEndOfALine() {
    String common = LogFormat.of("apache_common").definition();
    byte[] lines =
        "192.0.2.7 - - [10/Oct/2000:13:55:36 +0000] \"GET / HTTP/1.0\" 200 5 end of the line\n"
            .getBytes(StandardCharsets.US_ASCII);

    LineParser parser = LogFormat.of(common + " end").newLineParser(Line.SETTINGS);

    assertThat(parser.parseAhead(lines, 0, lines.length, new AccessRecord()))
        .isEqualTo(ByteSearch.NOT_FOUND);
    assertThat(
            Line.parse(common + " end", new String(lines, StandardCharsets.US_ASCII).strip())
                .verdict())
        .isEqualTo("REJECT SHAPE");
  }

  @Test
  void isNamedByItsOwnString() {
    assertThat(LogFormat.of("%h %t").name()).isEqualTo("%h %t");
    assertThat(LogFormat.of("%h %t").definition()).isEqualTo("%h %t");
  }
}
