package io.nodelog.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "/plain ~ /plain",
        "\\\"quoted\\\" ~ \"quoted\"",
        "a\\\\b ~ a\\b",
        "\\x22 ~ \"",
        "\\xC3\\xA4 ~ \u00e4",
        "\\xc3\\xa4 ~ \u00e4",
        "\\xE4 ~ \\xe4",
        "\\xE4\\xE5x ~ \\xe4\\xe5x",
        "\\xC3x ~ \\xc3x",
        "\\xED\\xA0\\x80 ~ \\xed\\xa0\\x80",
        "\\x4 ~ \\x4",
        "\\xZZ ~ \\xZZ",
        "a\\tb ~ a\tb",
        "\\u00e4 ~ \u00e4",
        "\\ud800 ~ \\ud800",
        "\\u12 ~ \\u12",
        "\\/ ~ /",
        "\\q ~ \\q",
        "end\\ ~ end\\"
      })
  void undoesWhatServersEscape(String logged, String shown) {
    assertThat(decode(logged.getBytes(StandardCharsets.UTF_8))).isEqualTo(shown);
  }

  @Test
  void showsLoggedUtf8AndBytesThatAreNot() {
    assertThat(decode("\u00e4\u20ac\ud83d\ude00".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("\u00e4\u20ac\ud83d\ude00");
    assertThat(decode(new byte[] {'a', (byte) 0xFF, 'b', (byte) 0xE2, (byte) 0x82}))
        .isEqualTo("a\\xffb\\xe2\\x82");
  }

  @Test
  void readsAnyBytes() {
    Random random = new Random(8);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(20)];
      random.nextBytes(bytes);
      String text = decode(bytes);
      String strict = new String(bytes, StandardCharsets.UTF_8);
      if (strict.indexOf('\ufffd') < 0 && strict.indexOf('\\') < 0) {
        assertThat(text).isEqualTo(strict);
      }
    }
  }

  @Test
  void hasNoTextOfAFieldThatIsAbsent() {
    AccessRecord record = new AccessRecord();
    record.clear(new byte[] {'a'});
    record.set(AccessField.USER, 0, 1);

    assertThat(FieldText.of(record, AccessField.USER)).isEqualTo("a");
    assertThat(FieldText.of(record, AccessField.METHOD)).isNull();
  }

  private static String decode(byte[] bytes) {
    return FieldText.decode(bytes, 0, bytes.length);
  }
}
