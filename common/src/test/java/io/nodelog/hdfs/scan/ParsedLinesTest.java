package io.nodelog.hdfs.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedLinesTest {
  private static final int LONGEST = 300;

  private static final List<String> LINES =
      List.of(
          "192.0.2.7 - - [10/Oct/2000:13:55:36 -0700] \"GET /a HTTP/1.1\" 200 23 \"-\" \"agent\"",
          "192.0.2.7 - - [10/Oct/2000:13:55:36 -0700] \"GET /a HTTP/1.1\" 200 - \"r\" \"agent",
          "192.0.2.7 - - [10/Oct/2000:13:55:37 -0700] \"GET /a HTTP/1.1",
          "h - - [10/Oct/2000:13:55:36 -0700] \"GET /\\\" HTTP/1.1\" 200 23 \"-\" \"a\\\"b\"",
          "192.0.2.7 - - [10/Oct/2000:13:55:36 -0700] \"GET /a HTTP/1.1\" 200 23",
          "",
          "\" 200 23 \"-\" \"agent\"",
          "192.0.2.7 - - [10/Oct/2000:13:55:36 -0700] \"GET /" + "long".repeat(90) + "\" 200 1",
          "192.0.2.7 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.1\" 200 1 \"-\" \""
              + "long".repeat(70)
              + "\"");

  /** What a line is, as text. */
  private static String seen(LineReader lines, Outcome outcome, AccessRecord record) {
    StringBuilder text = new StringBuilder();
    text.append(lines.offset()).append(' ').append(lines.length()).append(' ').append(outcome);
    if (outcome == Outcome.REJECT) {
      text.append(' ').append(record.rejectReason());
    } else if (outcome.counted()) {
      for (AccessField field : AccessField.values()) {
        if (record.has(field)) {
          int length = record.to(field) - record.from(field);
          text.append(' ').append(field).append(record.from(field) - lines.from());
          text.append(new String(record.bytes(), record.from(field), length, ISO_8859_1));
        }
      }
      text.append(' ').append(record.status()).append(' ').append(record.bytesSent());
      text.append(' ').append(record.timeMicros());
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"apache_combined", "apache_common", "nginx_combined"})
  void areTheLinesThatAreCutFirstAndParsedThen(String format) throws IOException {
    for (int seed = 0; seed < 300; seed++) {
      byte[] file = file(new Random(seed));
      assertThat(inOnePass(format, file, seed))
          .describedAs("seed %d", seed)
          .isEqualTo(inTwoPasses(format, file));
    }
  }

  private static List<String> inOnePass(String format, byte[] file, int seed) throws IOException {
    List<String> seen = new ArrayList<>();
    AccessRecord record = new AccessRecord();
    try (LineReader lines = new LineReader(inPieces(file, new Random(seed)), 0, LONGEST)) {
      ParsedLines parsed = new ParsedLines(lines, parser(format), record);
      while (parsed.next()) {
        seen.add(seen(lines, parsed.outcome(), record));
      }
    }
    return seen;
  }

  private static List<String> inTwoPasses(String format, byte[] file) throws IOException {
    List<String> seen = new ArrayList<>();
    AccessRecord record = new AccessRecord();
    LineParser parser = parser(format);
    try (LineReader lines = new LineReader(new ByteArrayInputStream(file), 0, LONGEST)) {
      while (lines.next()) {
        Outcome outcome =
            lines.tooLong()
                ? record.reject(RejectReason.TOO_LONG)
                : parser.parse(lines.bytes(), lines.from(), lines.to(), record);
        seen.add(seen(lines, outcome, record));
      }
    }
    return seen;
  }

  private static LineParser parser(String format) {
    return LogFormat.of(format).newLineParser(ParserSettings.none());
  }

  private static byte[] file(Random random) {
    StringBuilder file = new StringBuilder(random.nextInt(4) == 0 ? "\u00EF\u00BB\u00BF" : "");
    for (int i = 0; i < 20; i++) {
      StringBuilder line = new StringBuilder(LINES.get(random.nextInt(LINES.size())));
      if (random.nextInt(4) == 0) {
        line.insert(random.nextInt(line.length() + 1), "\"\r\t \\\n".charAt(random.nextInt(6)));
      }
      file.append(line).append(random.nextInt(3) == 0 ? "\r\n" : "\n");
    }
    file.setLength(file.length() - random.nextInt(3));
    return file.toString().getBytes(ISO_8859_1);
  }

  /** So that lines lie across the borders of what was read. */
  private static InputStream inPieces(byte[] file, Random random) {
    return new ByteArrayInputStream(file) {
      @Override
      public int read(byte[] into, int from, int length) {
        return super.read(into, from, Math.min(length, 1 + random.nextInt(200)));
      }
    };
  }

  static List<LogFormat> accessFormats() {
    return LogFormat.presets().stream().filter(LogFormat::hasRequests).toList();
  }

  /** Sizes are those of 20,000 lines: one object of 16 bytes a line would be 320,000. */
  @ParameterizedTest
  @MethodSource("accessFormats")
  void allocateNothingForALine(LogFormat format) throws IOException {
    List<String> records = format.sampleRecords();
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      log.append(records.get(i % records.size())).append('\n');
    }
    byte[] file = log.toString().getBytes(StandardCharsets.UTF_8);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    LineParser parser =
        format.newLineParser(
            new ParserSettings(Optional.of(ZoneOffset.UTC), Instant.parse("2026-06-30T00:00:00Z")));
    AccessRecord record = new AccessRecord();
    long allocated = 0;
    for (int round = 0; round < 3; round++) {
      try (LineReader lines = new LineReader(new ByteArrayInputStream(file), 0, 64 << 10)) {
        ParsedLines parsed = new ParsedLines(lines, parser, record);
        assertThat(parsed.next()).isTrue();
        long before = threads.getCurrentThreadAllocatedBytes();
        while (parsed.next()) {
          record.status();
        }
        allocated = threads.getCurrentThreadAllocatedBytes() - before;
      }
    }
    assertThat(allocated).isLessThan(20_000);
  }
}
