package io.nodelog.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateAndTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-05, 10:11:12, 2026-01-05T10:11:12Z",
    "2026-01-05, 10:11:12.5, 2026-01-05T10:11:12.500Z",
    "2026-01-05, 10:11, 2026-01-05T10:11:00Z",
    "2024-02-29, 23:59:60, 2024-03-01T00:00:00Z",
    "1969-12-31, 23:59:59, 1969-12-31T23:59:59Z"
  })
  void readsADateAndATime(String date, String time, Instant instant) {
    assertThat(micros(date, time)).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-29, 10:11:12",
    "2026-1-05, 10:11:12",
    "2026/01/05, 10:11:12",
    "20260105xx, 10:11:12",
    "2026-01-05, 24:00:00",
    "2026-01-05, 10:60:00",
    "2026-01-05, 10:11:61",
    "2026-01-05, 10-11-12",
    "2026-01-05, 10:11:1",
    "2026-01-05, 10:11:12.",
    "2026-01-05, 10:11:12x",
    "2026-01-05, 1011",
    "2026-01-05, xx:yy:zz"
  })
  void refusesWhatIsNone(String date, String time) {
    assertThat(micros(date, time)).isEqualTo(DateAndTime.INVALID);
  }

  private static long micros(String date, String time) {
    byte[] bytes = (date + time).getBytes(StandardCharsets.US_ASCII);
    int border = date.length();
    return new DateAndTime().micros(bytes, 0, border, border, bytes.length);
  }
}
