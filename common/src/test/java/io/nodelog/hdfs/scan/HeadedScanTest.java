package io.nodelog.hdfs.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.config.NodelogConfig;
import io.nodelog.format.parser.AccessFormat;
import io.nodelog.hdfs.ledger.HeaderLine;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Segment.Compression;
import io.nodelog.hdfs.raw.LineRoles;
import io.nodelog.hdfs.raw.Lines;
import io.nodelog.hdfs.raw.SegmentLayout;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines are read by the header before them, wherever segments and ranges are cut. */
class HeadedScanTest {
  private static final Path WAREHOUSE = new Path("/warehouse");
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final int BATCH_DAY = 20_460; // 2026-01-07
  private static final String COMMON =
      "10.0.0.%d - - [05/Jan/2026:10:00:00 +0000] \"GET /%d HTTP/1.1\" 200 7\n";
  private static final String COMBINED = COMMON.replace("\n", " \"-\" \"agent\"\n");
  private static final NodelogConfig CONFIG = NodelogConfig.parse("");
  private static final ScanTask TASK =
      new ScanTask(
          CONFIG.render(),
          BATCH_DAY,
          BATCH_DAY * DAY_MICROS,
          (BATCH_DAY - 3) * DAY_MICROS,
          (BATCH_DAY + 1) * DAY_MICROS,
          "r1",
          3);
  private static final LineRoles ROLES =
      new LineRoles(
          Optional.empty(),
          Optional.of(((AccessFormat) SampleFormats.of("headed"))::isHeader),
          64 << 10);

  private final Storage storage = new MemoryStorage();

  private static String lines(String form, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(String.format(form, i % 50, i));
    }
    return text.toString();
  }

  /** Lines before the first header, and two forms of lines with the right and the wrong header. */
  private static final String LOG =
      lines(COMMON, 3)
          + "#Fields: common\r\n"
          + lines(COMMON, 30)
          + "#Fields: common\n"
          + lines(COMBINED, 3)
          + "#Fields: combined\n"
          + lines(COMBINED, 40);

  private List<Segment> store(String text, Compression compression, int frame, long segment)
      throws IOException {
    SegmentLayout layout = new SegmentLayout(compression, 1, frame, segment);
    return Lines.store(storage, WAREHOUSE, text.getBytes(ISO_8859_1), layout, ROLES);
  }

  private ScannedRows scanner() {
    return new ScannedRows(storage, WAREHOUSE, TASK, CONFIG);
  }

  private static Split.Piece piece(Segment segment) {
    return ScannedRows.whole("web-1", "headed", segment);
  }

  private List<String> expected() throws IOException {
    Segment whole = store(LOG, Compression.NONE, 1 << 20, 1 << 20).get(0);
    ScannedRows rows = scanner().scan(piece(whole));
    assertThat(rows.sums(SummaryTable.INPUT_AUDIT))
        .containsEntry("records", 70L)
        .containsEntry("excluded", 3L)
        .containsEntry("rejected_shape", 3L)
        .containsEntry("rejected_number", 3L);
    return rows.rows();
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "ZSTD_FRAMES"})
  void givesEqualRowsWhereverSegmentsAndRangesAreCut(Compression compression) throws IOException {
    List<String> expected = expected();
    for (int segmentBytes : new int[] {150, 1_000, 3_000, 1 << 20}) {
      List<Segment> segments = store(LOG, compression, 100, segmentBytes);
      for (long splitBytes : new long[] {1, 70, 333, 1 << 20}) {
        ScannedRows rows = scanner();
        for (Split split :
            SplitPlanner.plan(segments.stream().map(HeadedScanTest::piece).toList(), splitBytes)) {
          rows.scan(split.pieces().toArray(Split.Piece[]::new));
        }
        assertThat(rows.rows())
            .describedAs("segments of %s bytes, splits of %s", segmentBytes, splitBytes)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void keepsTheHeaderInEffectAndItsChangesWithEachSegment() throws IOException {
    List<Segment> segments = store(LOG, Compression.NONE, 100, 1_000);
    assertThat(segments.get(0).headers())
        .containsExactly(new HeaderLine(lines(COMMON, 3).length(), "#Fields: common"));
    assertThat(segments.get(1).headers())
        .containsExactly(new HeaderLine(HeaderLine.BEFORE, "#Fields: common"));
    assertThat(segments.get(segments.size() - 1).headers())
        .containsExactly(new HeaderLine(HeaderLine.BEFORE, "#Fields: combined"));
    assertThat(segments.get(0).headerAt(0)).isEmpty();
    assertThat(segments.get(0).headerAt(segments.get(0).length())).isEqualTo("#Fields: common");
  }

  @Test
  void doesNotCarryTheHeaderOfOneFileToAnother() throws IOException {
    Segment headed =
        store("#Fields: common\n" + lines(COMMON, 5), Compression.NONE, 100, 999).get(0);
    Segment bare = store(lines(COMMON, 7), Compression.NONE, 100, 999).get(0);
    assertThat(scanner().scan(piece(headed), piece(bare)).sums(SummaryTable.INPUT_AUDIT))
        .containsEntry("records", 5L)
        .containsEntry("rejected_shape", 7L);
  }

  @Test
  void keepsAFewOfVeryManyHeadersAndThenReadsTheSegmentWhole() throws IOException {
    String pair =
        "#Fields: common\n" + lines(COMMON, 1) + "#Fields: combined\n" + lines(COMBINED, 1);
    Segment segment = store(pair.repeat(50), Compression.NONE, 100, 1 << 20).get(0);
    assertThat(segment.headers()).hasSize(Segment.MOST_HEADERS);
    List<Split.Piece> pieces = new ArrayList<>();
    SplitPlanner.plan(List.of(piece(segment)), 100).forEach(split -> pieces.addAll(split.pieces()));
    assertThat(scanner().scan(pieces.toArray(Split.Piece[]::new)).sums(SummaryTable.INPUT_AUDIT))
        .containsEntry("records", 100L);
  }
}
