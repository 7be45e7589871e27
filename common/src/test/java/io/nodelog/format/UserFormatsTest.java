package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats that a site describes in files of its own. */
class UserFormatsTest {
  private static final String REQUESTS =
      """
      kind = regex
      expression = "^(?P<client_ip>\\\\S+) (?P<time>\\\\S+) (?P<status>\\\\d+)"
      """;

  @Test
  void canBeOfEveryKind() {
    assertThat(
            test(
                "kind = apache, strings = \"%h %t %>s\"",
                "192.0.2.7 [05/Jan/2026:10:11:12 +0100] 200"))
        .isEmpty();
    assertThat(
            test("kind = nginx, strings = [\"$remote_addr $msec $status\"]", "192.0.2.7 5.000 200"))
        .isEmpty();
    assertThat(
            test(
                "kind = json, mapping { client_ip = [a, ip], time = t, status = s }",
                "{\\\"ip\\\":\\\"192.0.2.7\\\",\\\"t\\\":\\\"2026-01-05T10:11:12Z\\\",\\\"s\\\":200}"))
        .isEmpty();
    assertThat(
            test(
                "kind = w3c, fields = \"date time c-ip sc-status\"",
                "2026-01-05 10:11:12 192.0.2.7 200"))
        .isEmpty();
    assertThat(test(REQUESTS, "192.0.2.7 2026-01-05T10:11:12Z 200 and more")).isEmpty();
  }

  private static List<String> test(String definition, String line) {
    String text =
        definition
            + "\ntests = [{ line = \""
            + line
            + "\", client_ip = \"192.0.2.7\", status = 200 }]";
    LogFormat format = LogFormat.of("own", Map.of("own", text));
    assertThat(format.testLines()).isOne();
    return format.test();
  }

  @Test
  void readsEventsWithTheirStackTraces() {
    String text =
        """
        kind = regex
        expression = "^(?P<time>[0-9-]+ [0-9:]+) (?P<level>[A-Z]+) (?P<logger>\\\\S+): (?P<message>.*)"
        columns { time { format = "yyyy-MM-dd HH:mm:ss" } }
        tests = [
          { line = "2026-01-05 10:11:12 WARN a.B: lost\\nat once\\njava.io.IOException: x\\n\\tat a.B.c(B.java:5)"
            time = "2026-01-05T10:11:12Z", level = WARN, logger = a.B, message = "lost\\nat once" }
          { line = "2026-01-05 10:11:12 WARN a.B: lost", zone = "Europe/Berlin", time = "2026-01-05T09:11:12Z" }
          { line = "2026-13-05 10:11:12 WARN a.B: lost", outcome = reject, reason = time }
          { line = "lost", outcome = reject, reason = shape }
        ]
        """;
    LogFormat format = LogFormat.of("own", Map.of("own", text));

    assertThat(format.hasRequests()).isFalse();
    assertThat(format.format().needsZone()).isTrue();
    assertThat(format.test()).isEmpty();
  }

  @Test
  void refusesLinesThatAreTooLongForAnExpression() {
    LogFormat format = LogFormat.of("own", Map.of("own", REQUESTS + "longest-line = 64"));
    LineParser parser = format.newLineParser(ParserSettings.none());
    AccessRecord record = new AccessRecord();
    byte[] line =
        ("192.0.2.7 2026-01-05T10:11:12Z 200 " + "x".repeat(100))
            .getBytes(StandardCharsets.US_ASCII);

    assertThat(parser.parse(line, 0, 64, record)).isEqualTo(Outcome.RECORD);
    assertThat(parser.parse(line, 0, 65, record)).isEqualTo(Outcome.REJECT);
    assertThat(record.rejectReason()).isEqualTo(RejectReason.TOO_LONG);
  }

  @Test
  void matchesTextThatIsNotAsciiAsItIs() {
    String text = REQUESTS.replace("(?P<status>", "Größe (?P<status>");
    byte[] line = "192.0.2.7 2026-01-05T10:11:12Z Größe 200".getBytes(StandardCharsets.UTF_8);
    LineParser parser =
        LogFormat.of("own", Map.of("own", text)).newLineParser(ParserSettings.none());

    assertThat(parser.parse(line, 0, line.length, new AccessRecord())).isEqualTo(Outcome.RECORD);
  }

  /** With a backtracking engine this takes longer than the universe is old. */
  @Test
  void takesTimeLinearInTheLengthWhateverTheExpression() {
    String text = "kind = regex, expression = \"^(?P<time>(a*)*(a|aa)+)b(?P<status>x)$\"";
    LineParser parser =
        LogFormat.of("own", Map.of("own", text)).newLineParser(ParserSettings.none());
    byte[] line = "a".repeat(16_000).getBytes(StandardCharsets.US_ASCII);
    long start = System.nanoTime();

    assertThat(parser.parse(line, 0, line.length, new AccessRecord())).isEqualTo(Outcome.REJECT);
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "`kind = xml` ~ `own.conf: 1: Invalid kind: xml (must be one of apache, nginx, `",
        "`kind = named` ~ `own.conf: 1: Invalid kind: named (must be one of apache, nginx, `",
        "`description = x` ~ `own.conf: 1: Missing kind (must be a text)`",
        "`\nkind = apache\nstring = \"%h %t\"` ~ `own.conf: 3: Unknown key: string (known here: `",
        "`kind = apache` ~ `own.conf: 1: Missing strings (must be a text)`",
        "`kind = apache, strings = \"%h %t%z\"` ~ `own.conf: 1: strings: `",
        "`kind = apache, strings = { a = 1 }` ~ `own.conf: 1: Invalid strings: a group (must be a text`",
        "`kind = json` ~ `own.conf: 1: Missing mapping (must be a group`",
        "`kind = json\nmapping { tim = t }` ~ `own.conf: 2: mapping.tim: Unknown column: tim (must be one of bytes_`",
        "`kind = json\nmapping { status = s }` ~ `own.conf: 2: mapping: Missing column: time`",
        "`kind = json\nmapping { time = t, target = a, path = b }` ~ `Invalid column: target (must not be given together with path)`",
        "`kind = json\nmapping { time = \"a[\" }` ~ `own.conf: 2: mapping: Invalid path: a[ (must have a number`",
        "`kind = json\nmapping {\n time { key = t\n format = Q } }` ~ `own.conf: 4: mapping.time.format: Invalid time pattern: Q`",
        "`kind = json\nmapping { time = t, duration { key = d\n unit = h } }` ~ `own.conf: 3: mapping.duration.unit: Invalid unit: h (must be s, ms, us or ns)`",
        "`kind = json\nmapping { time { key = t, zone = UTC } }` ~ `own.conf: 2: Unknown key: mapping.time.zone (known here: absent, format, key`",
        "`kind = regex` ~ `own.conf: 1: Missing expression`",
        "`kind = regex, expression = \"(\"` ~ `own.conf: 1: expression: Invalid expression: `",
        "`kind = regex, expression = \"a\"` ~ `own.conf: 1: expression: Invalid expression: no group has a name`",
        "`kind = regex, expression = \"(?P<time>(a{1000}){1000})\"` ~ `too large (must have at most 10000 parts)`",
        "`kind = regex, expression = \"(?P<tim>a)\"` ~ `the group tim must be one of `",
        "`kind = regex, expression = \"(?P<time>a)(?P<level>b)(?P<status>b)\"` ~ `the group status must be one of level, `",
        "`kind = regex, expression = \"(?P<level>b)\"` ~ `own.conf: 1: expression: Missing group: time`",
        "`kind = regex, expression = \"(?P<time>a)\", longest-line = 3` ~ `Invalid longest-line: 3 (must be a whole number, 64 to 1048576)`",
        "`kind = w3c, escape = html` ~ `own.conf: 1: Invalid escape: html (must be none or plus or percent)`",
        "`kind = w3c, name = other` ~ `own.conf: 1: Invalid name: other (must be own, as the file is called, or missing)`",
        "`kind = w3c, fields = \"c-ip sc-status\"` ~ `own.conf: 1: fields: Missing field: time (must have date and time, or x-timestamp`",
        "`kind = w3c, fields = \"time c-ip\"` ~ `own.conf: 1: fields: Missing field: time`",
        "`kind = w3c, tests = [{ client_ip = a }]` ~ `own.conf: 1: Missing tests[0].line (must be a text)`",
        "`kind = w3c\ntests = [{ line = a }, { line = a\nfoo = x }]` ~ `own.conf: 3: tests[1].foo: Unknown column: foo (must be one of time, client_ip, `",
        "`kind = logback, strings = \"%d %msg\", tests = [{ line = a, status = 5 }]` ~ `tests[0].status: Unknown column: status (must be one of time, level, `",
        "`kind = w3c, tests = [{ line = a, zone = Mars }]` ~ `own.conf: 1: Invalid tests[0].zone: Mars (must be a time zone such as UTC or Europe/Berlin)`",
        "`kind = w3c, tests = [{ line = a, as_of = Mars }]` ~ `own.conf: 1: Invalid tests[0].as_of: Mars (must be an instant such as 2026-06-30T00:00:00Z)`",
        "`kind = w3c, tests = [{ line = a, header = {a=1} }]` ~ `own.conf: 1: Invalid tests[0].header: a group (must be a text)`",
        "`kind = w3c, tests = [{ line = a, outcome = lost }]` ~ `Invalid tests[0].outcome: lost (must be record or partial or reject or excluded)`",
        "`kind = w3c, tests = [{ line = a, reason = bad }]` ~ `Invalid tests[0].reason: bad (must be shape or time or `",
        "`kind = w3c, tests = [{ line = a, user = [b] }]` ~ `Invalid tests[0].user: [b] (must be a text or null)`",
        "`kind = apache, strings = ${HOME}` ~ `own.conf: Cannot read ${…}: a format says all by itself (must stand in quotes)`",
        "`include \"other\"` ~ `own.conf: Cannot include other files: a format is one file`",
        "`include file(\"/etc/passwd\")` ~ `own.conf: Cannot include other files: a format is one file`",
        "`kind = w3c, tests = 5` ~ `own.conf: 1: Invalid tests: 5 (must be a list of groups`",
        "`kind = {` ~ `Cannot read own.conf: 1`",
      })
  void saysWhatIsWrongWhere(String text, String complaint) {
    assertThatThrownBy(() -> LogFormat.of("own", Map.of("own", text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void saysWhereTheFileLies() {
    Map<String, String> definitions = Map.of("own", "kind = apache\nstring = x");
    Map<String, String> files = Map.of("own", "/site/formats/own.conf");

    assertThatThrownBy(() -> LogFormat.of("own", definitions, files))
        .hasMessageStartingWith("/site/formats/own.conf: 2: Unknown key: string");
    assertThatThrownBy(() -> LogFormat.ofSite(definitions, files))
        .hasMessageStartingWith("/site/formats/own.conf: 2: Unknown key: string");
  }

  @Test
  void takesATestWithoutItsValuesForOneOfThoseThatAreUsual() {
    String test =
        "tests = [{ line = \"192.0.2.7 2026-01-05T10:11:12Z 200\", zone = null, as_of = null, outcome = null, reason = null }]";

    assertThat(LogFormat.of("own", Map.of("own", REQUESTS + test)).test()).isEmpty();
  }

  @Test
  void mayNotHideAPreset() {
    Map<String, String> definitions = Map.of("apache_common", REQUESTS);

    assertThatThrownBy(() -> LogFormat.ofSite(definitions))
        .hasMessage(
            "apache_common.conf: Invalid name: apache_common (must not be that of a preset, nor auto)");
    assertThat(LogFormat.of("apache_common", definitions).definition()).startsWith("%h");
  }

  @Test
  void readsTheExampleThatIsShipped() throws IOException {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(directory.resolve("conf/formats"))) {
      directory = directory.getParent();
    }
    String text = Files.readString(directory.resolve("conf/formats/shop_orders.conf"));
    LogFormat example = LogFormat.of("shop_orders", Map.of("shop_orders", text));

    assertThat(example.testLines()).isGreaterThan(2);
    assertThat(example.test()).isEmpty();
    assertThat(example.timeIsRequestEnd()).isTrue();
  }
}
