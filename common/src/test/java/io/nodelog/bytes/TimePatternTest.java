package io.nodelog.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimePatternTest {
  private static final Instant AS_OF = Instant.parse("2026-01-05T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yyyy-MM-dd HH:mm:ss,SSS | 2026-01-05 10:11:12,345 | 2026-01-05T10:11:12.345Z",
        "yy/MM/dd HH:mm:ss | 26/01/05 10:11:12 | 2026-01-05T10:11:12Z",
        "yy/MM/dd HH:mm:ss | 69/01/05 10:11:12 | 1969-01-05T10:11:12Z",
        "EEE MMM dd HH:mm:ss.SSSSSS yyyy | Mon Aug 31 07:15:38.664897 2015 | 2015-08-31T07:15:38.664897Z",
        "EEE MMM d HH:mm:ss yyyy | Tue Jan  3 05:01:31 2012 | 2012-01-03T05:01:31Z",
        "dd/MMM/yyyy:HH:mm:ss.SSS | 09/Dec/2013:12:59:46.633 | 2013-12-09T12:59:46.633Z",
        "yyyy-MM-dd'T'HH:mm:ss[.SSS]XXX | 2026-01-05T10:11:12+01:00 | 2026-01-05T09:11:12Z",
        "yyyy-MM-dd'T'HH:mm:ss[.SSS]XXX | 2026-01-05T10:11:12.5-0830 | 2026-01-05T18:41:12.500Z",
        "yyyy-MM-dd'T'HH:mm:ss[.SSS]XXX | 2026-01-05T10:11:12.123456789Z | 2026-01-05T10:11:12.123456Z",
        "yyyy-MM-dd HH:mm:ss.SSS z | 2020-04-15 12:02:55.244 CEST | 2020-04-15T10:02:55.244Z",
        "yyyy-MM-dd HH:mm:ss.SSS z | 2025-08-13 01:45:01.127 PDT | 2025-08-13T08:45:01.127Z",
        "yyyy-MM-dd HH:mm:ss z | 2020-04-15 12:02:55 -03 | 2020-04-15T15:02:55Z",
        "MMM d HH:mm:ss | Dec  9 13:01:26 | 2025-12-09T13:01:26Z",
        "MMM d HH:mm:ss | Jan 5 23:59:59 | 2026-01-05T23:59:59Z",
        "MMM d HH:mm:ss | Jan 10 00:00:00 | 2025-01-10T00:00:00Z",
        "MMM d HH:mm:ss | Feb 29 12:00:00 | 2024-02-29T12:00:00Z",
        "yyyy-MM-dd HH:mm:ss | 2016-12-31 23:59:60 | 2017-01-01T00:00:00Z",
        "epoch_seconds | 1525344856 | 2018-05-03T10:54:16Z",
        "epoch_seconds | 1525344856.899 | 2018-05-03T10:54:16.899Z",
        "epoch_millis | 1525344856899 | 2018-05-03T10:54:16.899Z",
        "epoch_micros | 1525344856899123 | 2018-05-03T10:54:16.899123Z",
        "epoch_nanos | 1525344856899123456 | 2018-05-03T10:54:16.899123Z",
      })
  void readsTimes(String pattern, String text, String instant) {
    assertThat(read(TimePattern.of(pattern), text, ZoneOffset.UTC)).isEqualTo(instant);
  }

  /**
   * Only the fraction is read of a time of the same second; whatever came before, it is the same.
   */
  @ParameterizedTest
  @ValueSource(strings = {"yyyy-MM-dd HH:mm:ss,SSS", "yyyy-MM-dd HH:mm:ss[,SSS]"})
  void readsATimeAsIfItWereTheFirst(String pattern) {
    Random random = new Random(1);
    String[] seconds = {"2026-01-05 10:11:12", "2026-01-05 10:11:13", "2026-02-30 10:11:12"};
    String[] fractions = {",001", ",999", ",5", "", ",", ",x", ".123"};
    TimeReader used = TimePattern.of(pattern).reader(ZoneId.of("Europe/Berlin"), AS_OF);
    int times = 0;
    for (int i = 0; i < 2_000; i++) {
      String text = seconds[random.nextInt(3)] + fractions[random.nextInt(7)] + " INFO";
      byte[] line = text.getBytes(StandardCharsets.US_ASCII);
      TimeReader first = TimePattern.of(pattern).reader(ZoneId.of("Europe/Berlin"), AS_OF);
      int end = first.read(line, 0, line.length);
      assertThat(used.read(line, 0, line.length)).as(text).isEqualTo(end);
      if (end != TimeReader.NOT_A_TIME) {
        assertThat(used.micros()).as(text).isEqualTo(first.micros());
        times++;
      }
    }
    assertThat(times).isGreaterThan(500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%d/%b/%Y:%H:%M:%S %z | 10/Oct/2000:13:55:36 -0700 | 2000-10-10T20:55:36Z",
        "%F %T.%f | 2026-01-05 10:11:12.25 | 2026-01-05T10:11:12.250Z",
        "%c | Wed Oct 11 14:32:52 2000 | 2000-10-11T14:32:52Z",
        "%s | 1525344856 | 2018-05-03T10:54:16Z",
        "%D %R | 01/05/26 10:11 | 2026-01-05T10:11:00Z",
      })
  void readsTimesOfStrftime(String pattern, String text, String instant) {
    assertThat(read(TimePattern.strftime(pattern), text, ZoneOffset.UTC)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-05",
        "2026-13-05 10:11:12,345",
        "2026-02-30 10:11:12,345",
        "2026-01-05 24:11:12,345",
        "2026-01-05 10:60:12,345",
        "2026-01-05 10:11:61,345",
        "2026-01-05 10:11:12.345",
        "2026-01-05 10:11:12,",
        "2026-01-05 10:11:12",
        "2O26-01-05 10:11:12,345",
        "-026-01-05 10:11:12,345"
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(read(TimePattern.of("yyyy-MM-dd HH:mm:ss,SSS"), text, ZoneOffset.UTC)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-29 01:59:59, 2026-03-29T00:59:59Z",
    "Europe/Berlin, 2026-03-29 02:30:00, 2026-03-29T01:30:00Z", // left out by the clocks
    "Europe/Berlin, 2026-03-29 03:00:00, 2026-03-29T01:00:00Z",
    "Europe/Berlin, 2026-10-25 01:59:59, 2026-10-24T23:59:59Z",
    "Europe/Berlin, 2026-10-25 02:30:00, 2026-10-25T00:30:00Z", // comes twice
    "Europe/Berlin, 2026-10-25 03:00:00, 2026-10-25T02:00:00Z",
    "Asia/Kathmandu, 2026-01-05 10:11:12, 2026-01-05T04:26:12Z",
    "Pacific/Apia, 2011-12-30 12:00:00, 2011-12-30T22:00:00Z", // a day that was left out
    "Australia/Lord_Howe, 2026-04-05 01:45:00, 2026-04-04T14:45:00Z", // half an hour comes twice
  })
  void readsWallTimesOfZones(String zone, String text, String instant) {
    TimePattern pattern = TimePattern.of("yyyy-MM-dd HH:mm:ss");
    assertThat(read(pattern, text, ZoneId.of(zone))).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "America/Chicago, 2026-01-05 10:11:12 CST, 2026-01-05T16:11:12Z",
    "Asia/Shanghai, 2026-01-05 10:11:12 CST, 2026-01-05T02:11:12Z",
    "America/Chicago, 2026-11-01 01:30:00 CDT, 2026-11-01T06:30:00Z", // comes twice
    "America/Chicago, 2026-11-01 01:30:00 CST, 2026-11-01T07:30:00Z",
    "Asia/Kolkata, 2026-01-05 10:11:12 IST, 2026-01-05T04:41:12Z",
    "Europe/London, 2026-07-05 10:11:12 BST, 2026-07-05T09:11:12Z",
    "Europe/Berlin, 2026-01-05 10:11:12 CST, ", // clocks there never show it
    "Europe/Berlin, 2026-01-05 10:11:12 XYZ, ",
    "Europe/Berlin, 2026-01-05 10:11:12 SGT, 2026-01-05T02:11:12Z",
  })
  void readsNamesOfSeveralMeaningsAsTheZoneHasThem(String zone, String text, String instant) {
    TimePattern pattern = TimePattern.of("yyyy-MM-dd HH:mm:ss z");
    assertThat(read(pattern, text, ZoneId.of(zone))).isEqualTo(instant);
  }

  @Test
  void takesAnyNameForTheShapeOfAZone() {
    byte[] text = "2026-01-05 10:11:12 XYZ".getBytes(StandardCharsets.UTF_8);
    TimeReader reader = TimePattern.of("yyyy-MM-dd HH:mm:ss z").reader(null, Instant.EPOCH);

    assertThat(reader.shapeEnd(text, 0, text.length)).isEqualTo(text.length);
    assertThat(reader.read(text, 0, text.length)).isEqualTo(TimeReader.NOT_A_TIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran", "UTC"})
  void agreesWithJavaOnRandomWallTimes(String zone) {
    String letters = "yyyy-MM-dd HH:mm:ss.SSSSSS";
    DateTimeFormatter formatter = DateTimeFormatter.ofPattern(letters, Locale.ROOT);
    TimeReader reader = TimePattern.of(letters).reader(ZoneId.of(zone), AS_OF);
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      // Neighbours and far away times alternate, so that remembered offsets are used and dropped.
      long second = random.nextInt() & (i % 3 == 0 ? 0xFFFFFFFFL : 0xFFFFFL);
      LocalDateTime local =
          LocalDateTime.ofEpochSecond(second, random.nextInt(1_000_000) * 1000, ZoneOffset.UTC);
      byte[] bytes = formatter.format(local).getBytes(StandardCharsets.US_ASCII);
      assertThat(reader.readAll(bytes, 0, bytes.length)).isTrue();
      long expected = ChronoUnit.MICROS.between(Instant.EPOCH, local.atZone(ZoneId.of(zone)));
      assertThat(reader.micros()).describedAs("%s in %s", local, zone).isEqualTo(expected);
    }
  }

  @Test
  void tellsWhereATimeEnds() {
    byte[] bytes = "x 2026-01-05 10:11:12,345 INFO".getBytes(StandardCharsets.US_ASCII);
    TimeReader reader =
        TimePattern.of("yyyy-MM-dd HH:mm:ss,SSS").reader(ZoneOffset.UTC, Instant.EPOCH);
    assertThat(reader.read(bytes, 2, bytes.length)).isEqualTo(25);
    assertThat(reader.read(bytes, 1, bytes.length)).isEqualTo(TimeReader.NOT_A_TIME);
  }

  @Test
  void asksForAZoneWhereTimesNameNone() {
    assertThat(TimePattern.of("yyyy-MM-dd HH:mm:ss").needsZone()).isTrue();
    assertThat(TimePattern.of("yyyy-MM-dd HH:mm:ssXXX").needsZone()).isFalse();
    assertThatThrownBy(() -> TimePattern.of("yyyy-MM-dd HH:mm:ss").reader(null, AS_OF))
        .hasMessage("Missing zone: times like yyyy-MM-dd HH:mm:ss name none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yyyy-MM-dd | Invalid time pattern: yyyy-MM-dd (must have a month, a day and an hour)",
        "yyyy-MM-dd hh:mm | Invalid time pattern: yyyy-MM-dd hh:mm (h means no part of a time here)",
        "yyyy'T | Invalid time pattern: yyyy'T (must close the quote at 5)",
      })
  void explainsWhatIsWrongWithAPattern(String pattern, String message) {
    assertThatThrownBy(() -> TimePattern.of(pattern)).hasMessage(message);
  }

  @Test
  void neverThrowsOnWhateverBytes() {
    Random random = new Random(11);
    byte[] alphabet = "0129:-/., +ZTJanFeb'\0".getBytes(StandardCharsets.US_ASCII);
    TimeReader[] readers = {
      TimePattern.of("yyyy-MM-dd HH:mm:ss[,SSS]XXX").reader(null, AS_OF),
      TimePattern.of("EEE MMM d HH:mm:ss yyyy z").reader(ZoneOffset.UTC, AS_OF),
      TimePattern.of("MMM d HH:mm:ss").reader(ZoneOffset.UTC, AS_OF),
      TimePattern.of("epoch_seconds").reader(null, AS_OF)
    };
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      for (int j = 0; j < bytes.length; j++) {
        bytes[j] = alphabet[random.nextInt(alphabet.length)];
      }
      for (TimeReader reader : readers) {
        int end = reader.read(bytes, 0, bytes.length);
        assertThat(end).isBetween(TimeReader.NOT_A_TIME, bytes.length);
      }
    }
  }

  private static @Nullable String read(TimePattern pattern, String text, ZoneId zone) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    TimeReader reader = pattern.reader(zone, AS_OF);
    return reader.readAll(bytes, 0, bytes.length)
        ? Instant.EPOCH.plus(reader.micros(), ChronoUnit.MICROS).toString()
        : null;
  }
}
