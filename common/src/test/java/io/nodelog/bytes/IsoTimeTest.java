package io.nodelog.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-05T10:11:12.123456+01:00, 2026-01-05T09:11:12.123456Z",
    "2026-01-05T10:11:12+0100, 2026-01-05T09:11:12Z",
    "2026-01-05T10:11:12Z, 2026-01-05T10:11:12Z",
    "2026-01-05T10:11:12.5Z, 2026-01-05T10:11:12.500Z",
    "2026-01-05 10:11:12.123456789-03:30, 2026-01-05T13:41:12.123456Z",
    "1969-12-31T23:59:59.25Z, 1969-12-31T23:59:59.250Z"
  })
  void readsTimesWithAnOffset(String text, Instant expected) {
    assertThat(parse(text)).isEqualTo(micros(expected));
  }

  @Test
  void agreesWithTheJdkOnRandomTimes() {
    Random random = new Random(4);
    for (int round = 0; round < 50_000; round++) {
      OffsetDateTime expected =
          Instant.ofEpochSecond(random.nextLong(253_370_000_000L), random.nextInt(1_000_000_000))
              .atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(1441) - 720)));
      String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(expected);
      assertThat(parse(text)).describedAs(text).isEqualTo(micros(expected.toInstant()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-05T10:11:12",
        "2026-01-05T10:11:12.Z",
        "2026-01-05T10:11:12.5",
        "2026-02-29T10:11:12Z",
        "2026-13-05T10:11:12Z",
        "2026-01-05T10:11:12+1",
        "2026-01-05T10:11:12+01:00Z",
        "2026-01-05T10:11:12+01-00",
        "2026/01/05T10:11:12Z",
        "2026-01-05T10:11:12.1x2Z",
        "2026-1-05T10:11:12Z",
        ""
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(parse(text)).isEqualTo(IsoTime.INVALID);
  }

  private static long parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return IsoTime.parseMicros(bytes, 0, bytes.length);
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }
}
