package io.nodelog.hdfs.raw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.bytes.SoughtAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SearchedStreamTest {
  private static final String WANTED = "10.0.0.1";

  private static SearchedStream search(String text, long offset) {
    return new SearchedStream(
        new ByteArrayInputStream(text.getBytes(UTF_8)),
        offset,
        List.of(SoughtAddress.parse(WANTED)));
  }

  @Test
  void saysOfEachLineWhetherItWasFoundThere() throws IOException {
    SearchedStream stream = search("a\n10.0.0.1 10.0.0.1\nb\n10.0.0.1", 100);
    stream.readAllBytes();

    assertThat(stream.foundBefore(102)).isFalse();
    assertThat(stream.foundBefore(120)).isTrue();
    assertThat(stream.foundBefore(122)).isFalse();
    assertThat(stream.foundBefore(130)).isTrue();
    assertThat(stream.foundBefore(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void knowsALineAsSoonAsItsEndWasRead() throws IOException {
    SearchedStream stream = search("10.0.0.1\n10.0.0.1\n", 0);

    for (int i = 0; i < 9; i++) {
      assertThat(stream.foundBefore(9)).isFalse();
      assertThat(stream.read()).isPositive();
    }

    assertThat(stream.foundBefore(9)).isTrue();
  }

  /** Longer than the window, with what is almost an address at every place. */
  @Test
  void findsItAnywhereInAVeryLongLineHoweverTheBytesArrive() throws IOException {
    Random random = new Random(18);
    for (int at = 0; at < 6000; at += 1 + random.nextInt(40)) {
      String almost = "1" + WANTED + ",";
      StringBuilder line = new StringBuilder(almost.repeat(1 + 6000 / almost.length()));
      assertThat(found(line.toString(), random)).isFalse();
      line.insert(at / almost.length() * almost.length(), WANTED + ";");
      assertThat(found(line.toString(), random)).describedAs("at %s", at).isTrue();
    }
  }

  private static boolean found(String line, Random random) throws IOException {
    SearchedStream stream = search("x\n" + line + "\ny\n", 0);
    byte[] chunk = new byte[3000];
    while (stream.read(chunk, 0, 1 + random.nextInt(chunk.length)) >= 0) {
      assertThat(stream.foundBefore(2)).isFalse();
    }
    boolean found = stream.foundBefore(2 + line.length() + 1);
    assertThat(stream.foundBefore(Long.MAX_VALUE)).isFalse();
    return found;
  }
}
