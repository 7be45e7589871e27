package io.nodelog.app.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel makes of each line is what the generator meant. */
class KernelAgreesTest {
  private static final double MALFORMED_SHARE = 0.3;

  @TempDir Path out;

  @Test
  void findsTheOutcomeOfEveryLineAndTheReasonOfEveryReject() throws IOException {
    FleetPlan sample = FleetPlan.sample();
    FleetPlan malformed =
        new FleetPlan(
            7,
            sample.firstDay(),
            sample.days(),
            sample.nodes(),
            sample.clients(),
            new Blemishes(MALFORMED_SHARE, 0.1),
            sample.failures(),
            sample.answers());
    FleetGenerator.generate(malformed, out);

    Map<String, byte[]> logs = GeneratedFiles.logs(out);
    for (String row : GeneratedFiles.rows(out.resolve("answers"), "files")) {
      String[] cells = row.split(",", -1);
      String format = formatOf(malformed, cells[1]);
      String[] expected = Arrays.copyOfRange(cells, 3, cells.length);

      assertThat(read(logs.get(cells[2]), format))
          .as(cells[2])
          .isEqualTo(String.join(",", expected));
    }
  }

  private static String formatOf(FleetPlan plan, String node) {
    return plan.nodes().stream()
        .filter(each -> each.name().equals(node))
        .map(each -> each.style().presetName())
        .findFirst()
        .orElseThrow();
  }

  /** Returns the counts in the order of the columns of {@code files.csv}. */
  private static String read(byte[] log, String format) throws IOException {
    LineParser parser = LogFormat.of(format).newLineParser(ParserSettings.none());
    AccessRecord request = new AccessRecord();
    Map<Outcome, Long> outcomes = new TreeMap<>();
    Map<RejectReason, Long> reasons = new TreeMap<>();
    long lines = 0;
    long bytes = 0;
    try (LineReader reader = new LineReader(new ByteArrayInputStream(log), 0, 64 << 10)) {
      while (reader.next()) {
        lines++;
        bytes += reader.length();
        Outcome outcome =
            reader.tooLong()
                ? request.reject(RejectReason.TOO_LONG)
                : parser.parse(reader.bytes(), reader.from(), reader.to(), request);
        outcomes.merge(outcome, 1L, Long::sum);
        if (outcome == Outcome.REJECT) {
          reasons.merge(reason(reader, request), 1L, Long::sum);
        }
      }
    }
    return lines
        + ","
        + bytes
        + counts(outcomes, Outcome.RECORD, Outcome.PARTIAL, Outcome.REJECT, Outcome.EXCLUDED)
        + counts(
            reasons,
            RejectReason.SHAPE,
            RejectReason.TIME,
            RejectReason.STATUS,
            RejectReason.TOO_LONG,
            RejectReason.BINARY);
  }

  /** A line with a NUL byte that is rejected is rejected as binary, whatever else is wrong. */
  private static RejectReason reason(LineReader reader, AccessRecord request) {
    for (int at = reader.from(); at < reader.to(); at++) {
      if (reader.bytes()[at] == 0) {
        return RejectReason.BINARY;
      }
    }
    return request.rejectReason();
  }

  @SafeVarargs
  private static <K> String counts(Map<K, Long> counted, K... columns) {
    StringBuilder text = new StringBuilder();
    for (K column : columns) {
      text.append(',').append(counted.getOrDefault(column, 0L));
    }
    return text.toString();
  }
}
