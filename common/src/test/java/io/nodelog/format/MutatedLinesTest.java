package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.format.parser.LineParser;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every line, shown on lines with random damage. */
class MutatedLinesTest {
  private static final int ROUNDS = 40_000;

  private static final String TIMED_JSON =
      "{'t':'2026-01-05T10:11:12+01:00','msec':'1767604272.345','ip':'192.0.2.7','xff':'','user':'',"
          .concat("'m':'GET','u':'/','p':'HTTP/1.1','h':'h','s':'200','b':'10','rl':'3','ref':'',")
          .concat("'ua':'a','rt':'0.2','ua_addr':'','ua_status':'','ua_ct':'','ua_ht':'',")
          .concat("'ua_rt':'','ua_len':'','rid':'f','n':'w'}")
          .replace('\'', '"');

  private static final String LOG4J = "2026-01-05 10:11:12,345 INFO ";

  private static final List<String> LINES =
      List.of(
          "192.0.2.7 - frank [10/Oct/2000:13:55:36 -0700] \"GET /a?b HTTP/1.0\" 200 2326",
          "192.0.2.7 - - [10/Oct/2000:13:55:36 -0700] \"GET /a HTTP/1.1\" 200 23 \"r\" \"u\"",
          "2001:db8::1 - - [10/Oct/2000:13:55:36 -0700] \"GET /\\\" HTTP/1.1\" 200 - \"r\" \"u\"",
          "192.0.2.7 - - [10/Oct/2000:13:55:36 -0700] \"POST / HTTP/1.1\" 204 5 \"-\" \"u\" 8 19",
          "w.example:443 h - - [10/Oct/2000:13:55:36 +0200] \"GET / HTTP/2\" 200 5124 \"-\" \"a\"",
          "192.0.2.7 - - [05/Jan/2026:10:11:12 +0100] \"-\" 400 0 \"-\" \"a\" \"1.2.3.4, 5.6.7.8\"",
          "192.0.2.7 - - [05/Jan/2026:10:11:12 +0100] \"GET / HTTP/1.1\" 200 6 \"-\" \"a\" 0.1 0.2",
          "192.0.2.7 - - [05/Jan/2026:10:11:12 +0100] \"GET / HTTP/1.1\" 200 6 \"-\" \"a\""
              + " rt=0.1 uct=\"0.0\" uht=\"-\" urt=\"0.1, 0.2\"",
          "192.0.2.7 - - [05/Jan/2026:10:11:12 +0100] \"GET / HTTP/1.1\" 200 6 \"-\" \"a\""
              + " \"10.0.0.1:80, unix:/x : 10.0.0.2:80\" 502, 504 : 200",
          "1767604272.345 [h:80] 1.2.3.4, 5.6.7.8 a:1, b:2 : c:3 502, - : 200 0.1, - : 0.2 0.3 \"GET\" /a|200",
          "2026-01-05T10:11:12+0100 [::1]:80 1767604272.345 15 9 GET /a?b \"h\" GET / HTTP/1.1|200 1",
          TIMED_JSON,
          "Feb  6 12:14:14 lb haproxy[14]: 192.0.2.7:34 [06/Feb/2009:12:14:14.655] in~ a/b"
              + " 10/0/3/6/+9 200 +27 - - ---- 1/1/1/1/+2 0/0 {1wt.eu|} {} \"GET / HTTP/1.1\"",
          "::1:34 [06/Feb/2009:12:14:14.655] in a/<NOSRV> -1/-1/-1/-1/9 -1 0 - - SC-- 1/1/1/1/0 0/0"
              + " \"GET / HTTP/1.1\" 0/0/0/0/0 -/TLSv1.3/TLS_AES",
          "<134>1 2015-08-26T02:09:48Z lb haproxy 1 - - 192.0.2.7:50 [26/Feb/2019:23:16:15.321] in a/b"
              + " 1/2/8 14 -- 2/1/0/0/0 0/0",
          "192.0.2.7 - - [26/Feb/2019:22:16:15 +0000] \"GET /a HTTP/1.1\" 200 14 \"\" \"\" 5 3 \"w~\""
              + " \"a\" \"b\" 0 1 2 3 6 ---- 2 1 0 0 0 0 0 \"\" \"\" \"x\"",
          "[2016-04-15T20:17:00.310Z] \"POST /a?x HTTP/2\" 204 UF,URX 15 0 26 10 \"10.0.35.28\" \"u\""
              + " \"id\" \"h\" \"10.0.2.1:80\"",
          "1525344856.899    867 192.0.2.7 TCP_MISS/000 62 GET http://h/ - HIER_DIRECT/192.0.2.9 -",
          "192.0.2.7 - jane [03/May/2018:12:54:16 +0200] \"GET http://h/a HTTP/1.1\" 200 62 A:B",
          "192.0.2.7 - - [03/May/2018:12:54:16 +0200] \"GET / HTTP/1.1\" 200 62 \"r\" \"u\" A:B",
          "192.0.2.7 - - [26/Jul/2024:18:17:53 +0000] \"GET / HTTP/1.1\" 200 12 \"-\" \"u\" 17 \"r\""
              + " \"http://10.0.0.2:80\" 12ms",
          "2015-11-17T05:45:24.077255Z e 192.0.2.7:40 10.2.6.1:443 0.000031 0.009511 -1 200 - 12 41"
              + " \"- - - \" \"a\" E T",
          "https 2018-07-02T22:23:00.186641Z l [::1]:2817 10.0.0.1:80 0.086 0.048 0.037 200 201 17 57"
              + " \"GET https://h:443/a?b HTTP/1.1\" \"c\" - - a \"Root=1\" \"h\" more",
          "79a5 b [06/Feb/2019:00:00:38 +0000] 192.0.2.3 u 3E57 REST.GET.OBJECT k \"GET /k HTTP/1.1\" 200"
              + " - 113 44 70 10 \"-\" \"S3\" - s9 V2 E A b.example T",
          "192.0.2.7 - - [18/Mar/2023:15:00:00 +0000] \"GET / HTTP/2.0\" 502 15 \"-\" \"a\" 4 5.02 [x]"
              + " [] 10.0.0.1:90, 10.0.0.2:90 : - 0, 0 : 15 5.0, 0.0 : - 504, 502 : 502 75",
          "192.0.2.7 - f [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.1\" 200 23 \"-\" \"a\" 153"
              + " 1.2.3.4, 5.6.7.8 443 h 811 +",
          "10/Oct/2000 13:55:36.123 +0200 ::1:443 17 x",
          LOG4J
              + "FSNamesystem.audit: allowed=true\tugi=alice (auth:PROXY) via hive (auth:SIMPLE)"
              + "\tip=/192.0.2.7:4711\tcmd=rename (options=[NONE])\tsrc=/a\tdst=/b\tperm=a:b:rwx"
              + "\ttrackingId=7\tproto=rpc\tcallerContext=x:y",
          LOG4J + "FSNamesystem.audit: ugi=a,b\tip=/2001:db8:0:0:0:0:0:7:4711\tcmd=open\tsrc=/a",
          LOG4J
              + "DataNode.clienttrace: src: /10.0.0.1:9866, dest: /[2001:db8::7]:4711, volume: /d1,"
              + " bytes: 4096, op: HDFS_READ, cliID: c, offset: 0, srvID: s, blockid: b,"
              + " duration(ns): 1500999",
          LOG4J
              + "a.RMAuditLogger: USER=a\tIP=192.0.2.7\tOPERATION=b c\tTARGET=d\tRESULT=SUCCESS"
              + "\tAPPID=e\tCONTAINERID=f\tCALLERCONTEXT=g\tQUEUENAME=h",
          LOG4J + "a.NMAuditLogger: USER=a\tOPERATION=b c\tRESULT=FAILURE\tCONTAINERID=f");

  private static final List<String> PIECES =
      List.of(
          "\"",
          "\\",
          " ",
          "-",
          "[",
          "]",
          "\" \"",
          "\" ",
          " - ",
          "0",
          "9",
          "\u0000",
          "\u00ff",
          ".",
          ":",
          ", ",
          "\" 0.1 0.2",
          " rt=",
          "\" - 200",
          "=\"",
          "HTTP/1.1",
          "\\\"",
          "%",
          "{",
          "}",
          "} ",
          "/",
          "-1",
          "+",
          "<",
          "]: ",
          "\r",
          "\t",
          "\tip=/6.6.6.6\t",
          "\tcallerContext=",
          "=",
          ", dest: ",
          "null");

  /** Together with the presets these have every kind of field in every place. */
  static List<LogFormat> formats() {
    List<LogFormat> formats = new ArrayList<>(presets());
    formats.add(
        LogFormat.of(
            "$msec [$host] $http_x_forwarded_for $upstream_addr $upstream_status"
                + " $upstream_response_time $request_time \"$request_method\" $request_uri|$status"));
    formats.add(
        LogFormat.of(
            "%{%Y-%m-%dT%T%z}t %V:%p %{sec}t.%{msec_frac}t %D %I %m %U%q \"%h\" %r|%s %T"));
    formats.add(LogFormat.of("%{%d/%b/%Y %T}t.%{msec_frac}t %{%z}t %a:%{remote}p %D %X"));
    return formats;
  }

  static List<LogFormat> presets() {
    return LogFormat.presets().stream().filter(LogFormat::hasRequests).toList();
  }

  @Test
  void startsFromLinesThatAFormatReadsWholly() {
    assertThat(LINES)
        .allSatisfy(
            line ->
                assertThat(formats())
                    .extracting(format -> Line.parse(format.name(), line).verdict())
                    .containsAnyOf("RECORD", line.contains("\"-\" 400") ? "PARTIAL" : "RECORD"));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void hasOneVerdictWhateverWasReadBeforeAndLiesAround(LogFormat format) {
    long seed = format.name().hashCode();
    Random random = new Random(seed);
    LineParser used = format.newLineParser(Line.SETTINGS);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] line = mutate(random);
      String about = "seed %d round %d: %s".formatted(seed, round, text(line));
      Line expected = Line.parse(format.newLineParser(Line.SETTINGS), line, 0, line.length);

      byte[] buffer = embed(random, line);
      int from = (buffer.length - line.length) / 2;
      Line actual = Line.parse(used, buffer, from, from + line.length);

      assertThat(actual.verdict()).describedAs(about).isEqualTo(expected.verdict());
      assertThat(actual.columns()).describedAs(about).isEqualTo(expected.columns());
      staysInside(actual, from, from + line.length, about);
    }
  }

  /** Behind the line lies another that would complete a field that was not closed. */
  @ParameterizedTest
  @MethodSource("formats")
  void readsALineTheSameWayWhoeverFindsItsEnd(LogFormat format) {
    long seed = format.name().hashCode() + 2L;
    Random random = new Random(seed);
    LineParser used = format.newLineParser(Line.SETTINGS);
    AccessRecord record = new AccessRecord();
    int ahead = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] line = mutate(random);
      String end = random.nextBoolean() ? "\n" : random.nextBoolean() ? "\r\n" : "";
      byte[] both =
          (text(line) + end + text(mutate(random)) + "\n" + " ".repeat(64))
              .getBytes(StandardCharsets.ISO_8859_1);
      int to = used.parseAhead(both, 0, both.length - 64, record);
      if (to >= 0) {
        ahead++;
        String about = "seed %d round %d: %s".formatted(seed, round, text(both));
        Line expected = Line.parse(format.newLineParser(Line.SETTINGS), both, 0, to);
        assertThat(text(both).substring(to)).describedAs(about).matches("(?s)\\r?\\n.*");
        assertThat(text(both).substring(0, to)).describedAs(about).doesNotContain("\n");
        assertThat(expected.outcome()).describedAs(about).isEqualTo(Outcome.RECORD);
        assertThat(Line.of(Outcome.RECORD, record).columns())
            .describedAs(about)
            .isEqualTo(expected.columns());
      }
    }
    boolean plain = List.of("apache_combined", "nginx_combined").contains(format.name());
    assertThat(ahead).isGreaterThanOrEqualTo(plain ? ROUNDS / 200 : 0);
  }

  private static void staysInside(Line line, int from, int to, String about) {
    if (line.outcome().counted()) {
      for (AccessField field : AccessField.values()) {
        if (line.record().has(field)) {
          assertThat(line.record().from(field)).describedAs(about).isBetween(from, to);
          assertThat(line.record().to(field))
              .describedAs(about)
              .isBetween(line.record().from(field), to);
        }
      }
      assertThat(line.record().status())
          .describedAs(about)
          .satisfiesAnyOf(
              status -> assertThat(status).isBetween(100, 599),
              status -> assertThat(status).isEqualTo((int) AccessRecord.ABSENT));
      assertThat(line.record().durationMicros())
          .describedAs(about)
          .isGreaterThanOrEqualTo(AccessRecord.ABSENT);
    }
  }

  private static byte[] mutate(Random random) {
    StringBuilder line = new StringBuilder(LINES.get(random.nextInt(LINES.size())));
    for (int i = random.nextInt(5); i > 0; i--) {
      int at = random.nextInt(line.length() + 1);
      int end = Math.min(line.length(), at + random.nextInt(4));
      switch (random.nextInt(5)) {
        case 0 -> line.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> line.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> line.delete(at, end);
        case 3 -> line.setLength(random.nextInt(4) == 0 ? at : line.length());
        default -> line.replace(at, end, String.valueOf((char) random.nextInt(256)));
      }
    }
    return line.toString().replace('\n', ' ').getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Puts the line between bytes that would lead a parser on that looks beyond its range. */
  private static byte[] embed(Random random, byte[] line) {
    byte[] around = "\"9 -]\"0: ".getBytes(StandardCharsets.ISO_8859_1);
    int margin = random.nextInt(40);
    byte[] buffer = new byte[line.length + 2 * margin];
    for (int i = 0; i < buffer.length; i++) {
      buffer[i] = around[random.nextInt(around.length)];
    }
    System.arraycopy(line, 0, buffer, margin, line.length);
    return buffer;
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1);
  }
}
