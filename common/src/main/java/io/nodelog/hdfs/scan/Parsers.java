package io.nodelog.hdfs.scan;

import io.nodelog.config.NodelogConfig;
import io.nodelog.format.access.ResolvedClient;
import io.nodelog.format.parser.AccessFormat;
import io.nodelog.format.parser.ClientRules;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.RecordFormat;
import io.nodelog.format.parser.ServiceFormat;
import io.nodelog.hdfs.ledger.HeaderLine;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.ServiceRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The parsers of one task, a few for all its pieces. */
final class Parsers {
  private final ScanTask task;
  private final NodelogConfig config;
  private final Function<String, RecordFormat> formatOf;
  private final Map<String, RecordFormat> formats = new HashMap<>();
  private final Map<Key, LineParser> lineParsers = new HashMap<>();
  private final Map<Key, EventParser> eventParsers = new HashMap<>();

  private record Key(String node, String source, String format, String zone) {}

  Parsers(ScanTask task, NodelogConfig config, Function<String, RecordFormat> formatOf) {
    this.task = task;
    this.config = config;
    this.formatOf = formatOf;
  }

  boolean readsEvents(Split.Piece piece) {
    return format(piece) instanceof ServiceFormat;
  }

  /**
   * The parser of a piece's requests, which knows the header that is in effect.
   *
   * @param firstOffset where the piece's first line starts in the decompressed file
   */
  LineParser lineParser(Split.Piece piece, long firstOffset) {
    if (!(format(piece) instanceof AccessFormat access)) {
      throw new IllegalStateException("Format " + piece.format() + " has no requests");
    }
    if (access.hasHeaders()) {
      return headed(ResolvedClient.newParser(access, settings(piece)), piece, firstOffset);
    }
    return lineParsers.computeIfAbsent(
        key(piece), key -> ResolvedClient.newParser(access, settings(piece)));
  }

  private static LineParser headed(LineParser parser, Split.Piece piece, long firstOffset) {
    AccessRecord record = new AccessRecord();
    for (byte[] line : header(piece, firstOffset)) {
      parser.parse(line, 0, line.length, record);
    }
    return parser;
  }

  /** The lines of the header that is in effect where a piece's first line starts. */
  private static List<byte[]> header(Split.Piece piece, long firstOffset) {
    String text = piece.segment().headerAt(firstOffset);
    return text.equals(HeaderLine.NONE)
        ? List.of()
        : Stream.of(text.split("\n", -1)).map(HeaderLine::bytes).toList();
  }

  /** Whether a line says how those behind it are to be read. */
  boolean isHeader(Split.Piece piece, byte[] bytes, int from, int to) {
    return format(piece).isHeader(bytes, from, to);
  }

  /** The parser of a piece's events, which has to be told of the header that is in effect. */
  EventParser eventParser(Split.Piece piece) {
    if (!(format(piece) instanceof ServiceFormat service)) {
      throw new IllegalStateException("Format " + piece.format() + " has no events");
    }
    return service.hasHeaders()
        ? service.newParser(settings(piece))
        : eventParsers.computeIfAbsent(key(piece), key -> service.newParser(settings(piece)));
  }

  /**
   * Tells a parser of events of the header that is in effect.
   *
   * @param firstOffset where the piece's first line starts in the decompressed file
   */
  void readHeader(EventParser parser, Split.Piece piece, long firstOffset) {
    if (format(piece).hasHeaders()) {
      ServiceRecord record = new ServiceRecord();
      for (byte[] line : header(piece, firstOffset)) {
        parser.parse(line, 0, line.length, line.length, record);
      }
    }
  }

  private RecordFormat format(Split.Piece piece) {
    return formats.computeIfAbsent(piece.format(), formatOf);
  }

  private static Key key(Split.Piece piece) {
    return new Key(piece.node(), piece.source(), piece.format(), piece.zone());
  }

  private ParserSettings settings(Split.Piece piece) {
    return task.parserSettings(piece.zone())
        .withClients(
            new ClientRules(
                config.trustedProxies(piece.node(), piece.source()), config.client().unmapIpv4()));
  }
}
