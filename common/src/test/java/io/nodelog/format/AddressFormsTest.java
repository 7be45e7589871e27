package io.nodelog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form that a client is known to be written in has a verdict, and a reason for it. */
class AddressFormsTest {
  private record Form(String text, String kind, String canonical, String reason) {}

  static List<Form> forms() throws IOException {
    try (InputStream file = AddressFormsTest.class.getResourceAsStream("address-forms.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.indexOf('\t') >= 0)
          .map(line -> line.replace("\\0", "\0").split("\t", -1))
          .map(parts -> new Form(parts[0], parts[1], parts[2], parts[3]))
          .toList();
    }
  }

  @Test
  void areManyAndEachOnce() throws IOException {
    assertThat(forms()).hasSizeGreaterThan(200).extracting(Form::text).doesNotHaveDuplicates();
    assertThat(forms()).extracting(Form::reason).allSatisfy(text -> assertThat(text).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void areTakenForWhatTheTableSays(Form form) {
    Line line = parse("1 " + form.text(), 0);

    assertThat(kind(line)).isEqualTo(form.kind());
    if (line.outcome().counted()) {
      String address = line.get("client_ip");
      String client = address == null ? line.get("client_host") : address;
      assertThat(client == null ? "" : client).isEqualTo(form.canonical());
    }
  }

  /** Bytes behind the line are looked at eight at a time, and must not count. */
  @ParameterizedTest
  @MethodSource("forms")
  void areTakenForTheSameWhateverFollows(Form form) {
    String line = "1 " + form.text();

    assertThat(parse(line + ".1.2.3:4]%5", 11).columns()).isEqualTo(parse(line, 0).columns());
  }

  private static String kind(Line line) {
    return line.outcome().counted()
        ? line.get("client_kind")
        : line.outcome().name().toLowerCase(Locale.ROOT);
  }

  private static Line parse(String text, int behind) {
    LineParser parser = LogFormat.of("%{sec}t %h").newLineParser(ParserSettings.none());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Line.parse(parser, bytes, 0, bytes.length - behind);
  }
}
