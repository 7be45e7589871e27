package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectionTest {
  private static final String COMMON =
      "192.0.2.7 - - [05/Jan/2026:10:11:12 +0100] \"GET / HTTP/1.1\" 200 612";

  @Test
  void findsTheFormatThatUnderstandsMostLines() {
    Detection.Result result =
        detect(List.of(COMMON, COMMON, "", "garbage", COMMON, COMMON, COMMON));

    assertThat(result.decision()).isPresent();
    assertThat(result.scores().get(0).format().name()).isEqualTo("apache_common");
    assertThat(result.scores().get(0).permille()).isEqualTo(833);
    assertThat(result.scores().get(0).lines()).isEqualTo(6);
  }

  @Test
  void prefersTheFormatThatFindsMore() {
    assertThat(name(List.of(COMMON + " \"-\" \"agent\""))).isEqualTo("apache_combined");
    assertThat(name(List.of(COMMON + " \"-\" \"agent\" 900 1200"))).isEqualTo("apache_combinedio");
    assertThat(name(List.of(COMMON + " \"-\" \"agent\" \"198.51.100.3\""))).isEqualTo("nginx_main");
  }

  @Test
  void prefersTheSitesOwnFormatOfEqualOnes() {
    List<LogFormat> formats =
        new ArrayList<>(
            LogFormat.ofSite(
                Map.of("own", "kind = apache, strings = \"%h %l %u %t \\\"%r\\\" %>s %b\"")));
    formats.addAll(LogFormat.presets());
    Detection detection = new Detection(formats, Optional.empty(), Instant.EPOCH);
    add(detection, COMMON);

    assertThat(detection.result().scores().get(0).format().name()).isEqualTo("own");
  }

  @Test
  void refusesWhatNoFormatUnderstandsWellEnough() {
    Detection.Result half = detect(List.of(COMMON, "garbage"));
    Detection.Result none = detect(List.of("garbage"));
    Detection.Result nothing = detect(List.of("", "# a comment"));

    assertThat(half.decision()).isEmpty();
    assertThat(half.refusal())
        .startsWith(
            "Unknown format: no format understands 80.0 % of the lines (best: apache_common 50.0"
                + " %");
    assertThat(none.decision()).isEmpty();
    assertThat(none.refusal()).isEqualTo("Unknown format: no format understands any line");
    assertThat(nothing.decision()).isEmpty();
  }

  @Test
  void looksAtSoManyLinesOnly() {
    Detection detection =
        new Detection(List.of(LogFormat.of("apache_common")), Optional.empty(), Instant.EPOCH);
    for (int i = 0; i < Detection.LINES; i++) {
      assertThat(detection.isFull()).isFalse();
      add(detection, COMMON);
    }
    assertThat(detection.isFull()).isTrue();
  }

  @Test
  void countsTheLinesOfAnEventWithIt() {
    Detection.Result result =
        detect(
            List.of(
                "2026-01-05 10:11:12,345 ERROR org.apache.hadoop.hdfs.Server: failed",
                "java.io.IOException: x",
                "\tat a.B.c(B.java:5)",
                "\tat a.B.d(B.java:6)"));

    assertThat(result.decision()).isPresent();
    assertThat(result.scores().get(0).format().hasRequests()).isFalse();
    assertThat(result.scores().get(0).permille()).isEqualTo(1_000);
  }

  @Test
  void countsLinesThatMerelyFollowAnEventForNobody() {
    List<String> log = new ArrayList<>();
    log.add("2026-01-05 10:11:12,345 INFO a.B: started");
    log.addAll(Collections.nCopies(20, COMMON));

    assertThat(name(log)).isEqualTo("apache_common");
    assertThat(detect(List.of(log.get(0), "aGVsbG8", "d29ybGQ", "IQ==")).decision()).isEmpty();
  }

  @Test
  void takesLinesWithWordsBeforeTheClientForNoRequests() {
    String line = COMMON + " \"-\" \"agent\"";

    assertThat(name(List.of("<190>Jan  5 10:11:11 web01 nginx: " + line))).startsWith("syslog");
    assertThat(detect(List.of("2026-01-05T10:11:12.345Z stdout F " + line)).scores())
        .filteredOn(score -> score.format().hasRequests())
        .allMatch(score -> score.understood() == 0);
  }

  @Test
  void refusesEventsThatDoNotSayWhoSpeaks() {
    String mysql = "2026-01-05T10:11:12.345678Z 0 [System] [MY-010116] [Server] starting";

    assertThat(detect(List.of(mysql)).decision()).isEmpty();
  }

  /** Each preset is found by its own lines, or one that reads the same fields out of them. */
  @ParameterizedTest
  @MethodSource("io.nodelog.format.LogFormat#presets")
  void findsEveryPresetByItsOwnLines(LogFormat preset) {
    Detection.Result result = detect(goodLines(preset.name()));
    if (preset.name().equals("dfsadmin_report")) {
      assertThat(result.decision()).as("the first line of a section says nothing").isEmpty();
      return;
    }

    Detection.Score best = result.scores().get(0);
    Detection.Score own =
        result.scores().stream()
            .filter(score -> score.format().name().equals(preset.name()))
            .findFirst()
            .orElseThrow();
    assertThat(result.decision()).isPresent();
    assertThat(own.permille()).describedAs("%s beat it", best.format()).isEqualTo(best.permille());
    assertThat(own.records()).describedAs("%s beat it", best.format()).isEqualTo(best.records());
  }

  private static List<String> goodLines(String preset) {
    List<String> lines = new ArrayList<>();
    for (TestLine test : Presets.read(preset).testLines()) {
      if (!test.expected().containsKey("outcome")) {
        lines.addAll(test.header().lines().toList());
        lines.addAll(test.line().lines().toList());
      }
    }
    return lines;
  }

  private static String name(List<String> lines) {
    return detect(lines).scores().get(0).format().name();
  }

  private static Detection.Result detect(List<String> lines) {
    Detection detection =
        new Detection(LogFormat.presets(), Optional.empty(), Instant.parse("2026-06-30T00:00:00Z"));
    lines.forEach(line -> add(detection, line));
    return detection.result();
  }

  private static void add(Detection detection, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    detection.add(bytes, 0, bytes.length);
  }
}
