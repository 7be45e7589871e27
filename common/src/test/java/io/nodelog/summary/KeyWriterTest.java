package io.nodelog.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.record.ClientKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyWriterTest {
  private final Random random = new Random(7);

  private static ByteRange range(byte[] bytes) {
    return new ByteRange().set(bytes, 0, bytes.length);
  }

  private static int order(KeyWriter left, KeyWriter right) {
    return Integer.signum(range(left.copy()).compareBytes(range(right.copy())));
  }

  @Test
  void ordersInstantsAsTheyFollowEachOther() {
    for (int i = 0; i < 10_000; i++) {
      long a = random.nextLong() >> random.nextInt(64);
      long b = random.nextBoolean() ? a + random.nextInt(3) - 1 : random.nextLong();

      assertThat(order(new KeyWriter().instant(a), new KeyWriter().instant(b)))
          .describedAs("%d and %d", a, b)
          .isEqualTo(Long.compare(a, b));
    }
  }

  @Test
  void ordersTextsAsUnsignedBytesWhateverFollows() {
    for (int i = 0; i < 50_000; i++) {
      byte[] a = text();
      byte[] b = text();
      int wanted = Integer.signum(Arrays.compareUnsigned(a, b));
      KeyWriter left = new KeyWriter().text(a, 0, a.length).integer(random.nextInt(1 << 30));
      KeyWriter right = new KeyWriter().text(b, 0, b.length).integer(random.nextInt(1 << 30));

      if (wanted != 0) {
        assertThat(order(left, right))
            .describedAs("%s and %s", Arrays.toString(a), Arrays.toString(b))
            .isEqualTo(wanted);
      }
    }
  }

  private byte[] text() {
    byte[] alphabet = {0, 1, 'a', 'b', (byte) 0xfe, (byte) 0xff};
    byte[] text = new byte[random.nextInt(5)];
    for (int i = 0; i < text.length; i++) {
      text[i] = alphabet[random.nextInt(alphabet.length)];
    }
    return text;
  }

  @Test
  void readsBackTextsOfAnyBytes() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      byte[] a = text();
      byte[] b = text();
      byte[] key = new KeyWriter().text(a, 0, a.length).text(b, 0, b.length).copy();
      KeyReader reader = new KeyReader().set(range(key));

      assertThat(reader.text()).isEqualTo(a);
      assertThat(reader.text()).isEqualTo(b);
      assertThat(reader.atEnd()).isTrue();
    }
  }

  @Test
  void ordersClientsByKindAndThenByAddress() {
    KeyWriter[] inOrder = {
      new KeyWriter().clientIpv4(1),
      new KeyWriter().clientIpv4(0x7fffffff),
      new KeyWriter().clientIpv4(0x80000000),
      new KeyWriter().clientIpv6(0, 9),
      new KeyWriter().clientIpv6(0x2001L << 48, 1),
      new KeyWriter().clientIpv6(0x8001L << 48, 0),
      new KeyWriter().clientName(new byte[0], 0, 0),
      new KeyWriter().clientName(new byte[] {'a'}, 0, 1),
      new KeyWriter().clientNone()
    };

    for (int i = 1; i < inOrder.length; i++) {
      assertThat(order(inOrder[i - 1], inOrder[i])).describedAs("at %d", i).isNegative();
    }
  }

  @Test
  void passesOverColumnsOfEveryType() throws IOException {
    byte[] key =
        new KeyWriter()
            .clientName(new byte[] {0}, 0, 1)
            .instant(-5)
            .integer(7)
            .clientIpv6(1, 2)
            .text("x")
            .copy();
    KeyReader reader = new KeyReader().set(range(key));
    ByteRange column = new ByteRange();

    reader.column(KeyType.CLIENT, column);
    assertThat(column.copy()).isEqualTo(new byte[] {2, 0, (byte) 0xff, 0, 0});
    reader.column(KeyType.INSTANT, column);
    assertThat(reader.integer()).isEqualTo(7);
    assertThat(reader.clientKind()).isEqualTo(ClientKind.V6);
    assertThat(reader.ipv6High()).isEqualTo(1);
    assertThat(reader.ipv6Low()).isEqualTo(2);
    reader.column(KeyType.TEXT, column);
    assertThat(column.copy()).isEqualTo(new byte[] {'x', 0, 0});
    assertThat(reader.atEnd()).isTrue();
  }

  @Test
  void refusesKeysThatEndEarly() {
    byte[] key = {2, 'a', 0};

    assertThatThrownBy(() -> new KeyReader().set(range(key)).column(KeyType.CLIENT, range(key)))
        .isInstanceOf(CorruptSummary.class)
        .hasMessage("Row ends early: 0 bytes left of 1");
    assertThatThrownBy(() -> new KeyReader().set(range(new byte[] {4})).clientKind())
        .isInstanceOf(CorruptSummary.class)
        .hasMessage("Invalid client kind: 4");
  }

  @Test
  void refusesNegativeIntegers() {
    assertThatThrownBy(() -> new KeyWriter().integer(-1))
        .hasMessage("Invalid key: -1 (must be 0 or more)");
  }
}
