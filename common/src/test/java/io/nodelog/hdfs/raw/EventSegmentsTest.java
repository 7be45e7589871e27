package io.nodelog.hdfs.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.ledger.HeaderLine;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Segment.Compression;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Segments are cut between events. */
class EventSegmentsTest {
  private static final Path WAREHOUSE = new Path("/warehouse");
  private static final int MAX_CONTENT = 40;
  private static final EventLimits LIMITS = new EventLimits(1 << 20, 1000);
  private static final LineRoles ROLES =
      new LineRoles(Optional.of(SimpleEvents::starts), Optional.empty(), MAX_CONTENT);

  private final Storage storage = new MemoryStorage();

  private List<Segment> store(byte[] bytes, SegmentLayout layout, int chunk) throws IOException {
    try (SegmentWriter writer =
        new SegmentWriter(
            storage, WAREHOUSE, "raw", "raw/tmp/r1", layout, ROLES, HeaderLine.NONE, 0)) {
      for (int at = 0; at < bytes.length; at += chunk) {
        writer.write(bytes, at, Math.min(bytes.length, at + chunk));
      }
      return writer.finish();
    }
  }

  private List<SimpleEvents.Event> read(List<Segment> segments) throws IOException {
    SegmentReader reader =
        new SegmentReader(storage, WAREHOUSE, StreamLimits.standard(), MAX_CONTENT);
    List<SimpleEvents.Event> events = new ArrayList<>();
    for (Segment segment : segments) {
      try (EventReader range =
          reader.openEvents(segment, 0, segment.storedLength(), SimpleEvents::starts, LIMITS)) {
        events.addAll(SimpleEvents.read(range));
      }
    }
    return events;
  }

  /** Events of one to many lines, some of them long, with lines before the first one. */
  private static byte[] log(long seed, String before) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(before);
    for (int i = 0; i < 60; i++) {
      text.append("event ").append(i).append(random.nextInt(9) == 0 ? "x".repeat(150) : "");
      for (int more = random.nextInt(6) * random.nextInt(5); more > 0; more--) {
        text.append(random.nextInt(3) == 0 ? "\r\n" : "\n");
        text.append(" y".repeat(random.nextInt(9) == 0 ? 90 : random.nextInt(9)));
      }
      text.append(random.nextInt(3) == 0 ? "\r\n" : "\n");
    }
    return text.append("last").toString().getBytes(ISO_8859_1);
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "ZSTD_FRAMES"})
  void neverCutsAnEventWhateverTheLayoutAndTheChunks(Compression compression) throws IOException {
    for (String before : List.of("", "\u00EF\u00BB\u00BF", " lost\n\n lost too\n")) {
      byte[] bytes = log(1, before);
      List<SimpleEvents.Event> expected = SimpleEvents.of(bytes, MAX_CONTENT, LIMITS);
      for (int frame = 1; frame <= 300; frame += 13) {
        SegmentLayout layout = new SegmentLayout(compression, 1, frame, 2L * frame);
        List<Segment> segments = store(bytes, layout, bytes.length);
        assertThat(read(segments)).describedAs("frames of %s", frame).isEqualTo(expected);
        assertThat(store(bytes, layout, 7)).describedAs("frames of %s", frame).isEqualTo(segments);
      }
    }
  }

  @Test
  void keepsToTheSizeOfSegmentsWhereEventsAreSmall() throws IOException {
    byte[] bytes = "event\n and more\n".repeat(1000).getBytes(ISO_8859_1);
    List<Segment> segments = store(bytes, new SegmentLayout(Compression.NONE, 1, 100, 1000), 50);
    assertThat(segments).hasSizeBetween(16, 20);
    assertThat(segments)
        .allSatisfy(segment -> assertThat(segment.length()).isLessThanOrEqualTo(1000));
  }

  @Test
  void keepsToTheSizeOfSegmentsWhereNoEventStarts() throws IOException {
    byte[] bytes = " nothing starts here\n".repeat(1000).getBytes(ISO_8859_1);
    List<Segment> segments = store(bytes, new SegmentLayout(Compression.NONE, 1, 100, 1000), 50);
    assertThat(segments).hasSizeBetween(21, 27);
    assertThat(read(segments)).hasSize(1000).allMatch(SimpleEvents.Event::orphan);
  }

  @Test
  void putsAVeryLongEventInOneLongSegment() throws IOException {
    byte[] bytes = ("first\nsecond\n" + " of many\n".repeat(1000) + "third\n").getBytes(ISO_8859_1);
    List<Segment> segments =
        store(bytes, new SegmentLayout(Compression.ZSTD_FRAMES, 1, 100, 500), 64);
    assertThat(segments).hasSizeBetween(2, 3);
    assertThat(read(segments)).extracting(SimpleEvents.Event::lines).containsExactly(1L, 1001L, 1L);
  }
}
