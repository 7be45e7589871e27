package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats that name their columns make no object for a line. */
class AllocationTest {
  private static final int LINES = 200_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx_timed_json",
        "nginx_json",
        "caddy",
        "traefik_json",
        "envoy_json",
        "w3c",
        "iis",
        "cloudfront"
      })
  void makesNoObjectForALine(String preset) {
    LogFormat format = LogFormat.of(preset);
    List<TestLine> lines = Presets.read(preset).testLines();
    LineParser parser = format.newLineParser(ParserSettings.none());
    AccessRecord record = new AccessRecord();
    byte[] header = lines.get(0).header().getBytes(StandardCharsets.UTF_8);
    byte[] line = lines.get(0).line().getBytes(StandardCharsets.UTF_8);
    parser.parse(header, 0, header.length, record);
    read(parser, line, record);

    long before = allocated();
    read(parser, line, record);

    assertThat((allocated() - before) / (double) LINES).isLessThan(0.5);
  }

  private static void read(LineParser parser, byte[] line, AccessRecord record) {
    for (int i = 0; i < LINES; i++) {
      if (parser.parse(line, 0, line.length, record) != Outcome.RECORD) {
        throw new AssertionError("no record: " + record.rejectReason());
      }
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
