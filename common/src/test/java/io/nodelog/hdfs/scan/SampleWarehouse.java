package io.nodelog.hdfs.scan;

import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Segment.Compression;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.parquet.SummaryFileRows;
import io.nodelog.hdfs.raw.SegmentLayout;
import io.nodelog.hdfs.raw.SegmentWriter;
import io.nodelog.hdfs.storage.RelativePath;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;

/** The raw logs of three nodes in a warehouse, plain and framed, and what a scan makes of them. */
public final class SampleWarehouse {
  private static final String FORMAT = "apache_combined";
  private static final int LOG_BYTES = 100_000;
  private static final int FRAME_BYTES = 4_000;
  private static final int SHARDS = 3;
  private static final int BATCH_DAY = 20_460; // 2026-01-07
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final NodelogConfig CONFIG =
      NodelogConfig.defaults(Map.of("nodelog.lines.max-length", "2KiB"));

  private final Storage storage;
  private final Path root;
  private final List<Split.Piece> pieces = new ArrayList<>();
  private int plans;

  /** Stores the logs. */
  public SampleWarehouse(Storage storage, Path root) throws IOException {
    this.storage = storage;
    this.root = root;
    for (int node = 1; node <= 3; node++) {
      Compression stored = node == 2 ? Compression.NONE : Compression.ZSTD_FRAMES;
      Segment segment = store(SampleLog.bytes(LOG_BYTES, node), stored, node);
      String name = "web-" + node;
      pieces.add(Split.Piece.whole("b1", name, "access", FORMAT, name + ".log", segment));
    }
  }

  private Segment store(byte[] log, Compression compression, int node) throws IOException {
    SegmentLayout layout = new SegmentLayout(compression, 1, FRAME_BYTES, 1 << 30);
    try (SegmentWriter writer =
        new SegmentWriter(storage, root, "raw", "tmp/sample-" + node, layout, 0)) {
      writer.write(log, 0, log.length);
      return writer.finish().get(0);
    }
  }

  /** The files of the raw logs. */
  public List<Path> rawFiles() {
    return pieces.stream()
        .map(piece -> RelativePath.resolve(root, piece.segment().path()))
        .toList();
  }

  /** A scan of everything; each plan has an output directory of its own. */
  public ScanPlan plan(long splitBytes) {
    ScanTask task =
        new ScanTask(
            CONFIG.render(),
            BATCH_DAY,
            BATCH_DAY * DAY_MICROS,
            (BATCH_DAY - 30) * DAY_MICROS,
            (BATCH_DAY + 1) * DAY_MICROS,
            "plan-" + ++plans,
            SHARDS);
    return new ScanPlan("sample", task, SplitPlanner.plan(pieces, splitBytes));
  }

  /** The rows that one task gives which scans everything. */
  public List<String> expectedRows() throws IOException {
    return rows(new SerialEngine(storage, root).scan(plan(1 << 30)));
  }

  /** The rows of summary files as text, in the order of table, date, shard and key. */
  public List<String> rows(List<SummaryFile> files) throws IOException {
    List<String> rows = new ArrayList<>();
    for (SummaryFile file : files.stream().sorted(SampleWarehouse::compare).toList()) {
      read(file, rows);
    }
    return rows;
  }

  private static int compare(SummaryFile one, SummaryFile other) {
    return name(one).compareTo(name(other));
  }

  /** Table, date and shard, without the name of the attempt that wrote the file. */
  private static String name(SummaryFile file) {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    return file.table() + " " + name.substring(0, "2026-01-05-0000".length());
  }

  private void read(SummaryFile file, List<String> rows) throws IOException {
    HexFormat hex = HexFormat.of();
    Path path = RelativePath.resolve(root, file.path());
    try (SummaryFileRows reader =
        new SummaryFileRows(storage, path, file.length(), table(file.table()))) {
      while (reader.next()) {
        String key = hex.formatHex(reader.key().copy());
        rows.add(name(file) + " " + key + " " + hex.formatHex(reader.value().copy()));
      }
    }
  }

  private static SummaryTable table(String name) {
    return Stream.of(SummaryTable.values())
        .filter(table -> table.name().toLowerCase(Locale.ROOT).equals(name))
        .findAny()
        .orElseThrow();
  }
}
