package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Events that are odd or meant to harm, and the verdict on each. */
class HostileEventsTest {
  private static final int LONG = 4 << 20;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "hadoop_daemon ~ `2026-01-05 10:11:12,345 INFO a.B: \u0000` ~ RECORD",
        "hadoop_daemon ~ `2026-01-05 10:11:12,345 INFO a.B: ` ~ RECORD",
        "hadoop_daemon ~ `2026-01-05 10:11:12,345 INFO a.B:` ~ RECORD",
        "hadoop_daemon ~ `2026-01-05 10:11:12,345 INFO a.B` ~ REJECT SHAPE",
        "hadoop_daemon ~ `2026-01-05 10:11:12,345 INFO : x` ~ REJECT SHAPE",
        "hadoop_daemon ~ `2026-01-05 10:11:12,345 INFO a B: x` ~ REJECT SHAPE",
        "hadoop_daemon ~ `2026-01-05 10:11:12,345  INFO a.B: x` ~ REJECT SHAPE",
        "hadoop_daemon ~ `2026-01-05 10:11:12,345` ~ REJECT SHAPE",
        "hadoop_daemon ~ `2026-01-05 10:11:12,` ~ REJECT SHAPE",
        "hadoop_daemon ~ `2026-01-05 10:11:12,345678901234567890123 INFO a.B: x` ~ RECORD",
        "hadoop_daemon ~ `2026-01-05 24:11:12,345 INFO a.B: x` ~ REJECT TIME",
        "hadoop_daemon ~ `2026-01-05 10:11:60,345 INFO a.B: x` ~ RECORD",
        "hadoop_daemon ~ `0000-01-05 10:11:12,345 INFO a.B: x` ~ RECORD",
        "hadoop_daemon ~ `9999-12-31 23:59:59,999 INFO a.B: x` ~ RECORD",
        "hadoop_daemon ~ `\u00a02026-01-05 10:11:12,345 INFO a.B: x` ~ REJECT SHAPE",
        "mr_container ~ `2026-01-05 10:11:12,345 INFO [] a.B: x` ~ RECORD",
        "mr_container ~ `2026-01-05 10:11:12,345 INFO [a]b] a.B: x` ~ REJECT SHAPE",
        "mr_container ~ `2026-01-05 10:11:12,345 INFO [a[b] a.B: x] c: d` ~ RECORD",
        "zookeeper ~ `2026-01-05 10:11:12,345 - INFO  [:A@1] - x` ~ RECORD",
        "zookeeper ~ `2026-01-05 10:11:12,345 - INFO  [a:b:A@] - x` ~ RECORD",
        "zookeeper ~ `2026-01-05 10:11:12,345 - INFO  [a:b@A@1] - x` ~ REJECT SHAPE",
        "kafka ~ `[2026-01-05 10:11:12,345] INFO [a] (b)` ~ PARTIAL",
        "kafka ~ `[2026-01-05 10:11:12,345] INFO [a [b] c (d)` ~ RECORD",
        "kafka ~ `[2026-01-05 10:11:12,345] INFO (a.B)` ~ PARTIAL",
        "kafka ~ `[2026-01-05 10:11:12,345] INFO  (a.B)` ~ RECORD",
        "kafka ~ `[2026-01-05 10:11:12,345] INFO x (a B)` ~ PARTIAL",
        "kafka ~ `[2026-01-05 10:11:12,345] INFO x (a.B) ` ~ PARTIAL",
      })
  void hasAVerdict(String format, String line, String verdict) {
    assertThat(Event.parse(format, line).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @MethodSource("io.nodelog.format.MutatedEventsTest#formats")
  void takesTimeLinearInTheLength(LogFormat format) {
    List<String> pieces =
        List.of(
            "] ",
            ": ",
            " (a",
            " - ",
            "[",
            "a.",
            "\n\tat ",
            "\na.b.C: ",
            " ",
            ", client: a",
            "LOG: ",
            ": [client 1",
            "\", host: \"",
            ",\"\"",
            "[a b=\"\\\"",
            "[1,");
    String start = MutatedEventsTest.lines(format).get(0);
    for (String piece : pieces) {
      for (int cut = 1; cut <= start.length(); cut = cut * 2) {
        byte[] bytes =
            (start.substring(0, cut) + piece.repeat(LONG / 64 / piece.length()))
                .getBytes(StandardCharsets.UTF_8);
        long from = System.nanoTime();
        Event.parse(Event.parser(format, "UTC"), bytes, 0, bytes.length);
        assertThat((System.nanoTime() - from) / 1_000_000)
            .describedAs("%s: %s…%s", format, start.substring(0, cut), piece)
            .isLessThan(1_000);
      }
    }
  }

  @Test
  void keepsEveryLineOfALongEvent() {
    String start = "2026-01-05 10:11:12,345 INFO a.B: x";
    Event event = Event.parse("hadoop_daemon", start + "\n y".repeat(LONG / 3));

    assertThat(event.get("message")).hasSize(1 + LONG / 3 * 3);
  }
}
