package io.nodelog.hdfs.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.config.NodelogConfig;
import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.RecordFormat;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Segment.Compression;
import io.nodelog.hdfs.raw.HeaderTest;
import io.nodelog.hdfs.raw.LineRoles;
import io.nodelog.hdfs.raw.Lines;
import io.nodelog.hdfs.raw.SegmentLayout;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of sar are read by both heads above them, wherever segments and ranges are cut. */
class SampledScanTest {
  private static final Path WAREHOUSE = new Path("/warehouse");
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final int BATCH_DAY = 20_460; // 2026-01-07
  private static final NodelogConfig CONFIG = NodelogConfig.parse("");
  private static final ScanTask TASK =
      new ScanTask(
          CONFIG.render(),
          BATCH_DAY,
          BATCH_DAY * DAY_MICROS,
          (BATCH_DAY - 3) * DAY_MICROS,
          (BATCH_DAY + 2) * DAY_MICROS,
          "r1",
          3);
  private static final RecordFormat SAR = LogFormat.of("sar").format();
  private static final LineRoles ROLES =
      new LineRoles(Optional.of((bytes, from, to) -> true), Optional.of(new Heads()), 64 << 10);

  private final Storage storage = new MemoryStorage();

  private record Heads() implements HeaderTest {
    @Override
    public boolean test(byte[] bytes, int from, int to) {
      return SAR.isHeader(bytes, from, to);
    }

    @Override
    public String after(String before, String line) {
      return SAR.headerAfter(before, line);
    }
  }

  private static String sar(String date) {
    StringBuilder text =
        new StringBuilder("Linux 6.1.0 (web-1) \t" + date + " \t_x86_64_\t(2 CPU)\n");
    text.append("\n00:00:01        CPU     %user   %iowait     %idle\n");
    for (int i = 1; i < 20; i++) {
      text.append(row(i, "all %5.2f 0.50 %5.2f", (double) i, 99.5 - i))
          .append(row(i, "0 1.00 0.00 99.00"));
    }
    text.append("Average:        all     10.00      0.50     89.50\n");
    text.append("\n00:00:01     runq-sz   ldavg-1\n");
    for (int i = 1; i < 20; i++) {
      text.append(row(i, "3 %.2f", i / 10.0));
    }
    return text.append("00:01:00 1 2 3\n").toString();
  }

  private static String row(int number, String format, Object... values) {
    return String.format(Locale.ROOT, "00:%02d:01 ", number)
        + String.format(Locale.ROOT, format, values)
        + "\n";
  }

  private List<String> rows(Compression compression, int segmentBytes, long splitBytes)
      throws IOException {
    ScannedRows rows = new ScannedRows(storage, WAREHOUSE, TASK, CONFIG);
    byte[] log = (sar("01/06/2026") + sar("01/07/2026")).getBytes(UTF_8);
    SegmentLayout layout = new SegmentLayout(compression, 1, 100, segmentBytes);
    List<Segment> segments = Lines.store(storage, WAREHOUSE, log, layout, ROLES);
    List<Split.Piece> pieces = segments.stream().map(SampledScanTest::piece).toList();
    for (Split split : SplitPlanner.plan(pieces, splitBytes)) {
      rows.scan(split.pieces().toArray(Split.Piece[]::new));
    }
    assertThat(rows.sums(SummaryTable.INPUT_AUDIT))
        .containsEntry("records", 76L)
        .containsEntry("excluded", 50L)
        .containsEntry("rejected_shape", 2L);
    assertThat(rows.sums(SummaryTable.NODE_SAMPLES))
        .containsEntry("samples", 114L)
        .containsEntry("sum_thousandths", 2L * (190_000 + 19 * 500 + 19_000));
    return rows.rows();
  }

  private static Split.Piece piece(Segment segment) {
    return Split.Piece.whole("b1", "web-1", "system", "sar", "UTC", "web-1.sar", 0, segment);
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "ZSTD_FRAMES"})
  void givesEqualRowsWhereverSegmentsAndRangesAreCut(Compression compression) throws IOException {
    List<String> expected = rows(compression, 1 << 20, 1 << 20);
    for (int segmentBytes : new int[] {150, 1_000, 1 << 20}) {
      for (long splitBytes : new long[] {1, 333, 1 << 20}) {
        assertThat(rows(compression, segmentBytes, splitBytes))
            .describedAs("segments of %s bytes, splits of %s", segmentBytes, splitBytes)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void keepsBothHeadsAsTheHeaderInEffect() throws IOException {
    SegmentLayout layout = new SegmentLayout(Compression.NONE, 1, 100, 400);
    List<Segment> segments =
        Lines.store(storage, WAREHOUSE, sar("01/06/2026").getBytes(UTF_8), layout, ROLES);
    assertThat(segments.get(1).headerAt(segments.get(1).offset()))
        .isEqualTo(
            "Linux 6.1.0 (web-1) \t01/06/2026 \t_x86_64_\t(2 CPU)\n"
                + "00:00:01        CPU     %user   %iowait     %idle");
  }
}
