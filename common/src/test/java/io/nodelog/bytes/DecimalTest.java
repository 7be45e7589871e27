package io.nodelog.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
  @ParameterizedTest
  @CsvSource({
    "0, 6, 0",
    "12, 6, 12000000",
    "0.25, 6, 250000",
    "0.0000019, 6, 1",
    "1.5e-05, 6, 15",
    "1.5E3, 6, 1500000000",
    "1e+2, 0, 100",
    "12.5, 3, 12500",
    "12345678, -3, 12345",
    "999, -3, 0",
    "1234567890123.9, -3, 1234567890",
    "9223372036854, 6, 9223372036854000000",
    "0.000000000000000000000000000001, 6, 0",
    "0e400, 6, 0"
  })
  void readsNumbersTimesAPowerOfTen(String text, int power, long value) {
    assertThat(parse(text, power)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "+1",
        ".",
        ".5",
        "5.",
        "1..2",
        "1.2.3",
        "e5",
        "1e",
        "1e+",
        "1e5x",
        "x",
        "1 ",
        "1e999",
        "99999999999999",
        "1e300",
        "0x10",
        "1e1.5",
        "NaN",
        "Infinity"
      })
  void refusesWhatIsNoNumberOrTooLarge(String text) {
    assertThat(parse(text, 6)).isEqualTo(Decimal.INVALID);
  }

  @Test
  void agreesWithTheJdk() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String text =
          random.nextInt(100_000)
              + (random.nextBoolean() ? "." + random.nextInt(1_000_000) : "")
              + (random.nextInt(3) == 0 ? "e" + (random.nextInt(9) - 6) : "");
      int power = random.nextInt(10) - 3;
      long expected =
          new BigDecimal(text).scaleByPowerOfTen(power).setScale(0, RoundingMode.DOWN).longValue();

      assertThat(parse(text, power)).describedAs("%s times 10^%d", text, power).isEqualTo(expected);
    }
  }

  private static long parse(String text, int power) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return Decimal.parse(bytes, 0, bytes.length, power);
  }
}
