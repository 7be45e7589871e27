package io.nodelog.hdfs.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static final String MARK = "\u00EF\u00BB\u00BF";
  private static final String HOSTILE =
      MARK
          + "a\r\n\n\r\n\r\r\nlone\rCR\n"
          + MARK
          + "12345678\n123456789\r\nnul\0\u0085\u00FF\nend\r";

  @Test
  void cutsTheSameLinesWithEveryBufferSizeAndEveryReadSize() throws IOException {
    byte[] file = HOSTILE.getBytes(ISO_8859_1);
    for (int length = 0; length <= file.length; length++) {
      byte[] part = HOSTILE.substring(0, length).getBytes(ISO_8859_1);
      List<SimpleLines.Line> expected = SimpleLines.of(part, 8);
      for (int chunk = 1; chunk <= 64; chunk++) {
        assertThat(read(part, chunk, Integer.MAX_VALUE, 8))
            .describedAs("first %s bytes, chunks of %s", length, chunk)
            .isEqualTo(expected);
        assertThat(read(part, 64, chunk, 8))
            .describedAs("first %s bytes, reads of %s", length, chunk)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void cutsTheSameLinesOfRandomBytesWithEveryLongestContent() throws IOException {
    String alphabet = "\n\r" + MARK + "ab";
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      byte[] file = new byte[random.nextInt(60)];
      for (int i = 0; i < file.length; i++) {
        file[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
      }
      for (int most = 1; most < 12; most++) {
        assertThat(read(file, 1 + random.nextInt(9), 1 + random.nextInt(9), most))
            .describedAs("seed %s, longest content %s", seed, most)
            .isEqualTo(SimpleLines.of(file, most));
      }
    }
  }

  private static List<SimpleLines.Line> read(byte[] file, int chunk, int most, int maxContent)
      throws IOException {
    try (LineReader reader = new LineReader(new TrickleStream(file, most), 0, chunk, maxContent)) {
      return SimpleLines.read(reader);
    }
  }

  @Test
  void stripsTheByteOrderMarkOnlyAtTheStartOfTheFile() throws IOException {
    byte[] bytes = (MARK + "a\n").getBytes(ISO_8859_1);
    try (LineReader reader = new LineReader(new ByteArrayInputStream(bytes), 7, 100)) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.to() - reader.from()).isEqualTo(4);
      assertThat(reader.offset()).isEqualTo(7);
    }
  }

  @Test
  void keepsTheFirst64KibOfAnEndlessLineAndCountsTheRest() throws IOException {
    long endless = 3L << 30;
    try (LineReader reader = new LineReader(new Zeros(endless, "\nnext\n"), 0, 64 << 10)) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.tooLong()).isTrue();
      assertThat(reader.to() - reader.from()).isEqualTo(64 << 10);
      assertThat(reader.length()).isEqualTo(endless + 1);
      assertThat(reader.next()).isTrue();
      assertThat(reader.offset()).isEqualTo(endless + 1);
      assertThat(reader.tooLong()).isFalse();
      assertThat(reader.next()).isFalse();
    }
  }

  @Test
  void saysHowMuchOfALineWasReadWhenReadingFails() throws IOException {
    InputStream failing =
        new BrokenStream("one\ntwo\nunfin".getBytes(ISO_8859_1), new IOException("gone"));
    List<Long> offsets = new ArrayList<>();
    try (LineReader reader = new LineReader(failing, 0, 2, 8)) {
      assertThatThrownBy(
              () -> {
                while (reader.next()) {
                  offsets.add(reader.offset());
                }
              })
          .hasMessage("gone");
      assertThat(reader.offset()).isEqualTo(8);
      assertThat(reader.length()).isEqualTo(5);
    }
    assertThat(offsets).containsExactly(0L, 4L);
  }

  @Test
  void readsOnlyLinesThatStartBeforeTheStop() throws IOException {
    byte[] bytes = "one\ntwo\nthree\n".getBytes(ISO_8859_1);
    try (LineReader reader = new LineReader(new ByteArrayInputStream(bytes), 0, 100).stopAt(5)) {
      assertThat(SimpleLines.read(reader))
          .extracting(SimpleLines.Line::content)
          .containsExactly("one", "two");
    }
  }

  /** So many zero bytes, and a text after them. */
  private static final class Zeros extends InputStream {
    private final byte[] tail;
    private long left;
    private int at;

    Zeros(long count, String tail) {
      this.left = count;
      this.tail = tail.getBytes(ISO_8859_1);
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      if (left > 0) {
        int count = (int) Math.min(left, length);
        Arrays.fill(bytes, from, from + count, (byte) 0);
        left -= count;
        return count;
      }
      if (at == tail.length) {
        return -1;
      }
      bytes[from] = tail[at++];
      return 1;
    }
  }
}
