package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.SharedData;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.FieldText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Logs of real servers, with answers that others have published or that were counted by hand. */
class RealLogsTest {
  /** What most people use; it reads every line that has no fault. */
  private static final Pattern SIMPLE =
      Pattern.compile(
          "(\\S+) \\S+ (\\S+) \\[([^]]+)\\] \"((?:[^\"\\\\]|\\\\.)*)\" (\\d{3}) (\\d+|-)"
              + "(?: \"((?:[^\"\\\\]|\\\\.)*)\" \"((?:[^\"\\\\]|\\\\.)*)\")?");

  @Test
  void countsTheApacheLogsOfElasticAsOthersDo() throws IOException {
    List<Line> lines = parse("apache_combined", "access/apache_logs.log");

    assertThat(verdicts(lines)).isEqualTo(Map.of("RECORD", 9999L, "PARTIAL", 1L));
    assertThat(counts(lines, "status"))
        .isEqualTo(
            Map.of(
                "200", 9126L, "304", 445L, "404", 213L, "301", 164L, "206", 45L, "500", 3L, "403",
                2L, "416", 2L));
    assertThat(top(counts(lines, "client_ip"), 10))
        .containsExactly(
            "66.249.73.135 482",
            "46.105.14.53 364",
            "130.237.218.86 357",
            "75.97.9.59 273",
            "50.16.19.13 113",
            "209.85.238.199 102",
            "68.180.224.225 99",
            "100.43.83.137 84",
            "208.115.111.72 83",
            "198.46.149.143 82");
    assertThat(lines)
        .filteredOn(line -> line.verdict().equals("PARTIAL"))
        .singleElement()
        .satisfies(line -> assertThat(line.get("client_ip")).isEqualTo("46.118.127.106"))
        .satisfies(line -> assertThat(line.get("user_agent")).isNull());
  }

  @Test
  void rejectsNoLineOfScannersAndAttacks() throws IOException {
    assertThat(verdicts(parse("apache_combined", "access/hackers-access.log")))
        .isEqualTo(Map.of("RECORD", 3456L));
  }

  /** Eleven requests are HTTP/0.9: they have no protocol and are sound. */
  @Test
  void understandsALogOf1995() throws IOException {
    List<Line> lines = parse("apache_common", "access/nasa_jul95_first4000.log");

    assertThat(verdicts(lines)).isEqualTo(Map.of("RECORD", 4000L));
    assertThat(lines).filteredOn(line -> line.get("protocol") == null).hasSize(11);
  }

  /** The partial ones are empty requests, TLS and RDP handshakes and pieces of exploits. */
  @Test
  void countsGarbageRequestsOfNginxAsPartial() throws IOException {
    List<Line> lines = parse("nginx_combined", "access/nginx-2021-access.log");

    assertThat(verdicts(lines).keySet()).containsOnly("RECORD", "PARTIAL");
    assertThat(lines)
        .filteredOn(line -> line.verdict().equals("PARTIAL"))
        .hasSize(43)
        .allSatisfy(line -> assertThat(line.get("status")).isEqualTo("400"))
        .allSatisfy(line -> assertThat(line.get("method")).isNull());
  }

  /** The partial one is a request that never came: {@code "-" 408}. */
  @Test
  void understandsNamesAndAddressesMixed() throws IOException {
    List<Line> lines = parse("apache_common", "access/twiki2004.log");

    assertThat(verdicts(lines)).isEqualTo(Map.of("RECORD", 1555L, "PARTIAL", 1L));
    assertThat(counts(lines, "client_kind").keySet()).containsOnly("v4", "name");
  }

  @Test
  void agreesWithTheSimpleExpressionOnEveryLineThatItReads() throws IOException {
    agrees("apache_combined", "access/apache_logs.log", 9999);
    agrees("apache_combined", "access/hackers-access.log", 3456);
    agrees("apache_common", "access/nasa_jul95_first4000.log", 4000);
    agrees("apache_common", "access/twiki2004.log", 1556);
    agrees("nginx_combined", "access/nginx-2021-access.log", 1000);
  }

  private static void agrees(String format, String file, int expected) throws IOException {
    List<String> texts = read(file);
    List<Line> lines = parse(format, file);
    int read = 0;
    for (int i = 0; i < texts.size(); i++) {
      Matcher simple = SIMPLE.matcher(texts.get(i));
      if (simple.matches()) {
        read++;
        String about = file + ":" + (i + 1);
        assertField(lines.get(i), "request", simple.group(4), about);
        assertField(lines.get(i), "status", simple.group(5), about);
        assertField(lines.get(i), "user", simple.group(2), about);
        assertField(lines.get(i), "bytes_sent", simple.group(6), about);
        assertField(lines.get(i), "referrer", simple.group(7), about);
        assertField(lines.get(i), "user_agent", simple.group(8), about);
        String client = lines.get(i).get("client_ip");
        assertThat(client == null ? lines.get(i).get("client_host") : client)
            .describedAs(about)
            .isEqualTo(simple.group(1));
      }
    }
    assertThat(read).describedAs(file).isEqualTo(expected);
  }

  private static void assertField(Line line, String column, String raw, String about) {
    byte[] bytes = raw == null ? new byte[0] : raw.getBytes(StandardCharsets.ISO_8859_1);
    String expected =
        raw == null || raw.equals("-") ? null : FieldText.decode(bytes, 0, bytes.length);
    assertThat(line.get(column)).describedAs(about + " " + column).isEqualTo(expected);
  }

  private static List<Line> parse(String format, String file) throws IOException {
    LineParser parser = LogFormat.of(format).newLineParser(ParserSettings.none());
    List<Line> lines = new ArrayList<>();
    for (String text : read(file)) {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      lines.add(Line.parse(parser, bytes, 0, bytes.length));
    }
    return lines;
  }

  private static List<String> read(String file) throws IOException {
    String all = Files.readString(SharedData.file(file), StandardCharsets.ISO_8859_1);
    List<String> lines = new ArrayList<>(List.of(all.split("\r?\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  private static Map<String, Long> verdicts(List<Line> lines) {
    return lines.stream()
        .collect(Collectors.groupingBy(Line::verdict, TreeMap::new, Collectors.counting()));
  }

  private static Map<String, Long> counts(List<Line> lines, String column) {
    return lines.stream()
        .filter(line -> line.get(column) != null)
        .collect(
            Collectors.groupingBy(line -> line.get(column), TreeMap::new, Collectors.counting()));
  }

  private static List<String> top(Map<String, Long> counts, int size) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(size)
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toList();
  }
}
