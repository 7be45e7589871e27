package io.nodelog.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoughtTest {
  private static final SoughtAddress V4 = SoughtAddress.parse("10.0.0.1");
  private static final SoughtAddress V6 = SoughtAddress.parse("2001:db8::1");

  private static boolean found(Sought sought, String text) {
    byte[] bytes = ("<" + text + ">").getBytes(UTF_8);
    return sought.indexIn(bytes, 1, bytes.length - 1) >= 0;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "10.0.0.1 - - [x]",
        "\"10.0.0.1\"",
        "10.0.0.1:8080",
        "from 10.0.0.1.",
        "ip=10.0.0.1,",
        "x10.0.0.1y",
        "10.0.0.11 10.0.0.1",
        "?q=%2210.0.0.1%22",
        "?q=from%2010.0.0.1",
        "?ip%3D10.0.0.1",
        "\\x2210.0.0.1\\x22",
        "\\u002210.0.0.1\\u0022",
        "::ffff:10.0.0.1",
        "[::ffff:a00:1]:80",
        "0:0:0:0:0:FFFF:0A00:0001"
      })
  void findsAnIpv4Address(String text) {
    assertThat(found(V4, text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.11",
        "110.0.0.1",
        "10.0.0.1.5",
        "1.10.0.0.1",
        "10.0.0.1000",
        "10.0.0",
        "::10.0.0.2",
        "10:0:0:1"
      })
  void doesNotFindItInALongerNumber(String text) {
    assertThat(found(V4, text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2001:db8::1",
        "2001:DB8:0:0::1 x",
        "2001:0db8:0000:0000:0000:0000:0000:0001",
        "[2001:db8::1]:443",
        "2001:db8:0:0:0:0:0:1:443",
        "client:2001:db8::1",
        "?x=%5B2001:db8::1%5D",
        "?ip%3D2001:db8::1",
        "\\x222001:db8::1\\x22",
        "\\u00222001:db8::1\\u0022",
        "addr: 2001:db8::1, x",
        "source:2001:db8::1",
        "2001:db8::1%eth0",
        "to 2001:db8::1.",
        "2001:db8::1: closed",
        "at 10:00:01 by 2001:db8::0.0.0.1"
      })
  void findsAnIpv6AddressInAnySpelling(String text) {
    assertThat(found(V6, text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2001:db8::11",
        "2001:db8::1:1",
        "12001:db8::1",
        "a:2001:db8::1",
        "::1",
        "10:00:01"
      })
  void doesNotFindItInAnother(String text) {
    assertThat(found(V6, text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0", "10.0.0.1/24", "web-1", "fe80::1%eth0", "10.0.0.01"})
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> SoughtAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void findsAWordByItself() {
    SoughtWord anna = new SoughtWord("anna");

    assertThat(found(anna, "for user=anna from")).isTrue();
    assertThat(found(anna, "\"anna\"")).isTrue();
    assertThat(found(anna, "joanna anna@example.org")).isTrue();
    assertThat(found(anna, "joanna")).isFalse();
    assertThat(found(anna, "anna-lena")).isFalse();
    assertThat(found(anna, "anna\u00e9")).isFalse();
    assertThat(found(anna, "Anna")).isFalse();
  }

  @Test
  void findsAWordInWhateverWayServersEscapeIt() {
    String[] lines = {
      "user=CORP\\jos\u00e9 x",
      "user=CORP\\\\jos\u00e9 x",
      "\"user\":\"CORP\\\\jos\\u00e9\"",
      "\"user\":\"CORP\\\\jos\\u00E9\"",
      "- CORP\\\\jos\\xc3\\xa9 [",
      "- CORP\\\\jos\\xC3\\xA9 ["
    };
    for (String line : lines) {
      assertThat(new SoughtWord("CORP\\jos\u00e9").spellings())
          .as(line)
          .anyMatch(word -> found(word, line));
    }
    assertThat(new SoughtWord("anna").spellings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "a\nb"})
  void refusesWhatIsNoWord(String text) {
    assertThatThrownBy(() -> new SoughtWord(text))
        .hasMessage("Invalid word (must have 1 to 256 bytes)");
  }

  @Test
  void looksNotBehindTheRange() {
    byte[] bytes = "110.0.0.11".getBytes(UTF_8);

    assertThat(V4.indexIn(bytes, 1, 9)).isEqualTo(1);
    assertThat(V4.indexIn(bytes, 0, 9, 1)).isEqualTo(-1);
    assertThat(V4.indexIn(bytes, 1, 8)).isEqualTo(-1);
  }
}
