package io.nodelog.hdfs.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CodecTest {
  @Test
  void tellsEveryCodecByItsFirstBytes() {
    byte[] text = Packed.lines(3, 1);
    assertThat(sniff(text)).isEqualTo(Codec.PLAIN);
    assertThat(sniff(Packed.gzip(text))).isEqualTo(Codec.GZIP);
    assertThat(sniff(Packed.zstd(text))).isEqualTo(Codec.ZSTD);
    assertThat(sniff(Packed.bzip2(text))).isEqualTo(Codec.BZIP2);
    assertThat(sniff(Packed.bzip2(new byte[0]))).isEqualTo(Codec.BZIP2);
    assertThat(sniff(Packed.xz(text))).isEqualTo(Codec.XZ);
    assertThat(sniff("\u0004\"M\u0018d@")).isEqualTo(Codec.LZ4);
    assertThat(sniff("\u00FF\6\0\0sNaPpY")).isEqualTo(Codec.SNAPPY);
    assertThat(sniff("PK\3\4\n\0")).isEqualTo(Codec.ZIP);
    assertThat(sniff("a.log" + "\0".repeat(252) + "ustar\0")).isEqualTo(Codec.TAR);
    assertThat(sniff("_*M\u0018\4\0\0\0")).isEqualTo(Codec.ZSTD);
  }

  @Test
  void takesTextThatOnlyLooksPackedForText() {
    assertThat(sniff("BZh9 said hello\n")).isEqualTo(Codec.PLAIN);
    assertThat(sniff("PK\n")).isEqualTo(Codec.PLAIN);
    assertThat(sniff("")).isEqualTo(Codec.PLAIN);
    assertThat(sniff("(")).isEqualTo(Codec.PLAIN);
  }

  @Test
  void tellsAFileThatWasCutWithinItsFirstBytes() {
    byte[] text = Packed.lines(3, 1);
    for (int length = 4; length < 20; length++) {
      assertThat(Codec.sniff(Packed.gzip(text), length)).isEqualTo(Codec.GZIP);
      assertThat(Codec.sniff(Packed.zstd(text), length)).isEqualTo(Codec.ZSTD);
      assertThat(Codec.sniff(Packed.bzip2(text), length)).isEqualTo(Codec.BZIP2);
      if (length >= 6) {
        assertThat(Codec.sniff(Packed.xz(text), length)).isEqualTo(Codec.XZ);
      }
    }
  }

  private static Codec sniff(String head) {
    return sniff(head.getBytes(ISO_8859_1));
  }

  private static Codec sniff(byte[] head) {
    return Codec.sniff(Arrays.copyOf(head, Codec.HEAD_BYTES), Math.min(head.length, 512));
  }
}
