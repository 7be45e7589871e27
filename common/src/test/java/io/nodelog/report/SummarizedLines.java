package io.nodelog.report;

import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.ServiceRecord;
import io.nodelog.summary.AccessSummarizer;
import io.nodelog.summary.BlockKey;
import io.nodelog.summary.BlockMerger;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.NodeSamples;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummarySettings;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines of nodes, summarized in memory, as reports read them. */
final class SummarizedLines implements SummaryInputs {
  private final LocalDate date;
  private final ZoneId zone;
  private final Path spillDirectory;
  private final Map<BlockKey, List<byte[]>> blocks = new HashMap<>();

  SummarizedLines(LocalDate date, ZoneId zone, Path spillDirectory) {
    this.date = date;
    this.zone = zone;
    this.spillDirectory = spillDirectory;
  }

  /** Adds lines of a node. */
  SummarizedLines add(String node, String format, List<String> lines) throws IOException {
    AccessSummarizer summarizer =
        new AccessSummarizer(
            new SummarySettings(zone, 300, 1, 16 << 20),
            node,
            (key, block) -> blocks.computeIfAbsent(key, absent -> new ArrayList<>()).add(block));
    ParserSettings settings =
        new ParserSettings(Optional.of(zone), Instant.parse("2026-11-22T00:00:00Z"));
    LineParser parser = LogFormat.of(format).newLineParser(settings);
    AccessRecord record = new AccessRecord();
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      if (!parser.parse(bytes, 0, bytes.length, record).counted()) {
        throw new AssertionError("Not a request: " + line);
      }
      summarizer.add(record);
    }
    summarizer.flush();
    return this;
  }

  /** Adds samples of a node's resources. */
  SummarizedLines addSamples(String node, List<String> lines) throws IOException {
    NodeSamples samples =
        new NodeSamples(
            new SummarySettings(zone, 300, 1, 16 << 20),
            (key, block) -> blocks.computeIfAbsent(key, absent -> new ArrayList<>()).add(block));
    samples.startNode(node);
    EventParser parser = LogFormat.of("metrics_json").newEventParser(ParserSettings.none());
    ServiceRecord record = new ServiceRecord();
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      if (!parser.parse(bytes, 0, bytes.length, bytes.length, record).counted()) {
        throw new AssertionError("Not a sample: " + line);
      }
      samples.add(record);
    }
    samples.flush();
    return this;
  }

  /** The rows that a maker makes. */
  List<Record> rows(ReportMaker maker) throws IOException {
    List<Record> rows = new ArrayList<>();
    maker.make(this, (report, row) -> rows.add(row));
    return rows;
  }

  @Override
  public LocalDate date() {
    return date;
  }

  @Override
  public SortedRows rows(SummaryTable table, LocalDate day) throws IOException {
    Rows rows = new Rows();
    BlockKey key = new BlockKey(table, (int) day.toEpochDay(), 0);
    try (BlockMerger merger = new BlockMerger(table, 1 << 20, spillDirectory)) {
      for (byte[] block : blocks.getOrDefault(key, List.of())) {
        merger.add(block.clone());
      }
      merger.drain((rowKey, value) -> rows.add(rowKey.copy(), value.copy()));
    }
    return rows;
  }

  private static final class Rows implements SortedRows {
    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte[]> values = new ArrayList<>();
    private int at = -1;

    void add(byte[] key, byte[] value) {
      keys.add(key);
      values.add(value);
    }

    @Override
    public boolean next() {
      at = Math.min(at + 1, keys.size());
      return at < keys.size();
    }

    @Override
    public ByteRange key() {
      return new ByteRange().set(keys.get(at), 0, keys.get(at).length);
    }

    @Override
    public ByteRange value() {
      return new ByteRange().set(values.get(at), 0, values.get(at).length);
    }
  }
}
