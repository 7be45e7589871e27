package io.nodelog.hdfs.scan;

import io.nodelog.config.NodelogConfig;
import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.LineParser;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.raw.ByteSpan;
import io.nodelog.hdfs.raw.EventLimits;
import io.nodelog.hdfs.raw.EventReader;
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.hdfs.raw.SearchedStream;
import io.nodelog.hdfs.raw.SegmentReader;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Finds the lines that are to be erased. An event of several lines is erased as a whole. */
public final class ErasableLines {
  private final SegmentReader segments;
  private final NodelogConfig config;
  private final Erasable erasable;

  /** Looks for lines in the segments that a reader opens. */
  public ErasableLines(SegmentReader segments, NodelogConfig config, Erasable erasable) {
    this.segments = segments;
    this.config = config;
    this.erasable = erasable;
  }

  /**
   * What was found.
   *
   * @param lines how many lines the ranges have
   */
  public record Found(List<ByteSpan> spans, long lines) {}

  /**
   * Finds the ranges of such lines in a whole segment, in their order.
   *
   * @throws IOException if the segment cannot be read
   */
  public Found in(Split.Piece piece) throws IOException {
    Parsers parsers =
        new Parsers(
            new ScanTask("", 0, 0, Long.MIN_VALUE, Long.MAX_VALUE, "", 1),
            config,
            name -> LogFormat.of(name, config.formats().definitions()).format());
    Ranges ranges = new Ranges();
    try (Search addresses = new Search(piece.segment());
        LineReader lines = addresses.lines()) {
      if (parsers.readsEvents(piece)) {
        readEvents(parsers, piece, addresses, lines, ranges);
      } else {
        readLines(parsers, piece, addresses, lines, ranges);
      }
    }
    return new Found(List.copyOf(ranges.spans), ranges.lines);
  }

  private void readLines(
      Parsers parsers, Split.Piece piece, Search found, LineReader lines, Ranges ranges)
      throws IOException {
    AccessRecord record = new AccessRecord();
    LineParser parser = parsers.lineParser(piece, lines.nextOffset());
    ParsedLines parsed = new ParsedLines(lines, parser, record);
    while (parsed.next()) {
      long end = lines.offset() + lines.length();
      boolean request = parsed.outcome().counted();
      boolean named = found.foundBefore(end, !request);
      if ((named || (request && erasable.isOf(record)))
          && !(parsed.outcome() == Outcome.EXCLUDED
              && parsers.isHeader(piece, lines.bytes(), lines.from(), lines.to()))) {
        ranges.add(lines.offset(), end, 1);
      }
    }
  }

  private void readEvents(
      Parsers parsers, Split.Piece piece, Search found, LineReader lines, Ranges ranges)
      throws IOException {
    EventParser parser = parsers.eventParser(piece);
    EventReader events = new EventReader(lines, parser::starts, EventLimits.of(config.lines()));
    while (events.next()) {
      long end = events.offset() + events.length();
      boolean named = found.foundBefore(end, true);
      if (named && !parsers.isHeader(piece, events.bytes(), 0, events.firstLineTo())) {
        ranges.add(events.offset(), end, events.lines());
      }
    }
  }

  /** The bytes of a segment, searched for addresses and for users while they are read. */
  private final class Search implements AutoCloseable {
    private final SearchedStream addresses;
    private final SearchedStream users;
    private final long offset;

    Search(Segment segment) throws IOException {
      InputStream bytes = segments.bytes(segment);
      offset = segment.offset();
      users = new SearchedStream(bytes, offset, erasable.users());
      addresses = new SearchedStream(users, offset, erasable.addresses());
    }

    LineReader lines() {
      return new LineReader(addresses, offset, config.lines().maxLengthBytes());
    }

    /** Whether something was found up to an offset; both are asked, so that both pass on. */
    boolean foundBefore(long end, boolean usersToo) {
      boolean user = users.foundBefore(end);
      return addresses.foundBefore(end) || (user && usersToo);
    }

    @Override
    public void close() throws IOException {
      addresses.close();
    }
  }

  /** Ranges of lines; those that touch become one. */
  private static final class Ranges {
    private final List<ByteSpan> spans = new ArrayList<>();
    private long lines;

    void add(long from, long to, long count) {
      lines += count;
      int last = spans.size() - 1;
      if (last >= 0 && spans.get(last).to() == from) {
        spans.set(last, new ByteSpan(spans.get(last).from(), to));
      } else {
        spans.add(new ByteSpan(from, to));
      }
    }
  }
}
