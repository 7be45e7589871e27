package io.nodelog.hdfs.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Segment.Compression;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final Path WAREHOUSE = new Path("/warehouse");
  private static final int MAX_CONTENT = 40;
  private static final EventLimits LIMITS = new EventLimits(90, 4);
  private static final String HOSTILE =
      "\u00EF\u00BB\u00BF lost\r\n\n\tlost too\nfirst\r\n at a\r\n\n at b\n\n\nsecond\nthird\n"
          + " x\n x\n x\n x\n x\nfourth "
          + "long ".repeat(30)
          + "\n "
          + "long ".repeat(30)
          + "\nfifth\n\n\n\n\n\n\nsixth\n 30 bytes of a line are here..\n 30 bytes of a line are"
          + " here..\n 30 bytes of a line are here..\nlone\rCR\n \r\nlast\n end";

  private final Storage storage = new MemoryStorage();

  private Segment store(byte[] bytes, Compression compression, int frameBytes) throws IOException {
    SegmentLayout layout = new SegmentLayout(compression, 1, frameBytes, 1 << 30);
    try (SegmentWriter writer =
        new SegmentWriter(storage, WAREHOUSE, "raw", "raw/tmp/r1", layout, 0)) {
      writer.write(bytes, 0, bytes.length);
      return writer.finish().get(0);
    }
  }

  private List<SimpleEvents.Event> read(Segment segment, long from, long to) throws IOException {
    SegmentReader reader =
        new SegmentReader(storage, WAREHOUSE, StreamLimits.standard(), MAX_CONTENT);
    try (EventReader events = reader.openEvents(segment, from, to, SimpleEvents::starts, LIMITS)) {
      return SimpleEvents.read(events);
    }
  }

  private static List<SimpleEvents.Event> simple(byte[] bytes) {
    return SimpleEvents.of(bytes, MAX_CONTENT, LIMITS);
  }

  @Test
  void knowsWhatTheSimplestReaderMakesOfAFewLines() {
    assertThat(simple(" a\nb\r\n c\n\nd".getBytes(ISO_8859_1)))
        .containsExactly(
            new SimpleEvents.Event(0, 3, 1, true, false, " a", " a"),
            new SimpleEvents.Event(3, 7, 3, false, false, "b", "b\n c"),
            new SimpleEvents.Event(10, 1, 1, false, false, "d", "d"));
  }

  @Test
  void givesEveryEventOnceWhereverAPlainFileIsCut() throws IOException {
    byte[] bytes = HOSTILE.getBytes(ISO_8859_1);
    Segment segment = store(bytes, Compression.NONE, 1 << 20);
    requireEqualForAllCuts(segment, bytes, 41);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 10_000})
  void givesEveryEventOnceHoweverFramesAreGrouped(int frameBytes) throws IOException {
    byte[] bytes = HOSTILE.getBytes(ISO_8859_1);
    Segment segment = store(bytes, Compression.ZSTD_FRAMES, frameBytes);
    requireEqualForAllCuts(segment, bytes, 83);
  }

  private void requireEqualForAllCuts(Segment segment, byte[] bytes, int step) throws IOException {
    List<SimpleEvents.Event> whole = simple(bytes);
    assertThat(whole).hasSizeGreaterThan(10);
    long end = segment.storedLength();
    for (long cut = 0; cut <= end; cut++) {
      for (long second = cut; second <= end; second += step) {
        List<SimpleEvents.Event> parts = new ArrayList<>(read(segment, 0, cut));
        parts.addAll(read(segment, cut, second));
        parts.addAll(read(segment, second, end));
        assertThat(parts).describedAs("cut at %s and %s", cut, second).isEqualTo(whole);
      }
    }
  }

  @Test
  void agreesWithTheSimplestReaderOnRandomText() throws IOException {
    Random random = new Random(1);
    String letters = "ab \n\n\r\t";
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(400)];
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = (byte) letters.charAt(random.nextInt(letters.length()));
      }
      LineReader lines = new LineReader(new ByteArrayInputStream(bytes), 0, MAX_CONTENT);
      try (EventReader events = new EventReader(lines, SimpleEvents::starts, LIMITS)) {
        assertThat(SimpleEvents.read(events)).describedAs("text %s", i).isEqualTo(simple(bytes));
      }
    }
  }

  @Test
  void keepsTheStartOfAnEventOfAnyLengthAndCountsTheRest() throws IOException {
    byte[] bytes = ("head\n" + " of many\n".repeat(1_000_000) + "next\n").getBytes(ISO_8859_1);
    Segment segment = store(bytes, Compression.NONE, 1 << 20);
    List<SimpleEvents.Event> events = read(segment, 0, bytes.length);
    assertThat(events).hasSize(2);
    assertThat(events.get(0).lines()).isEqualTo(1_000_001);
    assertThat(events.get(0).length()).isEqualTo(bytes.length - 5);
    assertThat(events.get(0).cut()).isTrue();
    assertThat(events.get(0).all()).isEqualTo("head\n of many\n of many\n of many");
  }

  @Test
  void readsNoByteMoreThanTwiceWhereNoLineStartsAnEvent() throws IOException {
    AtomicLong tested = new AtomicLong();
    int lines = 100_000;
    byte[] bytes = " nothing starts here\n".repeat(lines).getBytes(ISO_8859_1);
    Segment segment = store(bytes, Compression.NONE, 1 << 20);
    SegmentReader reader =
        new SegmentReader(storage, WAREHOUSE, StreamLimits.standard(), MAX_CONTENT);
    long orphans = 0;
    for (int range = 0; range < 100; range++) {
      long from = bytes.length / 100L * range;
      try (EventReader events =
          reader.openEvents(
              segment,
              from,
              from + bytes.length / 100,
              (line, start, end) -> tested.incrementAndGet() < 0,
              LIMITS)) {
        while (events.next()) {
          assertThat(events.orphan()).isTrue();
          orphans++;
        }
      }
    }
    assertThat(orphans).isEqualTo(lines);
    assertThat(tested.get()).isLessThan(2L * lines + 200);
  }

  @Test
  void refusesLimitsThatKeepNothing() {
    assertThatThrownBy(() -> new EventLimits(0, 1))
        .hasMessage("Invalid limits of an event: 0 bytes, 1 lines (must be 1 or more)");
  }
}
