package io.nodelog.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0, true",
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 9.255.255.255, false",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "192.0.2.7/32, 192.0.2.6, false",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "0.0.0.0/0, ::, false",
    "10.0.0.0/8, ::a00:1, false",
    "10.0.0.0/8, ::ffff:10.0.0.1, true",
    "10.0.0.0/8, ::ffff:11.0.0.1, false",
    "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8::/65, 2001:db8::7fff:ffff:ffff:ffff, true",
    "2001:db8::/65, 2001:db8::8000:0:0:0, false",
    "2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff, true",
    "2001:db8::/64, 2001:db8:0:1::, false",
    "ff00::/8, ffff::, true",
    "ff00::/8, feff::, false",
    "::/0, ffff::, true",
    "::/0, 192.0.2.7, false",
    "::1, ::1, true",
    "::1, ::2, false",
    "fe80::/10, fe80::1%eth0, true"
  })
  void knowsWhatARangeHas(String range, String address, boolean contained) {
    AddressText text = new AddressText();
    byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
    assertThat(text.parse(bytes, 0, bytes.length)).isTrue();

    assertThat(text.isIn(AddressRanges.of(List.of(range)))).isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/8",
        "10",
        "10.0.0/8",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/08",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "10.0.0.1/8",
        "10.0.0.0/255.0.0.0",
        "10.0.0.0-10.0.0.9",
        "2001:db8::/129",
        "2001:db8::1/64",
        "[2001:db8::]/32",
        "fe80::%eth0/64",
        "localhost",
        " 10.0.0.0/8"
      })
  void refusesWhatIsNoRange(String range) {
    assertThatThrownBy(() -> AddressRanges.of(List.of("192.0.2.7", range)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid address range: " + range + " (must ");
  }

  @Test
  void hasNothingUnlessSomethingIsGiven() {
    assertThat(AddressRanges.NONE.isEmpty()).isTrue();
    assertThat(AddressRanges.NONE.contains(0)).isFalse();
    assertThat(AddressRanges.NONE.contains(0, 0)).isFalse();
  }

  @Test
  void writesItsRangesInCanonicalForm() {
    assertThat(AddressRanges.of(List.of("192.0.2.7", "2001:DB8:0::/32")))
        .hasToString("192.0.2.7/32, 2001:db8::/32")
        .isEqualTo(AddressRanges.of(List.of("192.0.2.7/32", "2001:db8::/32")))
        .isNotEqualTo(AddressRanges.NONE);
  }

  /** Few bits differ, so that ranges lie in each other and side by side. */
  @Test
  void agreesWithLookingAtEachRangeAfterTheOther() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<String> texts = new ArrayList<>();
      List<BigInteger[]> ranges = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        int bits = random.nextInt(129);
        BigInteger size = BigInteger.ONE.shiftLeft(128 - bits);
        BigInteger from = address(random).divide(size).multiply(size);
        texts.add(Ipv6.text(from.shiftRight(64).longValue(), from.longValue()) + "/" + bits);
        ranges.add(new BigInteger[] {from, from.add(size)});
      }
      AddressRanges set = AddressRanges.of(texts);
      for (int i = 0; i < 200; i++) {
        BigInteger wanted = address(random);
        boolean expected =
            ranges.stream()
                .anyMatch(r -> r[0].compareTo(wanted) <= 0 && wanted.compareTo(r[1]) < 0);
        assertThat(set.contains(wanted.shiftRight(64).longValue(), wanted.longValue()))
            .describedAs("seed %d: %s in %s", seed, wanted.toString(16), set)
            .isEqualTo(expected);
      }
    }
  }

  private static BigInteger address(Random random) {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(random.nextLong() & 0xE000000000000003L);
    bytes.putLong(random.nextLong() & 0xC000000000000007L);
    return new BigInteger(1, bytes.array());
  }
}
