package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.format.parser.AccessFormat;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that are read by the header above them. */
class HeaderLinesTest {
  private static final String LINE = "2026-01-05 10:11:12 192.0.2.7 200";

  private final LineParser parser = LogFormat.of("iis").newLineParser(ParserSettings.none());

  @Test
  void readsEachLineByTheHeaderAboveIt() {
    assertThat(read("#Fields: date time c-ip sc-status").verdict()).isEqualTo("EXCLUDED");
    assertThat(read(LINE).get("client_ip")).isEqualTo("192.0.2.7");
    read("#Fields: sc-status c-ip time date");
    assertThat(read(LINE).verdict()).isEqualTo("REJECT STATUS");
    assertThat(read("404 192.0.2.8 10:11:12 2026-01-05").get("client_ip")).isEqualTo("192.0.2.8");
    read("#Software: Microsoft Internet Information Services 10.0");
    assertThat(read("404 192.0.2.9 10:11:12 2026-01-05").get("status")).isEqualTo("404");
    read("#Fields: date time c-ip sc-status");
    assertThat(read(LINE).verdict()).isEqualTo("RECORD");
  }

  @Test
  void tellsWhichLinesAreHeaders() {
    AccessFormat format = (AccessFormat) LogFormat.of("w3c").format();

    assertThat(isHeader(format, "#Fields: date time")).isTrue();
    assertThat(isHeader(format, "#Fields:")).isTrue();
    assertThat(isHeader(format, "#Field")).isFalse();
    assertThat(isHeader(format, "#Date: 2026-01-05")).isFalse();
    assertThat(isHeader(format, LINE)).isFalse();
  }

  @Test
  void readsFilesWithoutHeaderByTheFieldsThatTheFormatNames() {
    LogFormat format =
        LogFormat.of("own", Map.of("own", "kind = w3c, fields = \"date time c-ip sc-status\""));
    byte[] bytes = LINE.getBytes(StandardCharsets.US_ASCII);

    assertThat(
            format
                .newLineParser(ParserSettings.none())
                .parse(bytes, 0, bytes.length, new AccessRecord()))
        .isEqualTo(Outcome.RECORD);
  }

  @Test
  void rejectsLinesBelowHostileHeaders() {
    String many =
        IntStream.range(0, 10_000).mapToObj(i -> "f" + i).collect(Collectors.joining(" "));
    read("#Fields: date time " + many);
    assertThat(read(LINE).verdict()).isEqualTo("REJECT SHAPE");
    read("#Fields: " + "date time ".repeat(100));
    assertThat(read(LINE).verdict()).isEqualTo("REJECT SHAPE");
    read("#Fields: x y z w");
    assertThat(read(LINE).verdict()).isEqualTo("REJECT TIME");
    read("#Fields: \0 \u00ff \" ' {");
    assertThat(read(LINE).verdict()).isEqualTo("REJECT TIME");
    for (int i = 0; i < 10_000; i++) {
      read("#Fields: date time f" + i);
    }
    read("#Fields: date time c-ip sc-status");
    assertThat(read(LINE).verdict()).isEqualTo("RECORD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "`2026-01-05 10:11:12 192.0.2.7 200` ~ RECORD",
        "`2026-01-05 10:11:12 192.0.2.7 200 ` ~ RECORD",
        "`2026-01-05  10:11:12 192.0.2.7   200` ~ RECORD",
        "`2026-01-05\t10:11:12\t192.0.2.7\t200` ~ RECORD",
        "`\"2026-01-05\" \"10:11:12\" \"192.0.2.7\" \"200\"` ~ RECORD",
        "`2026-01-05\t10:11:12\t\t200` ~ RECORD",
        "`2026-01-05 10:11:12 - 200` ~ RECORD",
        "`2026-01-05 10:11:12 192.0.2.7 -` ~ RECORD",
        "`2026-01-05 10:11:12 192.0.2.7 0` ~ REJECT STATUS",
        "`2026-01-05 10:11:12 192.0.2.7 \"200` ~ REJECT SHAPE",
        "`2026-01-05 10:11:12 192.0.2.7 \"200\"x` ~ REJECT SHAPE",
        "`2026-01-05 10:11:12 192.0.2.7 \"` ~ REJECT SHAPE",
        "`2026-01-05` ~ REJECT SHAPE",
        "`\t` ~ EXCLUDED",
        "`- 10:11:12 192.0.2.7 200` ~ REJECT TIME",
        "`2026-01-05 - 192.0.2.7 200` ~ REJECT TIME",
      })
  void hasAVerdictOnOddLines(String line, String verdict) {
    read("#Fields: date time c-ip sc-status");

    assertThat(read(line).verdict()).isEqualTo(verdict);
  }

  @Test
  void takesZeroBytesForATornFile() {
    read("#Fields: date time c-ip sc-status");

    assertThat(read("2026-01-05 10:11:12 \0 200").verdict()).isEqualTo("REJECT BINARY");
    assertThat(read("2026-01-05 10:11:12 \0").verdict()).isEqualTo("REJECT BINARY");
  }

  /** A quadratic search would take minutes for these. */
  @Test
  void takesTimeLinearInTheLength() {
    read("#Fields: date time c-ip cs(User-Agent)");
    long start = System.nanoTime();
    for (String piece : new String[] {" ", "\"", "\"\"", "\t", "a ", "\" "}) {
      String rest = piece.repeat(1_000_000 / piece.length());
      read("2026-01-05 10:11:12 192.0.2.7 " + rest);
      read("#Fields: " + rest);
      read("#Fields: date time c-ip cs(User-Agent)");
    }
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(10);
  }

  private Line read(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    return Line.parse(parser, bytes, 0, bytes.length);
  }

  private static boolean isHeader(AccessFormat format, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
    return format.isHeader(bytes, 0, bytes.length);
  }
}
