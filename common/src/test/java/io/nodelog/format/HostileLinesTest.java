package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are wrong, odd or meant to harm, and the verdict on each. */
class HostileLinesTest {
  private static final String COMBINED = "apache_combined";
  private static final String START = "192.0.2.7 - - [10/Oct/2000:13:55:36 -0700] ";

  private static final String HAPROXY =
      "192.0.2.7:34 [06/Feb/2009:12:14:14.655] in a/b 10/0/3/6/9 200 27 - - ---- 1/1/1/1/2 ";

  private static final String ENVOY = "[2016-04-15T20:17:00.310Z] \"POST / HTTP/2\" 204 - 1 0 ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        // requests
        "`\"GET / HTTP/1.1\" 200 5 \"-\" \"-\"` ~ RECORD",
        "`\"GET /\" 200 5 \"-\" \"-\"` ~ RECORD",
        "`\"GET /a b c HTTP/1.1\" 200 5 \"-\" \"-\"` ~ RECORD",
        "`\"GET /a HTTP/1.1 b HTTP/1.1\" 200 5 \"-\" \"-\"` ~ RECORD",
        "`\"PROPFIND / HTTP/2\" 200 5 \"-\" \"-\"` ~ RECORD",
        "`\"SSTP_DUPLEX_POST /x/ HTTP/1.1\" 200 5 \"-\" \"-\"` ~ RECORD",
        "`\"GET /\\\" HTTP/1.1\" 200 5 \"-\" \"-\"` ~ RECORD",
        "`\"GET /\\\\\" 200 5 \"-\" \"-\"` ~ RECORD",
        "`\"GET /a\" b HTTP/1.1\" 200 5 \"-\" \"-\"` ~ RECORD",
        "`\"-\" 408 - \"-\" \"-\"` ~ PARTIAL",
        "`- 408 - \"-\" \"-\"` ~ PARTIAL",
        "`\"\" 400 0 \"-\" \"-\"` ~ PARTIAL",
        "`\" \" 400 0 \"-\" \"-\"` ~ PARTIAL",
        "`\"GET\" 400 0 \"-\" \"-\"` ~ PARTIAL",
        "`\"GET \" 400 0 \"-\" \"-\"` ~ PARTIAL",
        "`\"GET HTTP/1.1\" 400 0 \"-\" \"-\"` ~ PARTIAL",
        "`\"GET  HTTP/1.1\" 400 0 \"-\" \"-\"` ~ PARTIAL",
        "`\" / HTTP/1.1\" 400 0 \"-\" \"-\"` ~ PARTIAL",
        "`\"\\x16\\x03\\x01\" 400 226 \"-\" \"-\"` ~ PARTIAL",
        "`\"\\x16\\x03 \\x01 HTTP/1.1\" 400 226 \"-\" \"-\"` ~ PARTIAL",
        "`\"\u0016\u0003\u0001\u0000\u00ee\" 400 226 \"-\" \"-\"` ~ PARTIAL",
        "`\"Cookie: mstshash=Administr\" 400 226 \"-\" \"-\"` ~ PARTIAL",
        "`\"GET / HTTP/1.1 200 5 \"-\" \"-\"` ~ REJECT SHAPE",
        "`\"GET / HTTP/1.1` ~ REJECT SHAPE",
        "`GET / HTTP/1.1 200 5 \"-\" \"-\"` ~ REJECT SHAPE",
        // status
        "`\"GET / HTTP/1.1\" 099 5 \"-\" \"-\"` ~ REJECT STATUS",
        "`\"GET / HTTP/1.1\" 100 5 \"-\" \"-\"` ~ RECORD",
        "`\"GET / HTTP/1.1\" 599 5 \"-\" \"-\"` ~ RECORD",
        "`\"GET / HTTP/1.1\" 600 5 \"-\" \"-\"` ~ REJECT STATUS",
        "`\"GET / HTTP/1.1\" 000 5 \"-\" \"-\"` ~ REJECT STATUS",
        "`\"GET / HTTP/1.1\" 999 5 \"-\" \"-\"` ~ REJECT STATUS",
        "`\"GET / HTTP/1.1\" 0 5 \"-\" \"-\"` ~ REJECT STATUS",
        "`\"GET / HTTP/1.1\" 0200 5 \"-\" \"-\"` ~ REJECT STATUS",
        "`\"GET / HTTP/1.1\" -20 5 \"-\" \"-\"` ~ REJECT STATUS",
        "`\"GET / HTTP/1.1\" 2x0 5 \"-\" \"-\"` ~ REJECT STATUS",
        "`\"GET / HTTP/1.1\" abc 5 \"-\" \"-\"` ~ REJECT STATUS",
        "`\"GET / HTTP/1.1\" - 5 \"-\" \"-\"` ~ REJECT STATUS",
        "`\"GET / HTTP/1.1\"  5 \"-\" \"-\"` ~ REJECT STATUS",
        "`\"-\" 999 - \"-\" \"-\"` ~ REJECT STATUS",
        // bytes
        "`\"GET / HTTP/1.1\" 200 - \"-\" \"-\"` ~ RECORD",
        "`\"GET / HTTP/1.1\" 200 0 \"-\" \"-\"` ~ RECORD",
        "`\"GET / HTTP/1.1\" 200 9223372036854775807 \"-\" \"-\"` ~ RECORD",
        "`\"GET / HTTP/1.1\" 200 9223372036854775808 \"-\" \"-\"` ~ REJECT NUMBER",
        "`\"GET / HTTP/1.1\" 200 18446744073709551616 \"-\" \"-\"` ~ REJECT NUMBER",
        "`\"GET / HTTP/1.1\" 200 -1 \"-\" \"-\"` ~ REJECT NUMBER",
        "`\"GET / HTTP/1.1\" 200 +1 \"-\" \"-\"` ~ REJECT NUMBER",
        "`\"GET / HTTP/1.1\" 200 1.5 \"-\" \"-\"` ~ REJECT NUMBER",
        "`\"GET / HTTP/1.1\" 200 5k \"-\" \"-\"` ~ REJECT NUMBER",
        "`\"GET / HTTP/1.1\" 200  \"-\" \"-\"` ~ REJECT NUMBER",
        // quotes behind the status
        "`\"GET / HTTP/1.1\" 200 5 \"-\" \"agent` ~ PARTIAL",
        "`\"GET / HTTP/1.1\" 200 5 \"-\" \"` ~ PARTIAL",
        "`\"GET / HTTP/1.1\" 200 5 \"-\" \"agent\\\"` ~ PARTIAL",
        "`\"GET / HTTP/1.1\" 200 5 \"-\" \"agent\\\\\"` ~ RECORD",
        "`\"GET / HTTP/1.1\" 200 5 \"http://cut` ~ PARTIAL",
        "`\"GET / HTTP/1.1\" 200 5 \"http://cut \"agent\"` ~ PARTIAL",
        "`\"GET / HTTP/1.1\" 200 5 \"a \"b\" c\" \"agent\"` ~ RECORD",
        "`\"GET / HTTP/1.1\" 200 5 \"-\" \"the\"agent\"` ~ RECORD",
        "`\"GET / HTTP/1.1\" 200 5 - -` ~ RECORD",
        "`\"GET / HTTP/1.1\" 200 5 \"\" \"\"` ~ RECORD",
        // more or less than the format has
        "`\"GET / HTTP/1.1\" 200 5` ~ REJECT SHAPE",
        "`\"GET / HTTP/1.1\" 200 5 ` ~ REJECT SHAPE",
        "`\"GET / HTTP/1.1\" 200 5 \"-\"` ~ REJECT SHAPE",
        "`\"GET / HTTP/1.1\" 200 5 \"-\" ` ~ REJECT SHAPE",
        "`\"GET / HTTP/1.1\" 200` ~ REJECT SHAPE",
        "`\"GET / HTTP/1.1\" 20` ~ REJECT SHAPE",
        "`\"GET / HTTP/1.1\" 200 5 \"-\" \"agent\" ` ~ REJECT SHAPE",
        "`\"GET / HTTP/1.1\" 200 5 \"-\" \"agent\" 17` ~ REJECT SHAPE",
        "`\"GET / HTTP/1.1\" 200 5 \"-\" \"agent\" \"-\"` ~ REJECT SHAPE",
        "`\"GET / HTTP/1.1\" 200 5 \"-\" agent` ~ REJECT SHAPE",
        "`\"GET / HTTP/1.1\" 200 5 \"-\" \"agent\"x` ~ REJECT SHAPE",
      })
  void hasAVerdictOnWhatFollowsTheTime(String rest, String verdict) {
    assertThat(Line.parse(COMBINED, START + rest).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "`192.0.2.7 - - [10/Oct/2000:13:55:36 -0700] ` ~ RECORD",
        "`192.0.2.7 - Jane Doe [10/Oct/2000:13:55:36 -0700] ` ~ RECORD",
        "`192.0.2.7 - a [b] [10/Oct/2000:13:55:36 -0700] ` ~ REJECT TIME",
        "`192.0.2.7 -  [10/Oct/2000:13:55:36 -0700] ` ~ RECORD",
        "` - - [10/Oct/2000:13:55:36 -0700] ` ~ REJECT CLIENT",
        "`192.0.2.7 - - [10/Okt/2000:13:55:36 -0700] ` ~ REJECT TIME",
        "`192.0.2.7 - - [30/Feb/2000:13:55:36 -0700] ` ~ REJECT TIME",
        "`192.0.2.7 - - [10/Oct/2000 13:55:36] ` ~ REJECT TIME",
        "`192.0.2.7 - - [-] ` ~ REJECT TIME",
        "`192.0.2.7 - - [10/Oct/2000:13:55:60 -0700] ` ~ RECORD",
        "`192.0.2.7 - - 10/Oct/2000:13:55:36 -0700 ` ~ REJECT SHAPE",
        "`192.0.2.7 - -` ~ REJECT SHAPE",
        "`192.0.2.7` ~ REJECT SHAPE",
        "`192.0.2.7 - us\u0000er [10/Oct/2000:13:55:36 -0700] ` ~ RECORD",
        "`\u001f\u008b\u0008 - - [10/Oct/2000:13:55:36 -0700] ` ~ REJECT CLIENT",
      })
  void hasAVerdictOnWhatLeadsToTheTime(String start, String verdict) {
    String line = start.indexOf(']') < 0 ? start : start + "\"GET / HTTP/1.1\" 200 5 \"-\" \"-\"";

    assertThat(Line.parse(COMBINED, line).verdict()).isEqualTo(verdict);
  }

  /** After a crash a file can have a run of zero bytes where lines were to be. */
  @Test
  void takesZeroBytesBeforeALineForATornFile() {
    String line = START + "\"GET / HTTP/1.1\" 200 5 \"-\" \"-\"";

    assertThat(Line.parse(COMBINED, "\0\0\0\0" + line).verdict()).isEqualTo("REJECT BINARY");
    assertThat(Line.parse(COMBINED, "\0\0\0\0").verdict()).isEqualTo("REJECT BINARY");
    assertThat(Line.parse(COMBINED, line.replace("GET /", "GET /\0")).verdict())
        .isEqualTo("RECORD");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, v4, 192.0.2.7",
    "192.0.2.7:49152, v4, 192.0.2.7",
    "0.0.0.0, v4, 0.0.0.0",
    "255.255.255.255, v4, 255.255.255.255",
    "2001:DB8::1, v6, 2001:db8::1",
    "[2001:db8::1], v6, 2001:db8::1",
    "[2001:db8::1]:443, v6, 2001:db8::1",
    "::ffff:192.0.2.7, v6, ::ffff:192.0.2.7",
    "fe80::1%eth0, v6, fe80::1",
    "::1, v6, ::1",
    "-, none,",
    "localhost, name, localhost",
    "unix:, name, unix:",
    "unix:/run/x.sock, name, unix:/run/x.sock",
    "host.example.net:80, name, host.example.net:80",
    "192.0.2.7:, name, 192.0.2.7:",
    "192.0.2.7:port, name, 192.0.2.7:port",
    "192.0.2.7:123456, name, 192.0.2.7:123456",
    "192.0.2.7x, name, 192.0.2.7x",
    "192.0.2, name, 192.0.2",
    "010.0.0.1, name, 010.0.0.1",
    "2130706433, name, 2130706433",
    "1.2.3.256, name, 1.2.3.256",
    "[2001:db8::1, name, [2001:db8::1",
    "[2001:db8::1]443, name, [2001:db8::1]443",
    "[192.0.2.7]:80, name, [192.0.2.7]:80",
    "2001:db8::g, name, 2001:db8::g",
    "192.0.2.7-1.example.net, name, 192.0.2.7-1.example.net"
  })
  void knowsTheKindOfTheClient(String text, String kind, String client) {
    Line line = Line.parse(COMBINED, text + START.substring(9) + "\"GET / HTTP/1.1\" 200 5 - -");

    assertThat(line.verdict()).isEqualTo("RECORD");
    assertThat(line.get("client_kind")).isEqualTo(kind);
    assertThat(line.get(kind.equals("name") ? "client_host" : "client_ip")).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t \t", "#Fields: date time", "# -"})
  void leavesOutWhatSaysNothing(String line) {
    for (LogFormat format : MutatedLinesTest.presets()) {
      assertThat(Line.parse(format.name(), line).verdict()).isEqualTo("EXCLUDED");
    }
  }

  /** Anybody can send a host that starts like an address in brackets, and must not hide by it. */
  @ParameterizedTest
  @CsvSource({
    "[::1]:443, [::1]",
    "[::1], [::1]",
    "[www.example.org:443, [www.example.org",
    "[, [",
    "[:1:2:443, [:1:2",
    "www.example.org], www.example.org]"
  })
  void readsTheHostWhateverBracketsItHas(String text, String host) {
    Line line = Line.parse("%V %h %l %u %t \"%r\" %>s %b", text + " " + START + "\"-\" 400 -");

    assertThat(line.verdict()).isEqualTo("PARTIAL");
    assertThat(line.get("virtual_host")).isEqualTo(host);
  }

  @Test
  void takesTheSpacesIntoTheTarget() {
    Line line = Line.parse(COMBINED, START + "\"GET /a HTTP/1.1 b HTTP/1.0\" 200 5 - -");

    assertThat(line.get("target")).isEqualTo("/a HTTP/1.1 b");
    assertThat(line.get("protocol")).isEqualTo("HTTP/1.0");
  }

  @Test
  void keepsTheBadRequestButNothingOfItsParts() {
    Line line = Line.parse(COMBINED, START + "\"\\x16\\x03 / HTTP/1.1\" 400 9 \"-\" \"a\"");

    assertThat(line.get("request")).isEqualTo("\u0016\u0003 / HTTP/1.1");
    assertThat(line.get("method")).isNull();
    assertThat(line.get("target")).isNull();
    assertThat(line.get("protocol")).isNull();
    assertThat(line.get("bytes_sent")).isEqualTo("9");
    assertThat(line.get("user_agent")).isEqualTo("a");
  }

  @Test
  void unsetsTheFieldThatIsNotClosedAndThoseBehindIt() {
    Line line = Line.parse("apache_combinedio", START + "\"GET / HTTP/1.1\" 200 9 \"r\" \"a 1 2");

    assertThat(line.verdict()).isEqualTo("PARTIAL");
    assertThat(line.get("referrer")).isEqualTo("r");
    assertThat(line.get("user_agent")).isNull();
    assertThat(line.get("bytes_received")).isNull();
  }

  /** A quadratic search would take minutes for these. */
  @Test
  void takesTimeLinearInTheLength() {
    int length = 500_000;
    List<String> pieces =
        List.of(
            "\\", "\"", "\\\"", "\" ", " [", "\" \"", ", ", " : ", "%", ":", " ", "{", "} ", "{} ",
            "/");
    for (LogFormat format : MutatedLinesTest.presets()) {
      for (String piece : pieces) {
        String rest = piece.repeat(length / piece.length());
        long start = System.nanoTime();
        Line.parse(format.name(), "192.0.2.7 - " + rest);
        Line.parse(format.name(), START + "\"" + rest);
        Line.parse(format.name(), START + "\"GET / HTTP/1.1\" 200 5 \"" + rest);
        Line.parse(format.name(), START + "\"GET / HTTP/1.1\" 200 5 \"-\" \"-\" 1 " + rest);
        Line.parse(format.name(), HAPROXY + rest);
        Line.parse(format.name(), HAPROXY + "0/0 " + rest);
        Line.parse(format.name(), ENVOY + rest);
        Line.parse(format.name(), "1525344856.899 " + rest);
        Line.parse(format.name(), "2015-11-17T05:45:24.077255Z e 192.0.2.7:40 " + rest);
        assertThat((System.nanoTime() - start) / 1e9)
            .describedAs("seconds of %s with %s", format, piece)
            .isLessThan(10);
      }
    }
  }
}
