package io.nodelog.hdfs.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Segment.Compression;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.RelativePath;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SegmentTest {
  private static final Path WAREHOUSE = new Path("/warehouse");
  private static final int MAX_CONTENT = 64 << 10;
  private static final String HOSTILE =
      "\u00EF\u00BB\u00BFfirst\r\n\n\n" + "long ".repeat(30) + "\nlone\rCR\nshort\n\r\nlast";

  private final Storage storage = new MemoryStorage();

  private static SegmentLayout layout(Compression compression, int frame, long segment) {
    return new SegmentLayout(compression, 3, frame, segment);
  }

  private List<Segment> store(byte[] bytes, SegmentLayout layout, long offset, int chunk)
      throws IOException {
    try (SegmentWriter writer =
        new SegmentWriter(storage, WAREHOUSE, "raw/web-1", "raw/tmp/r1", layout, offset)) {
      for (int at = 0; at < bytes.length; at += chunk) {
        writer.write(bytes, at, Math.min(bytes.length, at + chunk));
      }
      return writer.finish();
    }
  }

  private List<SimpleLines.Line> read(Segment segment, long from, long to) throws IOException {
    SegmentReader reader =
        new SegmentReader(storage, WAREHOUSE, StreamLimits.standard(), MAX_CONTENT);
    try (LineReader lines = reader.open(segment, from, to)) {
      return SimpleLines.read(lines);
    }
  }

  private List<SimpleLines.Line> readAll(List<Segment> segments) throws IOException {
    List<SimpleLines.Line> lines = new ArrayList<>();
    for (Segment segment : segments) {
      lines.addAll(read(segment, 0, segment.storedLength()));
    }
    return lines;
  }

  private static List<SimpleLines.Line> simpleLines(byte[] bytes) {
    return SimpleLines.of(bytes, MAX_CONTENT);
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "ZSTD_FRAMES"})
  void givesBackTheLinesWhateverTheLayoutAndTheChunks(Compression compression) throws IOException {
    byte[] bytes = HOSTILE.getBytes(ISO_8859_1);
    for (int frame = 1; frame <= 40; frame++) {
      SegmentLayout layout = layout(compression, frame, 3L * frame);
      List<Segment> segments = store(bytes, layout, 0, bytes.length);
      assertThat(readAll(segments)).describedAs("frame %s", frame).isEqualTo(simpleLines(bytes));
      assertThat(segments.stream().mapToLong(Segment::lines).sum())
          .isEqualTo(simpleLines(bytes).size());
      for (int chunk : new int[] {1, 2, 7}) {
        assertThat(store(bytes, layout, 0, chunk))
            .describedAs("frame %s, chunks of %s", frame, chunk)
            .isEqualTo(segments);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "ZSTD_FRAMES"})
  void givesEveryLineOnceWhereverARangeIsCut(Compression compression) throws IOException {
    byte[] bytes = HOSTILE.getBytes(ISO_8859_1);
    Segment segment = store(bytes, layout(compression, 8, 1 << 20), 0, 5).get(0);
    List<SimpleLines.Line> whole = simpleLines(bytes);
    for (long cut = 0; cut <= segment.storedLength(); cut++) {
      for (long second = cut; second <= segment.storedLength(); second += 31) {
        List<SimpleLines.Line> parts = new ArrayList<>(read(segment, 0, cut));
        parts.addAll(read(segment, cut, second));
        parts.addAll(read(segment, second, segment.storedLength()));
        assertThat(parts).describedAs("cut at %s and %s", cut, second).isEqualTo(whole);
      }
    }
  }

  @Test
  void keepsAPlainRangeToTheLinesThatStartInIt() throws IOException {
    Segment segment =
        store("one\ntwo\nthree\n".getBytes(ISO_8859_1), SegmentLayout.plain(), 100, 4).get(0);
    assertThat(read(segment, 4, 8)).extracting(SimpleLines.Line::content).containsExactly("two");
    assertThat(read(segment, 5, 8)).isEmpty();
    assertThat(read(segment, 3, 9))
        .extracting(SimpleLines.Line::offset)
        .containsExactly(104L, 108L);
  }

  @Test
  void recordsWhereEachSegmentStandsAndWhatItsFileIs() throws Exception {
    byte[] bytes = Packed.lines(1000, 1);
    List<Segment> segments = store(bytes, layout(Compression.ZSTD_FRAMES, 512, 4096), 77, 100);
    long offset = 77;
    for (Segment segment : segments) {
      assertThat(segment.offset()).isEqualTo(offset);
      assertThat(segment.length()).isBetween(1L, 4096L);
      assertThat(segment.path()).isEqualTo("raw/web-1/" + segment.storedSha256() + ".zst");
      assertThat(storage.status(RelativePath.resolve(WAREHOUSE, segment.path())))
          .hasValueSatisfying(file -> assertThat(file.length()).isEqualTo(segment.storedLength()));
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytesOf(segment));
      assertThat(segment.storedSha256()).isEqualTo(HexFormat.of().formatHex(sha256));
      offset += segment.length();
    }
    assertThat(offset).isEqualTo(77 + bytes.length);
    assertThat(storage.list(new Path(WAREHOUSE, "raw/tmp"))).isEmpty();
  }

  @Test
  void storesEqualBytesUnderOneName() throws IOException {
    byte[] bytes = Packed.lines(50, 2);
    List<Segment> first = store(bytes, SegmentLayout.zstd(), 0, 64);
    assertThat(store(bytes, SegmentLayout.zstd(), 0, 9)).isEqualTo(first);
    assertThat(storage.list(new Path(WAREHOUSE, "raw/web-1"))).hasSize(1);
  }

  @Test
  void storesALineOfManyFramesAsOneFrame() throws IOException {
    byte[] line = new byte[1 << 20];
    new Random(3).nextBytes(line);
    for (int i = 0; i < line.length; i++) {
      line[i] |= 64;
    }
    byte[] bytes = Packed.join("a\n".getBytes(ISO_8859_1), line, "\nb\n".getBytes(ISO_8859_1));
    List<Segment> segments = store(bytes, layout(Compression.ZSTD_FRAMES, 1000, 5000), 0, 777);
    assertThat(readAll(segments))
        .extracting(SimpleLines.Line::length)
        .containsExactly(2L, line.length + 1L, 2L);
  }

  @Test
  void writesNothingWhenThereIsNothing() throws IOException {
    assertThat(store(new byte[0], SegmentLayout.zstd(), 0, 1)).isEmpty();
    assertThat(storage.list(new Path(WAREHOUSE, "raw/web-1"))).isEmpty();
  }

  @Test
  void leavesNoTemporaryFileWhenItIsGivenUp() throws IOException {
    try (SegmentWriter writer =
        new SegmentWriter(
            storage,
            WAREHOUSE,
            "raw/web-1",
            "raw/tmp/r1",
            layout(Compression.ZSTD_FRAMES, 8, 64),
            0)) {
      writer.write(HOSTILE.getBytes(ISO_8859_1), 0, 20);
      assertThat(storage.list(new Path(WAREHOUSE, "raw/tmp"))).hasSize(1);
    }
    assertThat(storage.list(new Path(WAREHOUSE, "raw/tmp"))).isEmpty();
  }

  @Test
  void neverGivesOtherLinesThanWereStored() throws IOException {
    Segment segment =
        store(HOSTILE.getBytes(ISO_8859_1), layout(Compression.ZSTD_FRAMES, 8, 1 << 20), 0, 9)
            .get(0);
    List<SimpleLines.Line> whole = simpleLines(HOSTILE.getBytes(ISO_8859_1));
    byte[] stored = bytesOf(segment);
    int damages = 0;
    for (int at = 0; at < stored.length; at++) {
      byte[] damaged = stored.clone();
      damaged[at] ^= 8;
      Segment other = referencedCopy(segment, damaged, "/damaged/" + at);
      try {
        assertThat(read(other, 0, other.storedLength()))
            .describedAs("byte %s", at)
            .isEqualTo(whole);
      } catch (DamagedFileException e) {
        damages++;
      }
    }
    // A few bits say nothing about the content, such as the size of a window.
    assertThat(damages).isGreaterThan(stored.length * 9 / 10);
    Segment longer =
        new Segment(
            segment.path(), segment.compression(), stored.length + 1, "", 0, segment.length(), 1);
    assertThatThrownBy(() -> read(longer, 0, stored.length))
        .hasMessageContaining("it has not the " + (stored.length + 1) + " bytes");
  }

  private byte[] bytesOf(Segment segment) throws IOException {
    try (Storage.Input input = storage.open(RelativePath.resolve(WAREHOUSE, segment.path()))) {
      byte[] bytes = new byte[(int) input.length()];
      int at = 0;
      while (at < bytes.length) {
        at += input.read(bytes, at, bytes.length);
      }
      return bytes;
    }
  }

  private Segment referencedCopy(Segment segment, byte[] bytes, String path) throws IOException {
    try (OutputStream out = storage.create(new Path(path))) {
      out.write(bytes);
    }
    return new Segment(
        path, segment.compression(), bytes.length, "", 0, segment.length(), segment.lines());
  }

  @Test
  void readsWhatWasTakenOfAReferencedFileThatGrew() throws IOException {
    byte[] bytes = "old\nnew 1\nnew 2\nlater\n".getBytes(ISO_8859_1);
    try (OutputStream out = storage.create(new Path("/landing/a.log"))) {
      out.write(bytes);
    }
    Segment taken = new Segment("/landing/a.log", Compression.NONE, bytes.length, "", 4, 12, 2);
    for (long cut = 4; cut <= 16; cut++) {
      List<SimpleLines.Line> lines = new ArrayList<>(read(taken, 4, cut));
      lines.addAll(read(taken, cut, 16));
      assertThat(lines)
          .describedAs("cut at %s", cut)
          .extracting(SimpleLines.Line::content)
          .containsExactly("new 1", "new 2");
    }
  }

  @Test
  void readsTheRestOfAReferencedStream() throws IOException {
    byte[] packed = Packed.gzip("old\nnew 1\nnew 2\n".getBytes(ISO_8859_1));
    try (OutputStream out = storage.create(new Path("/landing/a.log.1.gz"))) {
      out.write(packed);
    }
    Segment rest =
        new Segment("/landing/a.log.1.gz", Compression.STREAM, packed.length, "", 4, 12, 2);
    assertThat(read(rest, 0, packed.length))
        .extracting(SimpleLines.Line::content)
        .containsExactly("new 1", "new 2");
    Segment more =
        new Segment("/landing/a.log.1.gz", Compression.STREAM, packed.length, "", 4, 13, 2);
    assertThatThrownBy(() -> read(more, 0, packed.length))
        .hasMessage(
            "Cannot read /landing/a.log.1.gz: 1 bytes are missing at its end (at decompressed"
                + " offset 16)");
  }

  @Test
  void writesFilesThatTheZstdToolReads(@TempDir java.nio.file.Path folder) throws Exception {
    byte[] bytes = Packed.lines(5_000, 4);
    Path warehouse = new Path(folder.toUri());
    Segment segment;
    try (SegmentWriter writer =
        new SegmentWriter(
            Storages.local(),
            warehouse,
            "raw",
            "tmp/r1",
            layout(Compression.ZSTD_FRAMES, 10_000, 1 << 20),
            0)) {
      writer.write(bytes, 0, bytes.length);
      segment = writer.finish().get(0);
    }
    java.nio.file.Path output = folder.resolve("output");
    Process zstd = start(folder.resolve(segment.path()), output);
    Assumptions.assumeTrue(zstd != null, "the zstd tool is not installed");
    assertThat(zstd.waitFor()).isZero();
    assertThat(Files.readAllBytes(output)).isEqualTo(bytes);
  }

  private static Process start(java.nio.file.Path file, java.nio.file.Path output) {
    try {
      return new ProcessBuilder("zstd", "-dc", file.toString())
          .redirectOutput(output.toFile())
          .start();
    } catch (IOException e) {
      return null;
    }
  }
}
