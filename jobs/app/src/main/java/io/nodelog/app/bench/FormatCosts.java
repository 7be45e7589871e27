package io.nodelog.app.bench;

import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.hdfs.scan.ParsedLines;
import io.nodelog.record.AccessRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Parses each access format's own test lines, those that are whole records, in random order and
 * many times, and prints what a byte costs at best: nanoseconds of CPU, name. The formats take
 * turns.
 */
final class FormatCosts {
  private static final int BYTES = 16 << 20;
  private static final int ROUNDS = 5;
  private static final int MAX_LINE_BYTES = 64 << 10;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final ParserSettings SETTINGS =
      new ParserSettings(Optional.of(ZoneOffset.UTC), Instant.parse("2026-06-30T00:00:00Z"));

  private FormatCosts() {}

  public static void main(String[] args) throws IOException {
    Map<String, Double> best = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (LogFormat format : LogFormat.presets()) {
        if (format.hasRequests()) {
          best.merge(format.name(), nanosPerByte(format), Math::min);
        }
      }
    }
    try (PrintStream out = Scan.standardOutput()) {
      best.forEach((name, nanos) -> out.println(nanos + " " + name));
    }
  }

  private static double nanosPerByte(LogFormat format) throws IOException {
    byte[] log = log(format.sampleRecords());
    LineParser parser = format.newLineParser(SETTINGS);
    AccessRecord record = new AccessRecord();
    long counted = 0;
    long start = THREADS.getCurrentThreadCpuTime();
    try (LineReader lines = new LineReader(new ByteArrayInputStream(log), 0, MAX_LINE_BYTES)) {
      ParsedLines parsed = new ParsedLines(lines, parser, record);
      while (parsed.next()) {
        counted += parsed.outcome().counted() ? 1 : 0;
      }
    }
    double nanos = THREADS.getCurrentThreadCpuTime() - start;
    if (counted == 0) {
      throw new BenchFailed("No line of " + format.name() + " was understood");
    }
    return nanos / log.length;
  }

  private static byte[] log(List<String> records) {
    Random random = new Random(1);
    ByteArrayOutputStream log = new ByteArrayOutputStream(BYTES);
    while (log.size() < BYTES) {
      String line = records.get(random.nextInt(records.size())) + "\n";
      log.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    }
    return log.toByteArray();
  }
}
