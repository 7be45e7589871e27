package io.nodelog.bytes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void leavesOrdinaryTextAlone() {
    assertThat(SafeText.of("GET /münchen?a=\"b\" 日本 \\x 😀"))
        .isEqualTo("GET /münchen?a=\"b\" 日本 \\x 😀");
  }

  @Test
  void escapesWhatATerminalWouldObey() {
    assertThat(SafeText.of("\u001b[2J\r\n\t\u0000\u007f\u009b"))
        .isEqualTo("\\x1b[2J\\x0d\\x0a\\x09\\x00\\x7f\\x9b");
  }

  @Test
  void escapesWhatChangesTheDirectionOfWriting() {
    assertThat(SafeText.of("a\u202eb\u2066c\u2028d")).isEqualTo("a\\u202eb\\u2066c\\u2028d");
  }

  @Test
  void isNeverLongerThanAsked() {
    assertThat(SafeText.of("abcdef", 6)).isEqualTo("abcdef");
    assertThat(SafeText.of("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(SafeText.of("abc\u0000defg", 6)).isEqualTo("abc…");
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      String safe = SafeText.of(bytes, 0, bytes.length, 20);
      assertThat(safe).as("seed %s, case %s", seed, i).hasSizeLessThanOrEqualTo(20);
      assertThat(safe.codePoints().noneMatch(SafeText::isUnsafe)).as(safe).isTrue();
    }
  }

  @Test
  void showsBytesThatAreNoUtf8() {
    byte[] bytes = "a\u00ff\u0016\u0003b".getBytes(ISO_8859_1);

    assertThat(SafeText.of(bytes, 0, bytes.length, 100)).isEqualTo("a\\xff\\x16\\x03b");
    assertThat(SafeText.of(bytes, 1, 2, 100)).isEqualTo("\\xff");
    byte[] umlaut = "xü".getBytes(UTF_8);
    assertThat(SafeText.of(umlaut, 0, 3, 100)).isEqualTo("xü");
    assertThat(SafeText.of(umlaut, 0, 2, 100)).isEqualTo("x\\xc3");
  }
}
