package io.nodelog.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4Test {
  @Test
  void readsBackEveryAddressThatItWrites() {
    Random random = new Random(5);
    for (int round = 0; round < 50_000; round++) {
      int address = random.nextInt() >> random.nextInt(32);
      String text = Ipv4.text(address);
      assertThat(parse(text)).describedAs(text).isEqualTo(address & 0xFFFFFFFFL);
    }
    assertThat(Ipv4.text(0xC0000201)).isEqualTo("192.0.2.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1",
        "1.2.3",
        "1.2.3.",
        "1.2.3.4.",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.999",
        "1.2.3.1000",
        "2130706433",
        "010.0.0.1",
        "1.2.3.00",
        "1..3.4",
        ".1.2.3.4",
        "1.2.3.4 ",
        " 1.2.3.4",
        "1.2.3.x",
        "0x7f.0.0.1",
        "1,2,3,4",
        "-1.2.3.4"
      })
  void refusesWhatResolversMayTakeForAnAddress(String text) {
    assertThat(parse(text)).isEqualTo(Ipv4.INVALID);
  }

  @Test
  void tellsHowLongTheAddressIsThatARangeStartsWith() {
    byte[] bytes = "192.0.2.10:8080".getBytes(StandardCharsets.US_ASCII);

    long prefix = Ipv4.parsePrefix(bytes, 0, bytes.length);

    assertThat(prefix >>> 32).isEqualTo(10);
    assertThat((int) prefix).isEqualTo(0xC000020A);
  }

  /** With bytes behind it an address is read eight at a time, without them one by one. */
  @Test
  void readsTheSameWhateverLiesBehindTheRange() {
    Random random = new Random(9);
    String letters = "0012592...:x ";
    for (int round = 0; round < 200_000; round++) {
      StringBuilder text = new StringBuilder(Ipv4.text(random.nextInt()));
      for (int i = random.nextInt(4); i > 0; i--) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
      }
      byte[] behind = (text + ".1.2.3.4.5 6.7.8.9.10.11.12").getBytes(StandardCharsets.US_ASCII);
      assertThat(Ipv4.parse(behind, 0, text.length()))
          .describedAs("round %d: %s", round, text)
          .isEqualTo(parse(text.toString()));
    }
  }

  private static long parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Ipv4.parse(bytes, 0, bytes.length);
  }
}
