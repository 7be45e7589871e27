package io.nodelog.app.bench;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.hdfs.scan.ParsedLines;
import io.nodelog.record.AccessRecord;
import io.nodelog.summary.AccessSummarizer;
import io.nodelog.summary.BlockSink;
import io.nodelog.summary.SummarySettings;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Reads a log of combined lines on one thread, with as much of the kernel as its first argument
 * says; the second is the file. Bench runs it in processes of its own.
 */
final class Scan {
  private static final int CHUNK_BYTES = 256 << 10;
  private static final int MAX_LINE_BYTES = 64 << 10;
  private static final SummarySettings SETTINGS =
      new SummarySettings(ZoneOffset.UTC, 300, 4, 256L << 20);

  /** How much is done with the lines. */
  enum Depth {
    /** Line ends are found: the floor. */
    NEWLINES,
    /** Lines are cut and parsed. */
    PARSE,
    /** Lines are parsed and added to every summary of access. */
    SUMMARIZE,
    /** As {@link #SUMMARIZE}, and the requests of each client are printed. */
    CLIENTS;

    String argument() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private Scan() {}

  public static void main(String[] args) throws IOException {
    Depth depth = Depth.valueOf(args[0].toUpperCase(Locale.ROOT));
    try (InputStream in = new FileInputStream(args[1]);
        PrintStream out = standardOutput()) {
      if (depth == Depth.CLIENTS) {
        ClientRequests requests = new ClientRequests();
        summarize(in, requests);
        requests.printTo(out);
      } else {
        out.println(run(depth, in) + " lines");
      }
    }
  }

  /** Reads all lines; returns how many there were. */
  static long run(Depth depth, InputStream in) throws IOException {
    return switch (depth) {
      case NEWLINES -> newlines(in);
      case PARSE -> parse(in);
      case SUMMARIZE, CLIENTS -> summarize(in, (key, block) -> {});
    };
  }

  static PrintStream standardOutput() {
    return new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
  }

  private static long newlines(InputStream in) throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    long lines = 0;
    for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
      int at = ByteSearch.indexOf(chunk, 0, length, (byte) '\n');
      while (at >= 0) {
        lines++;
        at = ByteSearch.indexOf(chunk, at + 1, length, (byte) '\n');
      }
    }
    return lines;
  }

  private static long parse(InputStream in) throws IOException {
    LineParser parser = LogFormat.of("apache_combined").newLineParser(ParserSettings.none());
    AccessRecord request = new AccessRecord();
    long requests = 0;
    try (LineReader lines = new LineReader(in, 0, MAX_LINE_BYTES)) {
      ParsedLines parsed = new ParsedLines(lines, parser, request);
      while (parsed.next()) {
        if (parsed.outcome().counted()) {
          requests++;
        }
      }
    }
    return requests;
  }

  private static long summarize(InputStream in, BlockSink sink) throws IOException {
    LineParser parser = LogFormat.of("apache_combined").newLineParser(ParserSettings.none());
    AccessSummarizer summarizer = new AccessSummarizer(SETTINGS, "bench-01", sink);
    AccessRecord request = new AccessRecord();
    long requests = 0;
    try (LineReader lines = new LineReader(in, 0, MAX_LINE_BYTES)) {
      ParsedLines parsed = new ParsedLines(lines, parser, request);
      while (parsed.next()) {
        if (parsed.outcome().counted()) {
          summarizer.add(request);
          requests++;
        }
      }
    }
    summarizer.flush();
    return requests;
  }
}
