package io.nodelog.hdfs.scan;

import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.summary.BlockKey;
import io.nodelog.summary.BlockMerger;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.Measure;
import io.nodelog.summary.MergeRule;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every merged row of a scan, by block key and encoded key: what has to be equal. */
final class ScannedRows {
  private final SortedMap<BlockKey, List<byte[]>> blocks = new TreeMap<>();
  private final SplitScanner scanner;

  ScannedRows(
      Storage storage, org.apache.hadoop.fs.Path warehouse, ScanTask task, NodelogConfig config) {
    scanner =
        new SplitScanner(
            storage,
            warehouse,
            task,
            config,
            (key, block) -> blocks.computeIfAbsent(key, any -> new ArrayList<>()).add(block),
            bytes -> {},
            new Parsers(task, config, SampleFormats::of));
  }

  static Split.Piece whole(String node, String format, Segment segment) {
    return Split.Piece.whole("b1", node, "access", format, node + ".log", segment);
  }

  ScannedRows scan(Split.Piece... pieces) throws IOException {
    scanner.scan(new Split(List.of(pieces)));
    return this;
  }

  /** The rows in hex, for comparisons. */
  List<String> rows() throws IOException {
    List<String> rows = new ArrayList<>();
    HexFormat hex = HexFormat.of();
    for (BlockKey key : blocks.keySet()) {
      drain(
          key,
          (rowKey, value) ->
              rows.add(
                  key + " " + hex.formatHex(rowKey.copy()) + " " + hex.formatHex(value.copy())));
    }
    return rows;
  }

  /** The sums of all rows of a table, added up, by the measures' names. */
  Map<String, Long> sums(SummaryTable table) throws IOException {
    Map<String, Long> sums = new LinkedHashMap<>();
    for (BlockKey key : blocks.keySet()) {
      if (key.table() == table) {
        drain(key, (rowKey, value) -> addSums(table, value, sums));
      }
    }
    return sums;
  }

  private static void addSums(SummaryTable table, ByteRange value, Map<String, Long> sums)
      throws IOException {
    ValueReader reader = new ValueReader().set(value);
    for (Measure measure : table.measures()) {
      if (measure.rule() != MergeRule.SUM) {
        return;
      }
      long sum = reader.sum();
      if (sum != 0) {
        sums.merge(measure.name(), sum, Long::sum);
      }
    }
  }

  private void drain(BlockKey key, io.nodelog.summary.RowVisitor visitor) throws IOException {
    try (BlockMerger merger =
        new BlockMerger(key.table(), 64 << 20, Path.of("no spill is needed"))) {
      for (byte[] block : blocks.get(key)) {
        merger.add(Arrays.copyOf(block, block.length));
      }
      merger.drain(visitor);
    }
  }
}
