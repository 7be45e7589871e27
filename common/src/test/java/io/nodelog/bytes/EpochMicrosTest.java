package io.nodelog.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochMicrosTest {
  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01T00:00:01.000002999Z, 1000002",
    "1969-12-31T23:59:59.999999Z, -1",
    "2262-04-12T00:00:00Z, 9223372800000000",
    "6026-01-07T11:13:27Z, 127995592407000000",
    "+1000000000-12-31T23:59:59.999999999Z, 9223372036854775807",
    "-1000000000-01-01T00:00:00Z, -9223372036854775808",
  })
  void areCountedOfAnyInstant(Instant instant, long micros) {
    assertThat(EpochMicros.of(instant)).isEqualTo(micros);
  }
}
