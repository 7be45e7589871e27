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
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.record.AccessRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

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
    byte[] header = HeaderLine.bytes(piece.segment().headerAt(firstOffset));
    if (header.length > 0) {
      parser.parse(header, 0, header.length, new AccessRecord());
    }
    return parser;
  }

  /** Whether the line that a reader stands at says how those behind it are to be read. */
  boolean isHeader(Split.Piece piece, LineReader line) {
    return format(piece) instanceof AccessFormat access
        && access.isHeader(line.bytes(), line.from(), line.to());
  }

  /** The parser of a piece's events. */
  EventParser eventParser(Split.Piece piece) {
    if (!(format(piece) instanceof ServiceFormat service)) {
      throw new IllegalStateException("Format " + piece.format() + " has no events");
    }
    return eventParsers.computeIfAbsent(key(piece), key -> service.newParser(settings(piece)));
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
