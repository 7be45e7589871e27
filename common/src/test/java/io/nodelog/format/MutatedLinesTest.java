package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
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
          TIMED_JSON);

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
          "\r");

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
    LineParser used = format.newLineParser(ParserSettings.none());
    for (int round = 0; round < ROUNDS; round++) {
      byte[] line = mutate(random);
      String about = "seed %d round %d: %s".formatted(seed, round, text(line));
      Line expected = Line.parse(format.newLineParser(ParserSettings.none()), line, 0, line.length);

      byte[] buffer = embed(random, line);
      int from = (buffer.length - line.length) / 2;
      Line actual = Line.parse(used, buffer, from, from + line.length);

      assertThat(actual.verdict()).describedAs(about).isEqualTo(expected.verdict());
      assertThat(actual.columns()).describedAs(about).isEqualTo(expected.columns());
      staysInside(actual, from, from + line.length, about);
    }
  }

  /** A fixed letter before the line keeps the parser from reading the head at one go. */
  @ParameterizedTest
  @MethodSource("presets")
  void readsTheHeadAtOneGoAsTheStepsReadIt(LogFormat format) {
    long seed = format.name().hashCode() + 1L;
    Random random = new Random(seed);
    List<String> strings = format.definition().lines().toList();
    String string = strings.get(strings.size() - 1);
    LineParser fast = LogFormat.of(string).newLineParser(ParserSettings.none());
    LineParser stepwise = LogFormat.of("x" + string).newLineParser(ParserSettings.none());
    for (int round = 0; round < ROUNDS; round++) {
      byte[] line = mutate(random);
      byte[] marked = ("x" + text(line)).getBytes(StandardCharsets.ISO_8859_1);
      Line actual = Line.parse(fast, line, 0, line.length);
      Line expected = Line.parse(stepwise, marked, 0, marked.length);
      if (actual.outcome() != Outcome.EXCLUDED) {
        String about = "seed %d round %d: %s".formatted(seed, round, text(line));
        assertThat(actual.verdict()).describedAs(about).isEqualTo(expected.verdict());
        assertThat(actual.columns()).describedAs(about).isEqualTo(expected.columns());
      }
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
          (text(line) + end + text(mutate(random)) + "\n").getBytes(StandardCharsets.ISO_8859_1);
      int to = used.parseAhead(both, 0, both.length, record);
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
    assertThat(ahead).isGreaterThanOrEqualTo(plain ? ROUNDS / 100 : 0);
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
      assertThat(line.record().status()).describedAs(about).isBetween(100, 599);
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
