package io.nodelog.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "7",
        "007",
        "999999999999999999",
        "9223372036854775806",
        "9223372036854775807",
        "0000000000000000000000000000001"
      })
  void readsNumbersUpToTheLargestLong(String text) {
    assertThat(parse(text)).isEqualTo(new BigInteger(text).longValueExact());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "-1",
        "+1",
        " 1",
        "1 ",
        "1a",
        "/",
        ":",
        "\u0661",
        "9223372036854775808",
        "9223372036854775810",
        "18446744073709551616",
        "99999999999999999999999999"
      })
  void refusesWhatIsNoNumberOrTooLarge(String text) {
    assertThat(parse(text)).isEqualTo(Digits.INVALID);
  }

  @Test
  void agreesWithBigIntegerOnRandomDigits() {
    Random random = new Random(2);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(22); i >= 0; i--) {
        text.append(random.nextInt(10));
      }
      BigInteger value = new BigInteger(text.toString());
      long expected = value.bitLength() < 64 ? value.longValueExact() : Digits.INVALID;
      assertThat(parse(text.toString())).describedAs(text.toString()).isEqualTo(expected);
    }
  }

  /** With bytes behind them digits are read eight at a time, without them one by one. */
  @Test
  void readsTheSameWhateverLiesBehindTheRange() {
    Random random = new Random(10);
    for (int round = 0; round < 200_000; round++) {
      byte[] bytes = new byte[12 + 16];
      for (int i = 0; i < bytes.length; i++) {
        boolean other = random.nextInt(12) == 0;
        bytes[i] = (byte) (other ? random.nextInt(256) : '0' + random.nextInt(10));
      }
      byte[] alone = Arrays.copyOf(bytes, random.nextInt(13));
      assertThat(Digits.parse(bytes, 0, alone.length))
          .describedAs("round %d: %s", round, Arrays.toString(alone))
          .isEqualTo(Digits.parse(alone, 0, alone.length))
          .isEqualTo(simple(alone));
    }
  }

  private static long simple(byte[] digits) {
    String text = new String(digits, StandardCharsets.ISO_8859_1);
    return text.matches("[0-9]+") ? Long.parseLong(text) : Digits.INVALID;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "12, 12000000",
    "0.123, 123000",
    "0.000001, 1",
    "0.0000019, 1",
    "1.5, 1500000",
    "1767607872.123456, 1767607872123456",
    "9223372036854.775807, 9223372036854775807"
  })
  void readsSecondsAsMicroseconds(String text, long micros) {
    byte[] bytes = bytes(text);

    assertThat(Digits.parseMicros(bytes, 0, bytes.length))
        .isEqualTo(micros)
        .isEqualTo(new BigDecimal(text).movePointRight(6).longValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1.",
        ".5",
        "-0.1",
        "1.2.3",
        "1,5",
        "1e3",
        "9223372036854.775808",
        "9223372036855"
      })
  void refusesWhatIsNoNumberOfSeconds(String text) {
    byte[] bytes = bytes(text);

    assertThat(Digits.parseMicros(bytes, 0, bytes.length)).isEqualTo(Digits.INVALID);
  }

  private static long parse(String text) {
    byte[] bytes = bytes("9" + text + "9");
    return Digits.parse(bytes, 1, bytes.length - 1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void countsDigitsWhereverTheyEnd() {
    for (int digits = 0; digits <= 8; digits++) {
      for (char next : new char[] {' ', '/', ':', '-', '\u00b0'}) {
        String text = "x" + "12345678".substring(0, digits) + next + "12345678";
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Digits.countUpToEight(bytes, 1)).describedAs(text).isEqualTo(digits);
      }
    }
  }
}
