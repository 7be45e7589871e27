package io.nodelog.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.summary.Days.Day;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {
  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000;
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 2026-01-05, 24",
    "Europe/Berlin, 2026-03-29, 23",
    "Europe/Berlin, 2025-10-26, 25",
    "Pacific/Apia, 2011-12-29, 24",
    "Pacific/Apia, 2011-12-31, 24",
    "Asia/Beirut, 2024-03-31, 23",
    "Pacific/Kwajalein, 1969-09-30, 47"
  })
  void haveAsManyHoursAsTheirClocksShow(String zone, LocalDate date, int hours) {
    Days days = new Days(ZoneId.of(zone));

    Day day = days.dayOf(micros(date.atTime(12, 0).atZone(ZoneId.of(zone)).toInstant()));

    assertThat(day.epochDay()).isEqualTo((int) date.toEpochDay());
    assertThat((day.endMicros() - day.startMicros()) / Days.HOUR_MICROS).isEqualTo(hours);
    assertThat(days.startMicros(day.epochDay())).isEqualTo(day.startMicros());
  }

  @ParameterizedTest
  @CsvSource({
    "2010-11-07T02:29:59Z, 2010-11-06",
    "2010-11-07T02:30:00Z, 2010-11-07",
    "2010-11-07T02:30:59Z, 2010-11-07",
    // The clock shows 23:01 of the day before again.
    "2010-11-07T02:31:00Z, 2010-11-07",
    "2010-11-07T03:29:59Z, 2010-11-07",
    "2010-11-07T03:30:00Z, 2010-11-07"
  })
  void doNotOverlapWhereClocksAreSetBackOverMidnight(Instant instant, LocalDate date) {
    Days days = new Days(ZoneId.of("America/St_Johns"));

    assertThat(days.dayOf(micros(instant)).epochDay()).isEqualTo((int) date.toEpochDay());
  }

  @Test
  void followEachOtherWithoutAGap() {
    for (ZoneId zone : Line.ZONES) {
      Days days = new Days(zone);
      long at = micros(Instant.parse("2009-01-01T00:00:00Z"));
      while (at < micros(Instant.parse("2027-01-01T00:00:00Z"))) {
        Day day = days.dayOf(at);
        assertThat(day.has(at)).describedAs("%s %s", zone, day).isTrue();
        assertThat(days.dayOf(day.endMicros() - 1)).isEqualTo(day);
        assertThat(days.dayOf(day.endMicros()).startMicros()).isEqualTo(day.endMicros());
        at = day.endMicros();
      }
    }
  }

  @Test
  void areFoundInAnyOrderAndForAnyInstant() {
    Random random = new Random(9);
    Days days = new Days(ZoneId.of("Europe/Berlin"));
    for (int i = 0; i < 40_000; i++) {
      long at = random.nextLong() >> random.nextInt(20);

      assertThat(days.dayOf(at).has(at)).describedAs("%d", at).isTrue();
    }
    assertThat(days.dayOf(Long.MAX_VALUE - 1_000_000L * 86_400 * 2).epochDay()).isPositive();
  }
}
