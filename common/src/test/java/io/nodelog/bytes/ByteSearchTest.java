package io.nodelog.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
  @Test
  void findsAndCountsWhatTheSimpleSearchFindsOnEveryLengthAlignmentAndStart() {
    Random random = new Random(1);
    for (int length = 0; length <= 40; length++) {
      byte[] bytes = randomBytes(random, length);
      for (int from = 0; from <= length; from++) {
        for (int to = from; to <= length; to++) {
          for (byte wanted : new byte[] {'"', '#', 0, (byte) 0x80, (byte) 0xFF}) {
            assertThat(ByteSearch.indexOf(bytes, from, to, wanted))
                .describedAs("%s wanted %d from %d to %d", hex(bytes), wanted, from, to)
                .isEqualTo(simple(bytes, from, to, wanted));
            assertThat(ByteSearch.count(bytes, from, to, wanted))
                .describedAs("%s: how many %d from %d to %d", hex(bytes), wanted, from, to)
                .isEqualTo(simpleCount(bytes, from, to, wanted));
          }
        }
      }
    }
  }

  @Test
  void findsQuotesControlsAndWordEndsWhereASimpleSearchFindsThem() {
    Random random = new Random(2);
    byte[] near = {
      '"', '#', '!', ' ', 31, 0, '\n', 127, (byte) 0x80, (byte) 0xA0, (byte) 0xA2, 'a'
    };
    for (int round = 0; round < 200_000; round++) {
      byte[] bytes = new byte[random.nextInt(40) + 8];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = random.nextInt(8) > 0 ? (byte) 'a' : near[random.nextInt(near.length)];
      }
      bytes[bytes.length - 8] = '\n';
      int from = random.nextInt(bytes.length - 7);
      int control = from;
      while (bytes[control] != '"' && (bytes[control] < 0 || bytes[control] >= ' ')) {
        control++;
      }
      int space = from;
      while (bytes[space] < 0 || bytes[space] > ' ') {
        space++;
      }
      assertThat(ByteSearch.quoteOrControl(bytes, from)).describedAs(hex(bytes)).isEqualTo(control);
      assertThat(ByteSearch.wordEnd(bytes, from)).describedAs(hex(bytes)).isEqualTo(space);
    }
  }

  @Test
  void refusesToSearchOnBehindTheArray() {
    assertThatThrownBy(() -> ByteSearch.quoteOrControl(new byte[] {1, 'a', 'b'}, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  /** The mark of a word is right for its first hit only, so the first hit must be the one used. */
  @Test
  void isNotMisledByNeighboursThatDifferInTheLowestBit() {
    byte[] bytes = "abc-,-,,-,-,\"#\"#".getBytes(StandardCharsets.US_ASCII);
    for (int from = 0; from < bytes.length; from++) {
      for (byte wanted : ",-\"#".getBytes(StandardCharsets.US_ASCII)) {
        assertThat(ByteSearch.indexOf(bytes, from, bytes.length, wanted))
            .isEqualTo(simple(bytes, from, bytes.length, wanted));
      }
    }
  }

  @Test
  void doesNotSeeWhatLiesBehindTheRange() {
    byte[] bytes = "abc\nabc\nabc\nabc\n".getBytes(StandardCharsets.US_ASCII);

    assertThat(ByteSearch.indexOf(bytes, 0, 3, (byte) '\n')).isEqualTo(ByteSearch.NOT_FOUND);
    assertThat(ByteSearch.indexOf(bytes, 4, 7, (byte) '\n')).isEqualTo(ByteSearch.NOT_FOUND);
    assertThat(ByteSearch.indexOf(bytes, 16, 16, (byte) '\n')).isEqualTo(ByteSearch.NOT_FOUND);
  }

  @Test
  void refusesARangeOutsideTheArray() {
    assertThatThrownBy(() -> ByteSearch.indexOf(new byte[4], 0, 5, (byte) 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  /** Mostly values that are near the wanted ones, so that hits and near misses are frequent. */
  private static byte[] randomBytes(Random random, int length) {
    byte[] near = {'"', '#', 0, 1, (byte) 0x80, (byte) 0x81, (byte) 0xFF, 'a', 'b', 'c', 'd'};
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = near[random.nextInt(near.length)];
    }
    return bytes;
  }

  private static int simpleCount(byte[] bytes, int from, int to, byte wanted) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += bytes[i] == wanted ? 1 : 0;
    }
    return count;
  }

  private static int simple(byte[] bytes, int from, int to, byte wanted) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }
}
