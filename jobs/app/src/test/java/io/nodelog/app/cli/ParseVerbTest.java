package io.nodelog.app.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseVerbTest {
  private static final String LINE =
      "192.0.2.7 - ann [05/Jan/2026:10:11:12 +0100] \"GET /a%20b?c=d HTTP/1.1\" 200 1024"
          + " \"https://example.org/\" \"agent/1 \\\"x\\\"\"\n";

  @TempDir Path directory;

  @Test
  void printsEveryColumnOfARequest() throws IOException {
    Path file = write("access.log", LINE);

    Run run = Run.of("parse", "--format", "apache_combined", file.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            ("{'source':'"
                    + file
                    + "','line_number':1,'partial':false,'node':null,"
                    + "'time':'2026-01-05T09:11:12Z','client_ip':'192.0.2.7','client_host':null,"
                    + "'peer_ip':null,'user':'ann','method':'GET','target':'/a%20b?c=d',"
                    + "'path':'/a%20b','query':'c=d','protocol':'HTTP/1.1','status':200,"
                    + "'bytes_sent':1024,'bytes_received':null,'referrer':'https://example.org/',"
                    + "'user_agent':'agent/1 \\\\'x\\\\'','virtual_host':null,'duration_micros':null,"
                    + "'upstream':null,'termination':null,'request_id':null}\n")
                .replace("\\\\'", "\\\"")
                .replace('\'', '"'));
  }

  @SuppressWarnings("StringConcatToTextBlock") // which has no place for line ends of two bytes
  private static final String EVENTS =
      """
      2026-07-05 10:11:12,345 INFO a.B: starts
      2026-07-05 10:11:13,000 ERROR a.C: cannot <go> on\r
      and why\r
      java.io.IOException: no\r
      \tat a.C.d(C.java:7)\r
      Caused by: e.F\r
      \r
      2026-07-05 99:11:13,000 WARN a.B: no time
      \tof day
      2026-07-05 10:11:14,000 WARN a.B: ends""";

  @Test
  void printsTheEventsOfADaemonWithWhatContinuesThem() throws IOException {
    Run run =
        Run.withInput(
            ("lost\n" + EVENTS).getBytes(UTF_8),
            "parse",
            "--format=hadoop_daemon",
            "--zone=Europe/Berlin",
            "--node=dn-7",
            "-");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .startsWith("-:1: shape (offset 0): lost\n-:9: time (offset ")
        .endsWith("): 2026-07-05 99:11:13,000 WARN a.B: no time\n");
    assertThat(run.out().lines().skip(1).findFirst().orElseThrow())
        .isEqualTo(
            ("{'source':'-','line_number':3,'partial':false,'truncated':false,'node':'dn-7',"
                    + "'time':'2026-07-05T08:11:13Z','level':'ERROR','severity':'error','logger':'a.C','thread':null,"
                    + "'service':null,'process_id':null,'host':null,'client_ip':null,"
                    + "'client_host':null,'user':null,'database':null,'error_code':null,"
                    + "'message':'cannot \\u003cgo> on\\u000aand why',"
                    + "'exception':['java.io.IOException','e.F']}")
                .replace('\'', '"'));
    assertThat(lines(run))
        .extracting(event -> event.get("line_number").asInt())
        .containsExactly(2, 3, 11);
  }

  @Test
  void printsTheClientOfAnEventAsAddressOrName() throws IOException {
    String line = "[Mon Jan 05 10:11:12 2026] [error] [client 2001:DB8::0:7] gone\n";

    Run run =
        Run.withInput(line.getBytes(UTF_8), "parse", "--format=apache_error", "--zone=UTC", "-");

    assertThat(lines(run).get(0).get("client_ip").asText()).isEqualTo("2001:db8::7");
    assertThat(lines(run).get(0).get("client_host").isNull()).isTrue();
  }

  @Test
  void saysThatAnEventIsLongerThanWhatIsPrintedOfIt() throws IOException {
    Run run =
        Run.withInput(
            EVENTS.getBytes(UTF_8),
            "parse",
            "--format=hadoop_daemon",
            "--zone=UTC",
            "-Dnodelog.lines.max-event-lines=2",
            "-");

    assertThat(lines(run))
        .extracting(event -> event.get("truncated").asBoolean())
        .containsExactly(false, true, false);
    assertThat(lines(run).get(1).get("message").asText()).isEqualTo("cannot <go> on\nand why");
    assertThat(lines(run).get(2).get("line_number").asInt()).isEqualTo(10);
  }

  @Test
  void readsTimesAlikeWhereverTheMachineStands() {
    String[] words = {"parse", "--format=hadoop_daemon", "--zone=America/New_York", "-"};
    Run expected = Run.withInput(EVENTS.getBytes(UTF_8), words);
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
      assertThat(Run.withInput(EVENTS.getBytes(UTF_8), words)).isEqualTo(expected);
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
    assertThat(expected.out()).contains("2026-07-05T14:11:14Z");
  }

  @Test
  void refusesToGuessAZone() {
    Run run = Run.withInput(EVENTS.getBytes(UTF_8), "parse", "--format=hadoop_daemon", "-");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("Missing zone: the times of format hadoop_daemon name none", "--zone");
    assertThat(Run.of("parse", "--format=hadoop_daemon", "--zone=Mars", "x").err())
        .contains("Invalid zone: Mars (must be a time zone such as UTC or Europe/Berlin)");
  }

  @Test
  void printsUpstreamAttemptsAndTimes() throws IOException {
    String line =
        "2001:db8::1 - - [05/Jan/2026:10:11:12 +0000] \"POST /x HTTP/2.0\" 502 0 \"-\" \"-\""
            + " rt=30.001 uct=\"0.001, -\" uht=\"-, 0.2\" urt=\"10.5, 0.25\"\n";

    Run run =
        Run.withInput(line.getBytes(UTF_8), "parse", "--format=nginx_timed", "--node=web-01", "-");

    JsonNode json = lines(run).get(0);
    assertThat(json.get("source").asText()).isEqualTo("-");
    assertThat(json.get("node").asText()).isEqualTo("web-01");
    assertThat(json.get("client_ip").asText()).isEqualTo("2001:db8::1");
    assertThat(json.get("duration_micros").asLong()).isEqualTo(30_001_000);
    assertThat(json.get("user_agent").isNull()).isTrue();
    assertThat(json.get("upstream"))
        .hasToString(
            ("[{'address':null,'status':null,'connect_micros':1000,'header_micros':null,"
                    + "'response_micros':10500000,'bytes':null},"
                    + "{'address':null,'status':null,'connect_micros':null,'header_micros':200000,"
                    + "'response_micros':250000,'bytes':null}]")
                .replace('\'', '"'));
  }

  @Test
  void flagsPartialRequestsAndSaysWhereRejectsAre() throws IOException {
    String before =
        LINE.replace("\n", "\r\n")
            + "h - - [05/Jan/2026:10:11:12 +0100] \"\\x16\\x03\" 400 - \"-\" \"-\"\n\n";
    Path file =
        write(
            "access.log",
            before
                + "garbage \u001b[2J\u00ff\n"
                + "\u0000\u0000\n"
                + LINE.replace(" 200 ", " 999 ")
                + "x".repeat(70_000)
                + "\n"
                + LINE.strip());

    Run run = Run.of("parse", "--format", "apache_combined", file.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(lines(run))
        .extracting(json -> json.get("line_number").asInt())
        .containsExactly(1, 2, 8);
    assertThat(lines(run))
        .extracting(json -> json.get("partial").asBoolean())
        .containsExactly(false, true, false);
    assertThat(lines(run).get(1).get("client_host").asText()).isEqualTo("h");
    assertThat(lines(run).get(1).get("method").isNull()).isTrue();
    List<String> rejects = run.err().lines().toList();
    assertThat(rejects).hasSize(4);
    assertThat(rejects.get(0))
        .isEqualTo(file + ":4: shape (offset " + before.length() + "): garbage \\x1b[2J\\xff");
    assertThat(rejects.get(1)).startsWith(file + ":5: binary (offset ").endsWith("): \\x00\\x00");
    assertThat(rejects.get(2)).startsWith(file + ":6: status (offset ");
    assertThat(rejects.get(3)).startsWith(file + ":7: too_long (offset ").endsWith("xxx…");
  }

  @Test
  void numbersLinesOfCompressedFilesAndOfEachFileAnew() throws IOException {
    Path plain = write("a.log", LINE + LINE);
    Path gzip = directory.resolve("b.log");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write((LINE + LINE).getBytes(UTF_8));
    }

    Run run =
        Run.of("parse", "--format", "apache_combined", gzip.toString(), plain.toUri().toString());

    assertThat(lines(run))
        .extracting(json -> json.get("line_number").asInt())
        .containsExactly(1, 2, 1, 2);
  }

  @Test
  void readsTheOtherFilesWhenOneCannotBeRead() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(whole)) {
      out.write((LINE + LINE).getBytes(UTF_8));
    }
    Path torn = directory.resolve("torn.gz");
    Files.write(torn, java.util.Arrays.copyOf(whole.toByteArray(), whole.size() - 9));
    Path sound = write("sound.log", LINE);

    Run run =
        Run.of(
            "parse",
            "--format=apache_combined",
            directory.resolve("none").toString(),
            directory.toString(),
            torn.toString(),
            sound.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(lines(run))
        .last()
        .satisfies(json -> assertThat(json.get("source").asText()).isEqualTo(sound.toString()));
    assertThat(run.err().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("nodelog: Cannot read " + directory))
        .anyMatch(line -> line.contains("none: no such file"))
        .anyMatch(line -> line.contains("it is a directory"))
        .anyMatch(line -> line.contains("torn.gz"));
  }

  @Test
  void readsTheOtherFilesWhenAFileSystemCannotBeReached() throws IOException {
    Path sound = write("sound.log", LINE);

    Run run =
        Run.of(
            "parse",
            "--format=apache_combined",
            "hdfs://nohost:1/x",
            "s3a://b/x",
            sound.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(lines(run)).hasSize(1);
    assertThat(run.err())
        .startsWith("nodelog: Cannot read hdfs://nohost:1/x: unknown host nohost\n")
        .contains("nodelog: Cannot read s3a://b/x: Class ")
        .hasLineCount(2);
  }

  @Test
  void stopsWhenNobodyTakesTheOutput() throws IOException {
    Path file = write("access.log", LINE.repeat(20_000));
    AtomicInteger writes = new AtomicInteger();
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            writes.incrementAndGet();
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exitCode =
        Main.run(
            new String[] {"parse", "--format=apache_combined", file.toString(), file.toString()},
            new PrintStream(closed, false, UTF_8),
            new PrintStream(err, true, UTF_8));

    assertThat(exitCode).isZero(); // main() tells a reader that had enough from a full disk
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(writes).hasValueLessThan(5_000);
  }

  @Test
  void refusesAFormatThatItDoesNotKnow() {
    assertThat(Run.of("parse", "--format", "xyz", "-").exitCode()).isEqualTo(2);
    assertThat(Run.of("parse", "--format", "xyz", "-").err())
        .startsWith("nodelog: Unknown format: xyz (must be one of apache_common,");
    assertThat(Run.of("parse", "--format", "auto", "-").exitCode()).isEqualTo(2);
    assertThat(Run.of("parse", "--format", "auto", "-").err())
        .startsWith("nodelog: Invalid format: auto (must be the one that 'nodelog formats detect");
    assertThat(Run.of("parse", "-").exitCode()).isEqualTo(2);
    assertThat(Run.of("parse", "--format", "apache_common").exitCode()).isEqualTo(2);
    assertThat(Run.of("parse", "--format=nginx_main", "-D", "nodelog.x=1", "-").exitCode())
        .isEqualTo(2);
  }

  private Path write(String name, String text) throws IOException {
    return Files.write(directory.resolve(name), text.getBytes(ISO_8859_1));
  }

  private static List<JsonNode> lines(Run run) throws JsonProcessingException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }
}
