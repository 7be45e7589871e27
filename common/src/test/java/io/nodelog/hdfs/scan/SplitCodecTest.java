package io.nodelog.hdfs.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.ledger.HeaderLine;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Segment.Compression;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SplitCodecTest {
  private static final Split SPLIT =
      new Split(
          List.of(
              new Split.Piece(
                  "b1",
                  "web-ü",
                  "access",
                  "%h \"%r\"\n",
                  "Europe/Berlin",
                  "sftp://web/a b%20\u0000c.log",
                  1000,
                  new Segment(
                      "raw/a.zst",
                      Compression.ZSTD_FRAMES,
                      1L << 40,
                      "ab",
                      7,
                      8,
                      9,
                      List.of(
                          new HeaderLine(HeaderLine.BEFORE, "#Fields: a"),
                          new HeaderLine(1L << 40, "#Fields: \u00fc b"))),
                  3,
                  1L << 40),
              new Split.Piece(
                  "",
                  "",
                  "",
                  "",
                  "",
                  "",
                  0,
                  new Segment("/x", Compression.NONE, 1, "", 0, 1, 1),
                  0,
                  1)));

  @Test
  void givesBackEverySplit() throws IOException {
    assertThat(SplitCodec.decode(SplitCodec.encode(SPLIT))).isEqualTo(SPLIT);
    Split none = new Split(List.of());
    assertThat(SplitCodec.decode(SplitCodec.encode(none))).isEqualTo(none);
  }

  @Test
  void keepsTheBytesOfVersion2() throws IOException {
    Segment segment =
        new Segment("r", Compression.STREAM, 5, "h", 1, 2, 3, List.of(new HeaderLine(4, "x")));
    Split split =
        new Split(List.of(new Split.Piece("b", "n", "s", "f", "z", "l", 7, segment, 0, 5)));
    String text = "00000001%02x";
    StringBuilder hex = new StringBuilder("0300000001");
    "bnsfzl".chars().forEach(letter -> hex.append(String.format(Locale.ROOT, text, letter)));
    hex.append("00000007").append(String.format(Locale.ROOT, text, (int) 'r'));
    hex.append("0000000653545245414d");
    hex.append("0000000000000005").append(String.format(Locale.ROOT, text, (int) 'h'));
    append(hex, 1, 2, 3);
    hex.append("00000001");
    append(hex, 4);
    hex.append(String.format(Locale.ROOT, text, (int) 'x'));
    append(hex, 0, 5);
    byte[] golden = HexFormat.of().parseHex(hex);
    assertThat(SplitCodec.encode(split)).isEqualTo(golden);
    assertThat(SplitCodec.decode(golden)).isEqualTo(split);
  }

  private static void append(StringBuilder hex, int... numbers) {
    for (int number : numbers) {
      hex.append(String.format(Locale.ROOT, "%016x", number));
    }
  }

  @Test
  void refusesBytesThatAreNoSplit() {
    byte[] bytes = SplitCodec.encode(SPLIT);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> SplitCodec.decode(cut))
          .describedAs("first %s bytes", length)
          .isInstanceOf(IOException.class);
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> SplitCodec.decode(longer))
        .hasMessage("Cannot read a split: 1 bytes too many");
    byte[] newer = bytes.clone();
    newer[0] = 4;
    assertThatThrownBy(() -> SplitCodec.decode(newer))
        .hasMessage("Cannot read a split: version 4 (must be 3)");
  }
}
