package io.nodelog.format;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.Ipv4;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Measures what a line of the combined format costs in CPU time: to find its end, and to parse it.
 *
 * <p>Usage: {@code LineParseBenchmark FILE LINES [ROUNDS]}; the file is made if it is not there. A
 * class {@code ScanPrototype} on the class path, the yardstick of the design, is measured in turn
 * with it, because a shared machine is noisy.
 */
final class LineParseBenchmark {
  private static final int CHUNK = 1 << 18;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Path file;
  private final long lines;

  private LineParseBenchmark(Path file, long lines) {
    this.file = file;
    this.lines = lines;
  }

  public static void main(String[] args) throws IOException {
    LineParseBenchmark benchmark =
        new LineParseBenchmark(Path.of(args[0]), Long.parseLong(args[1]));
    if (!Files.exists(benchmark.file)) {
      benchmark.generate();
    }
    benchmark.run(args.length > 2 ? Integer.parseInt(args[2]) : 7, System.out);
  }

  private void run(int rounds, PrintStream out) throws IOException {
    List<Double> newline = new ArrayList<>();
    List<Double> parse = new ArrayList<>();
    List<Double> prototype = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      newline.add(nanosPerLine(() -> scan(null)));
      parse.add(
          nanosPerLine(
              () -> scan(LogFormat.of("apache_combined").newLineParser(ParserSettings.none()))));
      prototype.add(nanosPerLine(this::prototype));
    }
    double yardstick = median(prototype);
    out.printf(
        Locale.ROOT,
        "newline %.0f ns, newline and parse %.0f ns, prototype %.0f ns, ratio %.2f%n",
        median(newline),
        median(parse),
        yardstick,
        median(parse) / yardstick);
  }

  private interface Work {
    void run() throws IOException;
  }

  private double nanosPerLine(Work work) throws IOException {
    long start = THREADS.getCurrentThreadCpuTime();
    work.run();
    return (THREADS.getCurrentThreadCpuTime() - start) / (double) lines;
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }

  /** Reads the file as the product does; without a parser it only finds the line ends. */
  private void scan(@Nullable LineParser parser) {
    byte[] buffer = new byte[CHUNK + 4096];
    long records = 0;
    try (InputStream in = Files.newInputStream(file)) {
      int have = 0;
      for (int read; (read = in.read(buffer, have, CHUNK - have)) > 0; ) {
        int end = have + read;
        Chunk chunk = new Chunk(buffer, end);
        records += chunk.lines(parser);
        have = end - chunk.from;
        System.arraycopy(buffer, chunk.from, buffer, 0, have);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (records != lines) {
      throw new IllegalStateException(records + " records of " + lines + " lines");
    }
  }

  /** The whole lines of a buffer. */
  private static final class Chunk {
    private static final AccessRecord RECORD = new AccessRecord();
    private final byte[] bytes;
    private final int to;
    private int from;

    Chunk(byte[] bytes, int to) {
      this.bytes = bytes;
      this.to = to;
    }

    long lines(@Nullable LineParser parser) {
      long records = 0;
      int lineEnd;
      while ((lineEnd = ByteSearch.indexOf(bytes, from, to, (byte) '\n')) >= 0) {
        if (parser == null || parser.parse(bytes, from, lineEnd, RECORD) == Outcome.RECORD) {
          records++;
        }
        from = lineEnd + 1;
      }
      return records;
    }
  }

  /** Runs the scan of the prototype, without its start of threads. */
  private void prototype() {
    try {
      Class<?> type = Class.forName("ScanPrototype");
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      var scan =
          type.getDeclaredMethod("scan", String.class, long.class, long.class, boolean.class);
      scan.setAccessible(true);
      scan.invoke(constructor.newInstance(), file.toString(), 0L, Files.size(file), false);
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException("Cannot run the prototype: not on the class path", e);
    }
  }

  private void generate() throws IOException {
    Random random = new Random(42);
    DateTimeFormatter stamp =
        DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ENGLISH);
    Instant start = Instant.parse("2026-01-05T00:00:00Z");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (long i = 0; i < lines; i++) {
        String time = stamp.format(start.plusSeconds(i * 86_400 / lines).atOffset(ZoneOffset.UTC));
        out.write(line(random, time).getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  /** About 197 bytes; clients are skewed as visitors are. */
  private static String line(Random random, String time) {
    int rank = (int) (200_000 * Math.pow(random.nextDouble(), 4));
    String[] browsers = {
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/140.0",
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML) Chrome/141.0 Safari/537.36",
      "Mozilla/5.0 (compatible; SomeBot/2.1; +http://bot.example.net/)",
      "curl/8.11.1"
    };
    int[] statuses = {200, 200, 200, 200, 200, 200, 304, 301, 404, 500};
    String referrer =
        random.nextInt(3) == 0 ? "-" : "https://www.example.net/page/" + random.nextInt(5000);
    return "%s - - [%s] \"%s /catalog/items/%d?view=%s HTTP/1.1\" %d %d \"%s\" \"%s\"\n"
        .formatted(
            Ipv4.text(rank * 0x9E3779B1),
            time,
            random.nextInt(10) == 0 ? "POST" : "GET",
            random.nextInt(1_000_000),
            random.nextBoolean() ? "full" : "short",
            statuses[random.nextInt(statuses.length)],
            random.nextInt(200_000),
            referrer,
            browsers[random.nextInt(browsers.length)]);
  }
}
