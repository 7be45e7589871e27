package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatStringTest {
  private static final String AT = "10/Oct/2000:13:55:36 +0000";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "$remote_addr [$time_local] ~ nginx",
        "%h %l %u %t \"%r\" %>s %b ~ Apache",
        "%a %t %{us}T %X %{c}a %f %b ~ Apache",
        "[%START_TIME%] %PROTOCOL% ~ Envoy",
        "%START_TIME(%s.%3f)% %DURATION% ~ Envoy",
        "%REQ(X-A?B):10% %START_TIME% ~ Envoy",
        "%ci:%cp [%tr] %ft ~ HAProxy",
        "%{+Q}r [%t] ~ HAProxy",
        "%[src] [%t] ~ HAProxy",
        "[%trl] %ST ~ HAProxy",
        "%ts.%03tu %6tr %>a ~ squid",
        "%>a - %[un [%tl] \"%rm %ru HTTP/%rv\" ~ squid",
        "%tl %ssl::>sni ~ squid",
        "apache:%t ~ Apache",
        "haproxy:[%t] %s ~ HAProxy",
        "squid:%tr %ts ~ squid",
        "%d %msg%n ~ log4j",
        "log4j:%d %msg%n ~ log4j",
        "logback:%d %msg%n ~ logback",
        "apache:vhost:%v %t ~ Apache"
      })
  void knowsWhoseStringItIs(String string, String server) {
    LogFormat format = LogFormat.of(string);

    assertThat(format.description()).isEqualTo("A format string of " + server);
    assertThat(format.name()).isEqualTo(string);
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo:%h %t", "log5j:%d %m", "Nginx:$remote_addr $msec"})
  void refusesAWordThatNamesNoServer(String string) {
    String word = string.substring(0, string.indexOf(':'));

    assertThatThrownBy(() -> LogFormat.of(string))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Unknown format: %s (%s: must be one of apache, envoy, haproxy, log4j, logback, nginx, squid; if it belongs to the lines, as apache:%s:)",
            string, word, word);
  }

  @ParameterizedTest
  @MethodSource("io.nodelog.format.LogFormat#presets")
  void knowsTheStringsOfThePresets(LogFormat preset) {
    for (String string : preset.definition().lines().toList()) {
      String server = FormatString.define(string).map(FormatDefinition::description).orElse("");
      assertThat(preset.name() + " " + server)
          .doesNotMatch("apache.* (nginx|HAProxy|Envoy|squid)")
          .doesNotMatch("nginx.* (Apache|HAProxy|Envoy|squid)")
          .doesNotMatch("haproxy.* (Apache|nginx|Envoy|squid)")
          .doesNotMatch("envoy.* (Apache|nginx|HAProxy|squid)")
          .doesNotMatch("squid.* (Apache|nginx|HAProxy|Envoy)");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "LogFormat \"%h %t \\\"%r\\\" %>s\" common",
        "  logformat \"%h %t \\\"%r\\\" %>s\"",
        "CustomLog logs/access_log \"%h %t \\\"%r\\\" %>s\" env=!dontlog",
        "log_format main '$remote_addr [$time_local] \"$request\" '  '$status';",
        "log_format main \"$remote_addr [$time_local] \\\"$request\\\" $status\"",
        "log_format main escape=default '$remote_addr [$time_local] \"$request\" $status';",
        "escape=default '$remote_addr [$time_local] \"$request\" $status'",
        "'$remote_addr [$time_local] ' '\"$request\" $status';",
        "escape=none $remote_addr [$time_local] \"$request\" $status",
        "log-format \"%ci [%trg] %{+Q}r %ST\"",
        "log-format %ci\\ [%trg]\\ %{+Q}r\\ %ST",
        "logformat mine %>a [%tl] \"%rm %ru HTTP/%rv\" %>Hs"
      })
  void takesAStatementAsItStandsInTheServersConfiguration(String statement) {
    Line line = Line.parse(statement, "192.0.2.7 [" + AT + "] \"GET /a HTTP/1.1\" 200");

    assertThat(line.verdict()).isEqualTo("RECORD");
    assertThat(line.get("target")).isEqualTo("/a");
    assertThat(line.get("status")).isEqualTo("200");
  }

  @Test
  void takesWhatIsEmptyForAbsentWhereTheServerWritesNoDash() {
    String rest = "'{\"t\":\"$msec\",\"u\":\"$remote_user\",\"rt\":$request_time}'";
    String line = "{\"t\":\"1.000\",\"u\":\"\",\"rt\":0.5}";

    assertThat(Line.parse("log_format x escape=json " + rest + ";", line).get("user")).isNull();
    assertThat(Line.parse("log_format x " + rest + ";", line).get("user")).isNull();
    assertThat(Line.parse("log_format x escape=default " + rest + ";", line).get("user")).isEmpty();
  }

  @Test
  void readsTheEscapesOfEachServer() {
    String json = "escape=json $msec \"$http_referer\"";
    String none = "escape=none $msec \"$http_referer\"";
    String haproxy = "haproxy:%Ts.%ms %{+Q}[req.hdr(referer)]";

    assertThat(Line.parse(json, "1.0 \"a\\\"\\u00e4\"").get("referrer")).isEqualTo("a\"ä");
    assertThat(Line.parse(none, "1.0 \"a\\x22\"").get("referrer")).isEqualTo("a\\x22");
    assertThat(Line.parse(haproxy, "1.012 \"a#22#7C\"").get("referrer")).isEqualTo("a\"|");
    assertThat(Line.parse("%{sec}t \"%{Referer}i\"", "1 \"a\\x22\"").get("referrer"))
        .isEqualTo("a\"");
  }
}
