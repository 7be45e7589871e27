package io.nodelog.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClfTimeTest {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ENGLISH);

  private final ClfTime time = new ClfTime();

  @Test
  void readsTheStampOfTheManual() {
    assertThat(parse("10/Oct/2000:13:55:36 -0700")).isEqualTo(971_211_336);
  }

  @Test
  void agreesWithTheJdkOnRandomTimesAndOffsets() {
    Random random = new Random(3);
    for (int round = 0; round < 50_000; round++) {
      OffsetDateTime expected =
          LocalDateTime.ofEpochSecond(random.nextLong(253_402_300_800L), 0, ZoneOffset.UTC)
              .atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2161) - 1080)));
      String text = FORMAT.format(expected);
      assertThat(parse(text)).describedAs(text).isEqualTo(expected.toEpochSecond());
    }
  }

  @Test
  void agreesWithTheJdkOnEveryDayOfFourCenturies() {
    LocalDateTime end = LocalDateTime.of(2200, 1, 1, 0, 0);
    for (LocalDateTime day = LocalDateTime.of(1799, 12, 31, 0, 0);
        day.isBefore(end);
        day = day.plusDays(1)) {
      String text = FORMAT.format(day.atOffset(ZoneOffset.UTC));
      assertThat(parse(text)).describedAs(text).isEqualTo(day.toEpochSecond(ZoneOffset.UTC));
    }
  }

  @Test
  void takesALeapSecondForTheSecondAfterIt() {
    assertThat(parse("31/Dec/2016:23:59:60 +0000"))
        .isEqualTo(parse("01/Jan/2017:00:00:00 +0000"))
        .isEqualTo(1_483_228_800);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "31/Apr/2000:13:55:36 -0700",
        "29/Feb/1900:13:55:36 -0700",
        "29/Feb/2023:13:55:36 -0700",
        "00/Oct/2000:13:55:36 -0700",
        "32/Oct/2000:13:55:36 -0700",
        "10/oct/2000:13:55:36 -0700",
        "10/Okt/2000:13:55:36 -0700",
        "10/Oct/2000:24:00:00 -0700",
        "10/Oct/2000:13:60:36 -0700",
        "10/Oct/2000:13:55:61 -0700",
        "10/Oct/2000:13:55:36 -2400",
        "10/Oct/2000:13:55:36 -0760",
        "10/Oct/2000:13:55:36  0700",
        "10/Oct/2000:13:55:36 +07:0",
        "10/Oct/2000 13:55:36 -0700",
        "10-Oct-2000:13:55:36 -0700",
        " 1/Oct/2000:13:55:36 -0700",
        "10/Oct/-200:13:55:36 -0700",
        "10/Oct/2000:13:5a:36 -0700",
        "10/Oct/2000:13:55:36 -070",
        ""
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(parse(text)).isEqualTo(ClfTime.INVALID);
    assertThat(parse(text)).describedAs("remembered").isEqualTo(ClfTime.INVALID);
  }

  @Test
  void doesNotTakeTheEmptyMemoryForAStampOfZeroBytes() {
    assertThat(time.parse(new byte[26], 0, 26)).isEqualTo(ClfTime.INVALID);
  }

  @Test
  void seesEveryByteThatDiffersFromTheLastStamp() {
    byte[] bytes = "10/Oct/2000:13:55:36 -0700".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < bytes.length; i++) {
      assertThat(time.parse(bytes, 0, bytes.length)).isEqualTo(971_211_336);
      bytes[i]++;
      long fresh = new ClfTime().parse(bytes, 0, bytes.length);
      assertThat(time.parse(bytes, 0, bytes.length)).describedAs("byte %d", i).isEqualTo(fresh);
      assertThat(fresh).describedAs("byte %d", i).isNotEqualTo(971_211_336);
      bytes[i]--;
    }
  }

  private long parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return time.parse(bytes, 0, bytes.length);
  }
}
