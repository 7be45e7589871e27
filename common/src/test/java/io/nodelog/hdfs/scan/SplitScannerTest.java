package io.nodelog.hdfs.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Segment.Compression;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.raw.DamagedFileException;
import io.nodelog.hdfs.raw.SegmentLayout;
import io.nodelog.hdfs.raw.SegmentWriter;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.RelativePath;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.summary.SummaryTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class SplitScannerTest {
  private static final Path WAREHOUSE = new Path("/warehouse");
  private static final String FORMAT = "apache_combined";
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final int BATCH_DAY = 20_460; // 2026-01-07
  private static final NodelogConfig CONFIG =
      NodelogConfig.defaults(Map.of("nodelog.lines.max-length", "2KiB"));
  private static final ScanTask TASK =
      new ScanTask(
          CONFIG.render(),
          BATCH_DAY,
          BATCH_DAY * DAY_MICROS,
          (BATCH_DAY - 30) * DAY_MICROS,
          (BATCH_DAY + 1) * DAY_MICROS,
          "r1",
          3);

  private final Storage storage = new MemoryStorage();

  private Segment store(byte[] bytes, Compression compression, int frameBytes) throws IOException {
    SegmentLayout layout = new SegmentLayout(compression, 1, frameBytes, 1 << 30);
    try (SegmentWriter writer = new SegmentWriter(storage, WAREHOUSE, "raw", "tmp/r1", layout, 0)) {
      writer.write(bytes, 0, bytes.length);
      return writer.finish().get(0);
    }
  }

  private Segment reference(String path, byte[] stored, Compression compression, Segment like)
      throws IOException {
    try (OutputStream out = storage.create(new Path(path))) {
      out.write(stored);
    }
    return new Segment(
        path, compression, stored.length, "", like.offset(), like.length(), like.lines());
  }

  private ScannedRows scanner() {
    return new ScannedRows(storage, WAREHOUSE, TASK, CONFIG);
  }

  private static Split.Piece piece(Segment segment) {
    return ScannedRows.whole("web-1", FORMAT, segment);
  }

  @Test
  void countsWhatBecameOfEveryLine() throws IOException {
    String request =
        "10.0.0.1 - - [05/Jan/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 7 \"-\" \"-\"";
    String text =
        String.join(
            "\n",
            request,
            request.replace("2026", "2020"),
            request.replace("GET / HTTP/1.1", "\\x16\\x03"),
            request.replace("200", "999"),
            "",
            "garbage",
            "gar\0bage",
            "x".repeat(5000),
            request.replace("/ ", "/\0 ") + "\r",
            request);
    byte[] bytes = text.getBytes(ISO_8859_1);
    Map<String, Long> audit =
        scanner().scan(piece(store(bytes, Compression.NONE, 1000))).sums(SummaryTable.INPUT_AUDIT);
    assertThat(audit)
        .containsEntry("lines", 10L)
        .containsEntry("bytes", (long) bytes.length)
        .containsEntry("excluded", 1L)
        .containsEntry("rejected_shape", 1L)
        .containsEntry("rejected_date_not_accepted", 1L)
        .containsEntry("rejected_status", 1L)
        .containsEntry("rejected_binary", 1L)
        .containsEntry("rejected_too_long", 1L);
    assertThat(audit.get("records") + audit.get("partial")).isEqualTo(4);
  }

  /** Two sources of one node with one format, of which only one stands behind proxies. */
  @Test
  void believesTheProxiesOfEachSource() throws IOException {
    String request =
        " - - [05/Jan/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 7 \"-\" \"-\" \"192.0.2.7\"\n";
    Segment segment =
        store(
            ("10.0.0.1" + request + "10.0.0.2" + request).getBytes(ISO_8859_1),
            Compression.NONE,
            1000);
    NodelogConfig config =
        NodelogConfig.parse(
            """
            nodelog.nodes = [{ name = web-1, sources = [
              { name = inner, uri = /x, format = nginx_main, trusted-proxies = ["10.0.0.0/8"] }
              { name = outer, uri = /y, format = nginx_main } ] }]
            """);
    ScannedRows rows = new ScannedRows(storage, WAREHOUSE, TASK, config);

    for (String source : List.of("inner", "outer")) {
      rows.scan(Split.Piece.whole("b1", "web-1", source, "nginx_main", source, segment));
    }

    assertThat(rows.rows())
        .filteredOn(row -> row.contains("table=" + SummaryTable.IP_NODE_ACCESS))
        .describedAs("one client of the inner source, two of the outer one")
        .hasSize(3);
  }

  @Test
  void givesEqualRowsWhereverAPlainFileIsCut() throws IOException {
    byte[] bytes = SampleLog.bytes(64 << 10, 1);
    Split.Piece whole = piece(store(bytes, Compression.NONE, 1 << 20));
    List<String> expected = scanner().scan(whole).rows();
    assertThat(expected).hasSizeGreaterThan(500);
    Random random = new Random(2);
    for (int i = 0; i < 150; i++) {
      // At each of the first positions, then anywhere.
      long cut = i < 70 ? i : random.nextInt(bytes.length + 1);
      long second = cut + random.nextInt((int) (bytes.length - cut) + 1);
      List<String> rows =
          scanner()
              .scan(whole.range(0, cut), whole.range(second, bytes.length))
              .scan(whole.range(cut, second))
              .rows();
      assertThat(rows).describedAs("cut at %s and %s", cut, second).isEqualTo(expected);
    }
  }

  @Test
  void givesEqualRowsForEveryFrameSizeAndEveryGroupOfFrames() throws IOException {
    byte[] bytes = SampleLog.bytes(64 << 10, 3);
    List<String> expected = scanner().scan(piece(store(bytes, Compression.NONE, 1 << 20))).rows();
    Random random = new Random(4);
    for (int frameBytes : new int[] {1, 100, 1000, 5000, 1 << 20}) {
      Split.Piece whole = piece(store(bytes, Compression.ZSTD_FRAMES, frameBytes));
      for (int i = 0; i < 8; i++) {
        long cut = random.nextInt((int) whole.to() + 1);
        assertThat(scanner().scan(whole.range(0, cut)).scan(whole.range(cut, whole.to())).rows())
            .describedAs("frames of %s, cut at %s", frameBytes, cut)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void keepsNodesApartAndPutsTheirPiecesTogether() throws IOException {
    byte[] bytes = SampleLog.bytes(10_000, 5);
    Segment segment = store(bytes, Compression.NONE, 1 << 20);
    Split.Piece one = ScannedRows.whole("web-1", FORMAT, segment);
    Split.Piece two = ScannedRows.whole("web-2", FORMAT, segment);
    List<String> together = scanner().scan(one, two).rows();
    assertThat(scanner().scan(two).scan(one).rows()).isEqualTo(together);
    assertThat(scanner().scan(two, one, two.range(0, 0)).rows()).isEqualTo(together);
    assertThat(scanner().scan(one).rows()).hasSizeLessThan(together.size());
  }

  @Test
  void countsTheRestOfADamagedStreamSoThatTheCountsAddUp() throws IOException {
    byte[] bytes = SampleLog.bytes(200_000, 6);
    Segment whole = store(bytes, Compression.NONE, 1 << 20);
    byte[] packed = gzip(bytes);
    byte[] cut = Arrays.copyOf(packed, packed.length / 2);
    Segment damaged = reference("/landing/a.gz", cut, Compression.STREAM, whole);
    Map<String, Long> audit = scanner().scan(piece(damaged)).sums(SummaryTable.INPUT_AUDIT);
    assertThat(audit).containsEntry("lines", whole.lines()).containsEntry("bytes", whole.length());
    assertThat(audit.get("rejected_damaged_file")).isBetween(100L, whole.lines() - 100);
    assertThat(audit.get("records")).isGreaterThan(100);
  }

  @Test
  void givesEqualRowsForAReferencedStream() throws IOException {
    byte[] bytes = SampleLog.bytes(50_000, 7);
    Segment whole = store(bytes, Compression.NONE, 1 << 20);
    Segment packed = reference("/landing/b.gz", gzip(bytes), Compression.STREAM, whole);
    assertThat(scanner().scan(piece(packed)).rows()).isEqualTo(scanner().scan(piece(whole)).rows());
  }

  @Test
  void failsOnASegmentThatNodelogStoredAndThatIsDamaged() throws IOException {
    Segment stored = store(SampleLog.bytes(50_000, 8), Compression.ZSTD_FRAMES, 1000);
    byte[] bytes;
    try (Storage.Input input = storage.open(RelativePath.resolve(WAREHOUSE, stored.path()))) {
      bytes = new byte[(int) input.length()];
      input.read(bytes, 0, bytes.length);
    }
    bytes[bytes.length / 2] ^= 32;
    Segment damaged = reference("/copy.zst", bytes, Compression.ZSTD_FRAMES, stored);
    assertThatThrownBy(() -> scanner().scan(piece(damaged)))
        .isInstanceOf(DamagedFileException.class);
  }

  @Test
  void keepsTheSameFirstRejectsOfAFileHoweverItIsSplit() throws IOException {
    NodelogConfig few =
        NodelogConfig.defaults(
            Map.of(
                "nodelog.lines.max-length", "2KiB",
                "nodelog.quarantine.max-lines", "7",
                "nodelog.quarantine.max-line-bytes", "16B"));
    ScanTask task = new ScanTask(few.render(), BATCH_DAY, 0, 0, BATCH_DAY * DAY_MICROS, "few", 3);
    Split.Piece piece = piece(store(SampleLog.bytes(100_000, 11), Compression.NONE, 1 << 20));
    Set<SummaryFile> made = new HashSet<>();
    for (long splitBytes : new long[] {1 << 20, 33_333, 5_000, 700}) {
      List<SummaryFile> files =
          new SerialEngine(storage, WAREHOUSE)
              .scan(new ScanPlan("few", task, SplitPlanner.plan(List.of(piece), splitBytes)));
      files.stream()
          .filter(file -> file.table().equals("quarantine"))
          .map(
              file ->
                  new SummaryFile("", file.date(), "", file.length(), file.sha256(), file.rows()))
          .forEach(made::add);
    }
    assertThat(made).singleElement().extracting(SummaryFile::rows).isEqualTo(7L);
  }

  @Test
  void tellsItsProgress() throws IOException {
    byte[] bytes = SampleLog.bytes(3 << 20, 9);
    Split split = new Split(List.of(piece(store(bytes, Compression.NONE, 4 << 20))));
    List<Long> told = new ArrayList<>();
    TASK.scan(
        new ScanTask.Site(storage, WAREHOUSE),
        SplitCodec.encode(split),
        (key, block) -> {},
        told::add);
    assertThat(told).hasSizeBetween(3, 4).isSorted().last().isEqualTo((long) bytes.length);
  }

  @Test
  void writesIdenticalFilesHoweverTheInputIsSplit() throws IOException {
    byte[] bytes = SampleLog.bytes(100_000, 10);
    List<Split.Piece> pieces = new ArrayList<>();
    for (int node = 0; node < 3; node++) {
      Segment segment = store(bytes, Compression.ZSTD_FRAMES, 4000);
      pieces.add(ScannedRows.whole("web-" + node, FORMAT, segment));
    }
    SerialEngine engine = new SerialEngine(storage, WAREHOUSE);
    List<SummaryFile> expected = engine.scan(plan(SplitPlanner.plan(pieces, 1 << 20)));
    assertThat(expected)
        .extracting(SummaryFile::table)
        .contains(
            "ip_node_access",
            "node_load",
            "node_clients",
            "request_routes",
            "request_failures",
            "input_audit",
            "quarantine");
    for (SummaryFile file : expected) {
      assertThat(storage.status(RelativePath.resolve(WAREHOUSE, file.path())))
          .hasValueSatisfying(entry -> assertThat(entry.length()).isEqualTo(file.length()));
      assertThat(file.path())
          .startsWith((file.table().equals("quarantine") ? "quarantine" : "summaries") + "/r1/");
    }
    for (long splitBytes : new long[] {700, 5_000, 33_333}) {
      assertThat(engine.scan(plan(SplitPlanner.plan(pieces, splitBytes))))
          .usingRecursiveComparison()
          .ignoringFields("path")
          .describedAs("splits of %s bytes", splitBytes)
          .isEqualTo(expected);
    }
  }

  private static ScanPlan plan(List<Split> splits) {
    return new ScanPlan("test", TASK, splits);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
