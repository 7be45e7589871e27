package io.nodelog.format;

import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.hdfs.scan.ParsedLines;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to cut and parse a line of the combined format: in one pass, and by its steps.
 * {@code scripts/jmh LineParse} runs it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LineParseBenchmark {
  private static final int LINES = 100_000;
  private static final int LONGEST = 64 << 10;

  private static final String[] AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML) Chrome/141.0 Safari/537.36",
    "Mozilla/5.0 (compatible; SomeBot/2.1; +http://bot.example.net/)",
    "curl/8.11.1"
  };
  private static final int[] STATUSES = {200, 200, 200, 200, 200, 200, 304, 301, 404, 500};

  private final AccessRecord record = new AccessRecord();
  private final LineParser parser =
      LogFormat.of("apache_combined").newLineParser(ParserSettings.none());
  private byte[] log = new byte[0];

  /** Makes the lines, and checks that both ways understand all of them. */
  @Setup
  public void makeLines() throws IOException {
    Random random = new Random(42);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      lines.append(line(random, i));
    }
    log = lines.toString().getBytes(StandardCharsets.US_ASCII);
    if (inOnePass() != LINES || bySteps() != LINES || newlines() != LINES) {
      throw new IllegalStateException("Not every line is a record");
    }
  }

  private static String line(Random random, int i) {
    return "%d.%d.%d.%d - - [05/Jan/2026:10:%02d:%02d +0000] \"%s /items/%d?view=%s HTTP/1.1\" %d %d \"%s\" \"%s\"%n"
        .formatted(
            random.nextInt(256),
            random.nextInt(256),
            random.nextInt(256),
            random.nextInt(256),
            i * 60L / LINES,
            i * 3600L / LINES % 60,
            random.nextInt(10) == 0 ? "POST" : "GET",
            random.nextInt(1_000_000),
            random.nextBoolean() ? "full" : "short",
            STATUSES[random.nextInt(STATUSES.length)],
            random.nextInt(200_000),
            random.nextInt(3) == 0 ? "-" : "https://www.example.net/page/" + random.nextInt(5000),
            AGENTS[random.nextInt(AGENTS.length)]);
  }

  private LineReader reader() {
    return new LineReader(new ByteArrayInputStream(log), 0, LONGEST);
  }

  /** As the product reads them. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public int inOnePass() throws IOException {
    int records = 0;
    try (LineReader lines = reader()) {
      ParsedLines parsed = new ParsedLines(lines, parser, record);
      while (parsed.next()) {
        records += parsed.outcome() == Outcome.RECORD ? 1 : 0;
      }
    }
    return records;
  }

  /** As lines are read that are not plain: cut first, then field by field. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public int bySteps() throws IOException {
    int records = 0;
    try (LineReader lines = reader()) {
      while (lines.next()) {
        Outcome outcome = parser.parse(lines.bytes(), lines.from(), lines.to(), record);
        records += outcome == Outcome.RECORD ? 1 : 0;
      }
    }
    return records;
  }

  /** The floor: lines are only cut. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public int newlines() throws IOException {
    int count = 0;
    try (LineReader lines = reader()) {
      while (lines.next()) {
        count++;
      }
    }
    return count;
  }
}
