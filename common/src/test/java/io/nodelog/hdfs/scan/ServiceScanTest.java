package io.nodelog.hdfs.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Segment.Compression;
import io.nodelog.hdfs.raw.Lines;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceScanTest {
  private static final Path WAREHOUSE = new Path("/warehouse");
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final int BATCH_DAY = 20_460; // 2026-01-07
  private static final NodelogConfig CONFIG =
      NodelogConfig.parse(
          "nodelog.lines { max-length = 2KiB, max-event-bytes = 4KiB, max-event-lines = 10 }");
  private static final ScanTask TASK =
      new ScanTask(
          CONFIG.render(),
          BATCH_DAY,
          BATCH_DAY * DAY_MICROS,
          (BATCH_DAY - 3) * DAY_MICROS,
          (BATCH_DAY + 1) * DAY_MICROS,
          "r1",
          3);

  private final Storage storage = new MemoryStorage();

  private ScannedRows scanner() {
    return new ScannedRows(storage, WAREHOUSE, TASK, CONFIG);
  }

  private static Split.Piece piece(Segment segment, String zone) {
    return Split.Piece.whole("b1", "web-1", "system", "events", zone, "a.log", 0, segment);
  }

  private Segment store(byte[] bytes, Compression compression, int frameBytes) throws IOException {
    return Lines.store(storage, WAREHOUSE, bytes, compression, frameBytes);
  }

  private Map<String, Long> audit(String text, String zone) throws IOException {
    Segment segment = store(text.getBytes(ISO_8859_1), Compression.NONE, 1 << 20);
    return scanner().scan(piece(segment, zone)).sums(SummaryTable.INPUT_AUDIT);
  }

  @Test
  void countsTheLinesOfEveryEventWithWhatBecameOfIt() throws IOException {
    String text =
        """
        \tlost
        lost as well

        01-05T10:00:00 fails
        \tat a.b.C

        01-01T10:00:00 too early
        \tat a.b.C
        5
        of a number alone
        6 and a \0
        continued
        01-05T10:00:01 last""";
    assertThat(audit(text, "UTC"))
        .containsOnly(
            Map.entry("lines", 13L),
            Map.entry("bytes", (long) text.length()),
            Map.entry("records", 4L),
            Map.entry("excluded", 1L),
            Map.entry("rejected_shape", 4L),
            Map.entry("rejected_date_not_accepted", 2L),
            Map.entry("rejected_binary", 2L));
  }

  @Test
  void saysOnWhichDatesTheUnderstoodLinesArrived() throws IOException {
    String text = "01-05T10:00:00 a\n\tat b\nlost\n01-06T00:00:00 c\n01-01T10:00:00 too early\n";
    Segment segment = store(text.getBytes(ISO_8859_1), Compression.NONE, 1 << 20);
    ScannedRows rows = scanner().scan(piece(segment, "UTC"));

    assertThat(rows.sums(SummaryTable.ARRIVALS)).containsEntry("records", 4L);
    assertThat(rows.rows()).filteredOn(row -> row.contains("table=ARRIVALS")).hasSize(2);
  }

  @Test
  void addsTheLinesOfEveryUnderstoodEventToItsTemplate() throws IOException {
    byte[] bytes = log(30_000, 7);
    ScannedRows rows = scanner().scan(piece(store(bytes, Compression.NONE, 1 << 20), "UTC"));

    Map<String, Long> templates = rows.sums(SummaryTable.ERROR_TEMPLATES);
    assertThat(templates.get("lines"))
        .isEqualTo(rows.sums(SummaryTable.INPUT_AUDIT).get("records"))
        .isGreaterThan(templates.get("events"));
  }

  @Test
  void readsTimesInTheZoneOfTheSourceAndTheYearOfTheBatch() throws IOException {
    String first = "01-04T00:30:00 half an hour after the first accepted instant in UTC\n";
    assertThat(audit(first, "UTC")).containsEntry("records", 1L);
    assertThat(audit(first, "Europe/Berlin")).containsEntry("rejected_date_not_accepted", 1L);
  }

  @Test
  void refusesToGuessAZone() {
    assertThatThrownBy(() -> audit("01-04T00:30:00\n", "")).hasMessageContaining("Missing zone");
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "ZSTD_FRAMES"})
  void givesEqualRowsWhereverAFileIsCut(Compression compression) throws IOException {
    byte[] bytes = log(30_000, 1);
    List<String> expected =
        scanner().scan(piece(store(bytes, Compression.NONE, 1 << 20), "UTC")).rows();
    Random random = new Random(2);
    for (int frameBytes : new int[] {50, 1000, 8000}) {
      Split.Piece whole = piece(store(bytes, compression, frameBytes), "UTC");
      for (int i = 0; i < 60; i++) {
        long cut = random.nextInt((int) whole.to() + 1);
        long second = cut + random.nextInt((int) (whole.to() - cut) + 1);
        assertThat(
                scanner()
                    .scan(whole.range(0, cut), whole.range(second, whole.to()))
                    .scan(whole.range(cut, second))
                    .rows())
            .describedAs("frames of %s, cut at %s and %s", frameBytes, cut, second)
            .isEqualTo(expected);
      }
      for (int splits : new int[] {1, 2, 7}) {
        ScannedRows rows = scanner();
        for (Split split :
            SplitPlanner.plan(List.of(whole), (whole.length() + splits - 1) / splits)) {
          rows.scan(split.pieces().toArray(Split.Piece[]::new));
        }
        assertThat(rows.rows()).describedAs("%s splits", splits).isEqualTo(expected);
      }
    }
  }

  @Test
  void writesIdenticalFilesForRequestsAndEventsTogetherHoweverTheyAreSplit() throws IOException {
    Segment events = store(log(50_000, 3), Compression.ZSTD_FRAMES, 4000);
    Segment requests = store(SampleLog.bytes(50_000, 4), Compression.ZSTD_FRAMES, 4000);
    List<Split.Piece> pieces =
        List.of(piece(events, "UTC"), ScannedRows.whole("web-1", "apache_combined", requests));
    List<String> expected = scanner().scan(pieces.toArray(Split.Piece[]::new)).rows();
    List<String> alone = scanner().scan(pieces.get(1)).rows();
    assertThat(expected).containsAll(alone);
    assertThat(expected)
        .filteredOn(row -> !alone.contains(row) && !row.contains("table=QUARANTINE"))
        .filteredOn(row -> !row.contains("table=ARRIVALS"))
        .filteredOn(row -> !row.contains("table=ERROR_TEMPLATES"))
        .singleElement()
        .asString()
        .contains("table=INPUT_AUDIT"); // of the events
    for (long splitBytes : new long[] {700, 5_000}) {
      ScannedRows rows = scanner();
      for (Split split : SplitPlanner.plan(pieces, splitBytes)) {
        rows.scan(split.pieces().toArray(Split.Piece[]::new));
      }
      assertThat(rows.rows()).describedAs("splits of %s bytes", splitBytes).isEqualTo(expected);
    }
  }

  /** Events of one to many lines, with lines before the first one. */
  private static byte[] log(int size, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("lost\r\n\nlost too\n");
    while (text.length() < size) {
      text.append(
          String.format(
              Locale.ROOT, "01-%02dT10:00:%02d event", 2 + random.nextInt(5), random.nextInt(60)));
      int more = random.nextInt(4) > 0 ? 0 : random.nextInt(random.nextInt(8) > 0 ? 5 : 40);
      for (int i = 0; i < more; i++) {
        text.append(random.nextInt(4) == 0 ? "\r\n" : "\n");
        text.append("\tat x".repeat(random.nextInt(random.nextInt(20) > 0 ? 5 : 900)));
      }
      text.append('\n');
    }
    return text.append("01-05T10:00:00 last").toString().getBytes(ISO_8859_1);
  }
}
